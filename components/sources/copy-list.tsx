import Link from "next/link";
import { fileHash } from "#lib/domain/claim/source-file.ts";
import type { SourceCopy } from "#lib/domain/claim/source-list.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import { bytesInWords } from "#lib/domain/text/bytes-in-words.ts";
import { Button } from "../ui/button.tsx";
import { LetCopyCount } from "./let-copy-count.tsx";
import { TakeOutCopy } from "./take-out-copy.tsx";

/** `mayTakeOut`: whoever looks may remove one for good. */
type Props = { sourceId: string; copies: SourceCopy[]; shown: string | null; text: string | null; mayTakeOut: boolean };

/** The copies we keep. They open as plain text, pictures as pictures: nothing of a page ever runs here. */
export function CopyList({ sourceId, copies, shown, text, mayTakeOut }: Props) {
  const at = ({ id }: SourceCopy) => `/desk/sources/${sourceId}/copies/${id}`;
  if (copies.length === 0) return <p className="text-soft">There is no copy yet.</p>;
  return (
    <ul className="grid gap-3">
      {copies.map((copy) => (
        <li key={copy.id} className="grid gap-1 rounded-lg border border-line bg-card p-3">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <b>
              <time dateTime={copy.at}>{longDate(copy.at)}</time>, {copy.at.slice(11, 16)} UTC
            </b>
            <span className="text-soft">
              {copy.contentType || "unknown type"}, {bytesInWords(copy.size)}
              {copy.putInBy === null && `, status ${copy.status}`}
            </span>
            {copies.length > 1 && copy.counts && <b className="text-acc">✓ This one counts</b>}
            {!copy.kept && <b>Taken out: its hashes are what stays.</b>}
          </p>
          <p className="text-sm text-soft wrap-anywhere">
            <WhereFrom copy={copy} />
          </p>
          <p className="font-mono text-xs text-soft wrap-anywhere">
            SHA-256 {copy.sha256}
            {copy.textSha256 && `, of its text ${copy.textSha256}`}
          </p>
          {copy.kept && (
            <div className="mt-1 flex flex-wrap gap-2">
              {copy.textSha256 && copy.id !== shown && (
                <Button asChild size="small">
                  <Link href={`/desk/sources/${sourceId}?copy=${copy.id}`}>Read its text</Link>
                </Button>
              )}
              <Button asChild size="small">
                <a href={at(copy)} {...(isPicture(copy) ? { target: "_blank", rel: "noreferrer" } : { download: true })}>
                  {isPicture(copy) ? "Look at it" : "Download"}
                </a>
              </Button>
              {copy.putInBy === null && (
                <Button asChild size="small">
                  <a href={`${at(copy)}/warc`} download>
                    WARC
                  </a>
                </Button>
              )}
              {copies.length > 1 && !copy.counts && <LetCopyCount copy={copy} />}
              {mayTakeOut && <TakeOutCopy id={copy.id} on={`${longDate(copy.at)}, ${copy.at.slice(11, 16)} UTC`} />}
            </div>
          )}
          {copy.id === shown && (
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

/** Whether the server read it itself, or whose it is. */
function WhereFrom({ copy: { url, putInBy, fileName } }: { copy: SourceCopy }) {
  if (putInBy === null) {
    return (
      <>
        Read at <bdi>{url}</bdi>
      </>
    );
  }
  const isFile = fileHash(url) !== null;
  return (
    <>
      <b>
        {isFile ? "Attached" : "Put in"} by <bdi>{putInBy}</bdi>
      </b>
      {!isFile && ", not read by the server"}
      {fileName && ": "}
      {fileName && <bdi>{fileName}</bdi>}
      {!isFile && ", as a copy of "}
      {!isFile && <bdi>{url}</bdi>}
    </>
  );
}

function isPicture({ contentType }: SourceCopy): boolean {
  return contentType.startsWith("image/");
}
