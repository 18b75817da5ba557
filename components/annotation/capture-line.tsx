"use client";

import { isSamePage } from "#lib/domain/article/near-address.ts";
import type { EvidenceCapture } from "#lib/domain/claim/capture.ts";
import { fileHash } from "#lib/domain/claim/source-file.ts";
import { longDate, sourceNewsWords, sourceWords } from "#lib/domain/export/wording.ts";
import { WordDifference } from "../prose/word-difference.tsx";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { ArchivingLine } from "../sources/archiving-line.tsx";
import { NewPlace } from "../sources/new-place.tsx";
import { PutInCopy } from "../sources/put-in-copy.tsx";

type Props = { id: string; url: string; quote: string };

/** What is known of the document behind a row of evidence, and whether the words quoted stand in it. */
export function CaptureLine({ id, url, quote }: Props) {
  const { commands } = useRoom();
  const annotation = useRoomState((state) => state.annotations[id]);
  const fetchNothing = useRoomState((state) => state.article.fetchNothing || state.article.sample);
  const asksArchive = useRoomState((state) => state.asksArchive);
  const meId = useRoomState((state) => state.me.id);
  const address = url.trim();
  const ofSource = annotation?.evidence.filter(({ source }) => source !== null && isSamePage(source.url, address)) ?? [];
  const known = ofSource.find((each) => each.quote === quote.trim()) ?? ofSource.find((each) => each.quote === quote) ?? ofSource[0];
  if (!known?.source) return null;
  const { source, capture } = known;
  const isFile = fileHash(source.url) !== null;
  const isSaved = known.quote.trim() === quote.trim();
  const busy = capture?.state === "waiting" || capture?.state === "reading";
  return (
    <div className="grid gap-0.5 text-[0.82rem] text-soft" data-capture={capture?.state ?? "none"}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span className="wrap-anywhere">{isFile && capture ? fileState(capture) : captureState(capture, fetchNothing)}</span>
        <a className="text-link" href={`/desk/sources/${source.id}`} target="_blank" rel="noreferrer">
          All about it
        </a>
        {!busy && !fetchNothing && !isFile && (
          <button type="button" className="text-link" onClick={() => commands.askForCapture(id, source.id)}>
            {capture?.at ? "Read it again" : "Read it now"}
          </button>
        )}
        {!isFile && <PutInCopy id={source.id} annotation={{ id, meId }} quiet />}
      </div>
      {sourceWords(source) && <p className="wrap-anywhere first-letter:uppercase">{sourceWords(source)}</p>}
      {!isFile && (
        <ArchivingLine
          sourceId={source.id}
          archiving={known.archiving}
          mayAsk={asksArchive && !fetchNothing && source.archivedUrl === null}
        />
      )}
      {capture?.news && isSaved && (
        <p className="font-semibold text-ina">
          ! {sourceNewsWords(capture.news)} <NewPlace moved={capture.news.moved} />
        </p>
      )}
      {isSaved && quote.trim() !== "" && <QuoteLine capture={capture} quote={quote} />}
    </div>
  );
}

function fileState({ putInBy, at, reason }: EvidenceCapture): string {
  return [`Attached by ${putInBy ?? "the desk"}${at === null ? "" : ` on ${longDate(at)}`}.`, reason].filter(Boolean).join(" ");
}

function captureState(capture: EvidenceCapture | null, fetchNothing: boolean): string {
  if (capture === null) return fetchNothing ? "Not read: nothing is fetched for this article." : "Not read yet.";
  const { state, at, reason, putInBy } = capture;
  const copy =
    at === null ? "" : putInBy === null ? `Our copy is of ${longDate(at)}.` : `Our copy was put in by ${putInBy} on ${longDate(at)}.`;
  if (state === "waiting") return `Waits to be read. ${copy}`;
  if (state === "reading") return `Being read… ${copy}`;
  if (state === "kept") return [copy, reason].filter(Boolean).join(" ");
  return [state === "gone" ? "Gone." : "Could not be read.", reason, copy].filter(Boolean).join(" ");
}

function QuoteLine({ capture, quote }: { capture: EvidenceCapture | null; quote: string }) {
  if (!capture?.at) return null;
  const { quote: state, place, textSha256 } = capture;
  if (textSha256 === null) return <p>There are no words in it that could be looked for.</p>;
  if (state === null) return <p>The words quoted are being looked for…</p>;
  if (state === "missing") return <p className="font-semibold text-ina">✗ The words quoted are not in our copy.</p>;
  if (state === "similar") {
    return (
      <div>
        <p className="font-semibold text-mis">≈ Our copy has other words than those quoted:</p>
        <div className="font-serif text-[0.88rem] wrap-anywhere">
          <WordDifference before={quote} after={place?.exact ?? ""} language="en" />
        </div>
      </div>
    );
  }
  return (
    <details>
      <summary className="font-semibold text-acc">✓ The words quoted are in our copy.</summary>
      {place && (
        <p dir="auto" className="font-serif text-[0.88rem] wrap-anywhere">
          {place.before}
          <mark>{place.exact}</mark>
          {place.after}
        </p>
      )}
    </details>
  );
}
