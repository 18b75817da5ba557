import Link from "next/link";
import type { SourceCopy } from "#lib/domain/claim/source-list.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import { TakeOutCopy } from "./take-out-copy.tsx";

/** `mayTakeOut`: whoever looks may remove one for good. */
type Props = { sourceId: string; copies: SourceCopy[]; shown: string | null; text: string | null; mayTakeOut: boolean };

/** The copies we keep. They open as plain text: nothing of a page ever runs here. */
export function CopyList({ sourceId, copies, shown, text, mayTakeOut }: Props) {
  if (copies.length === 0) return <p className="text-soft">There is no copy yet.</p>;
  return (
    <ul className="grid gap-3">
      {copies.map(({ id, at, url, status, contentType, sha256, textSha256, size, kept }) => (
        <li key={id} className="grid gap-1 rounded-lg border border-line bg-card p-3">
          <p className="flex flex-wrap gap-x-3">
            <b>
              <time dateTime={at}>{longDate(at)}</time>, {at.slice(11, 16)} UTC
            </b>
            <span className="text-soft">
              {contentType || "unknown type"}, {Math.max(1, Math.round(size / 1000)).toLocaleString("en")} kB, status {status}
            </span>
            {kept && textSha256 && id !== shown && <Link href={`/desk/sources/${sourceId}?copy=${id}`}>Read its text</Link>}
            {!kept && <b>Taken out: its hashes are what stays.</b>}
            {kept && mayTakeOut && <TakeOutCopy id={id} on={`${longDate(at)}, ${at.slice(11, 16)} UTC`} />}
          </p>
          <p className="text-sm text-soft wrap-anywhere">
            Read at <bdi>{url}</bdi>
          </p>
          <p className="font-mono text-xs text-soft wrap-anywhere">
            SHA-256 {sha256}
            {textSha256 && `, of its text ${textSha256}`}
          </p>
          {id === shown && (
            <pre
              dir="auto"
              className="max-h-[60vh] overflow-auto rounded bg-sunk p-3 font-serif text-[0.95rem] whitespace-pre-wrap wrap-anywhere"
            >
              {text ?? "Its text was taken out, or it has none."}
            </pre>
          )}
        </li>
      ))}
    </ul>
  );
}
