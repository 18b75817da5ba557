import Link from "next/link";
import type { ListedSource } from "#lib/domain/claim/source-list.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import { stateWords } from "./source-words.ts";

/** A source among others: what it is, how it stands, what rests on it. */
export function SourceRow({ source }: { source: ListedSource }) {
  const { id, url, title, publisher, state, reason, at, movedTo, cites } = source;
  const isTrouble = state === "failed" || state === "gone";
  return (
    <li className="grid gap-0.5 px-4 py-3">
      <Link href={`/desk/sources/${id}`} className="font-serif font-semibold wrap-anywhere" dir="auto">
        {title || url}
      </Link>
      <p className="text-sm text-soft wrap-anywhere">
        {publisher && <bdi>{publisher} · </bdi>}
        <bdi>{URL.parse(url)?.host || "file kept by the desk"}</bdi>
        {` · cited by ${cites === 1 ? "1 annotation" : `${cites} annotations`}`}
      </p>
      <p className={`text-sm wrap-anywhere ${isTrouble ? "font-semibold text-ina" : "text-soft"}`}>
        {stateWords[state ?? "none"]}
        {at && `, ${longDate(at)}`}
        {reason && `: ${reason}`}
      </p>
      {movedTo && (
        <p className="text-sm font-semibold text-ina wrap-anywhere">
          Moved: its site leads to <bdi>{movedTo}</bdi>
        </p>
      )}
    </li>
  );
}
