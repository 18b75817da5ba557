"use client";

import type { FoundDetail } from "#lib/domain/article/found-details.ts";

type DetailSourceProps = {
  found: FoundDetail[];
  /** As it stands in the field. */
  value: string;
  choose: (value: string) => void;
  /** How a value is written for people. */
  inWords?: (value: string) => string;
};

/** Where the value of a field was found and, one click away, what else could stand there. */
export function DetailSource({ found, value, choose, inWords = (each) => each }: DetailSourceProps) {
  if (found.length === 0) return null;
  const current = found.find((each) => each.value === value.trim());
  const others = found.filter((each) => each !== current);
  const from = current ? `Source: ${current.from}` : value.trim() === "" ? "Not filled in" : "Filled in by hand";
  if (others.length === 0) return <p className="text-[0.82rem] break-words text-soft">{from}</p>;
  return (
    <details className="group text-[0.82rem] text-soft">
      <summary className="flex min-h-6 cursor-pointer list-none flex-wrap items-center gap-x-2 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 break-words">{from}</span>
        <span className="text-link">
          {current ? (others.length === 1 ? "1 other" : `${others.length} others`) : `${others.length} found`}
        </span>
      </summary>
      <ul className="mt-1 grid gap-1 border-s border-line ps-2.5">
        {others.map((each) => (
          <li key={each.value} className="grid">
            <button type="button" className="text-link min-h-6 text-start break-words" dir="auto" onClick={() => choose(each.value)}>
              {inWords(each.value)}
            </button>
            <span className="break-words">{each.from}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
