import Link from "next/link";
import { type LibraryAddress, libraryHref } from "./library-address.ts";

type WhoseLinksProps = { address: LibraryAddress; count: number };

/** All articles, or those assigned to whoever looks. What else narrows the list goes along. */
export function WhoseLinks({ address, count }: WhoseLinksProps) {
  const mine = address.person === "me";
  const choices = [
    { name: "All articles", here: address.person === undefined, person: "" },
    { name: `Assigned to you (${count})`, here: mine, person: "me" },
  ];
  return (
    <nav aria-label="Whose articles" className="flex flex-wrap gap-1.5 text-sm">
      {choices.map(({ name, here, person }) => (
        <Link
          key={name}
          href={libraryHref(address, { person })}
          aria-current={here ? "page" : undefined}
          className="rounded-full border border-line px-3 py-1 text-soft no-underline hover:bg-hover hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
