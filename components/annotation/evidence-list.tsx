import { isSafeLink } from "#lib/domain/article/safe-link.ts";
import { fileHash } from "#lib/domain/claim/source-file.ts";
import { evidenceStance } from "#lib/domain/export/wording.ts";
import { quoted } from "#lib/domain/text/quoted.ts";
import { hostShown } from "../prose/host-shown.ts";
import type { EvidenceRow } from "../session/card-fields.ts";
import { stanceColours } from "../verdict/stance-colours.ts";
import { CaptureLine } from "./capture-line.tsx";
import { SourceCount } from "./source-count.tsx";

/** The evidence behind an annotation: for each, its stance, where it is from, and the words quoted. */
export function EvidenceList({ id, rows }: { id: string; rows: EvidenceRow[] }) {
  if (rows.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <SourceCount id={id} />
      <ul className="grid gap-1.5">
        {rows.map((row) => (
          <li key={row.key} className="grid gap-0.5">
            <p className="min-w-0">
              <span className={`me-1.5 font-semibold ${stanceColours[row.stance]}`}>{evidenceStance[row.stance]}</span>
              <EvidenceSource row={row} />
            </p>
            {(row.quote || row.passage) && (
              <p dir="auto" className="line-clamp-4 font-serif text-[0.88rem] text-soft italic">
                {quoted(row.quote || (row.passage?.exact ?? ""))}
              </p>
            )}
            <CaptureLine id={id} url={row.url} quote={row.quote} />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function EvidenceSource({ row }: { row: EvidenceRow }) {
  if (row.passage) {
    return (
      <a className="text-link" href={`/desk/articles/${row.passage.articleSlug}`} target="_blank" rel="noreferrer">
        <bdi>{row.passage.articleTitle}</bdi>
      </a>
    );
  }
  const name = row.title || (fileHash(row.url) !== null ? "A file" : hostOf(row.url)) || "No address yet";
  const about = [row.locator, row.publisher, row.publishedAt].filter(Boolean).join(", ");
  return (
    <>
      {isSafeLink(row.url) ? (
        <a className="text-link wrap-anywhere" href={row.url} target="_blank" rel="noopener noreferrer nofollow" {...hostShown(row.url)}>
          <bdi>{name}</bdi>
        </a>
      ) : (
        <span className="wrap-anywhere">{name}</span>
      )}
      {about && (
        <span className="text-soft wrap-anywhere">
          {" "}
          · <bdi>{about}</bdi>
        </span>
      )}
      {fileHash(row.url) !== null && <span className="text-soft"> · file kept by the desk</span>}
      {isSafeLink(row.archivedUrl) && (
        <>
          {" · "}
          <a
            className="text-link"
            href={row.archivedUrl}
            target="_blank"
            rel="noopener noreferrer nofollow"
            {...hostShown(row.archivedUrl)}
          >
            archived copy
          </a>
        </>
      )}
    </>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, "") : url;
}
