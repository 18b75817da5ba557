import type { Stance } from "#lib/domain/claim/annotation.ts";
import { sourcesWords } from "#lib/domain/claim/independence.ts";
import { latestNews, type SourceFinding } from "#lib/domain/claim/source.ts";
import { archivedUri } from "#lib/domain/export/addresses.ts";
import { captureWords, evidenceStance, fileWords, longDate, sourceNewsWords, sourceWords } from "#lib/domain/export/wording.ts";
import type { PublishedAnnotation, PublishedEvidence } from "#lib/domain/revision/revision.ts";
import { textFragmentUrl } from "#lib/domain/text/text-fragment.ts";
import { hostShown } from "../prose/host-shown.ts";
import { sourceKey } from "./source-list.ts";

type Props = {
  evidence: PublishedEvidence;
  /** Of the source in the page's list, to which paper, having no links, refers. */
  number?: number;
  findings?: readonly SourceFinding[] | undefined;
};

/** One source behind a check: what it says for or against, its own words, and where to read them. */
export function EvidenceItem({ evidence, number, findings = [] }: Props) {
  const { stance, quote, locator, publisher, publishedAt } = evidence;
  const captured = captureWords(evidence);
  const about = sourceWords(evidence.source);
  const news = latestNews(findings, evidence.url ?? "", quote);
  return (
    <li>
      <span className="stance">{evidenceStance[stance]}</span>
      {" · "}
      <SourceTitle evidence={evidence} />
      {number !== undefined && <span className="note" data-note={number} />}
      {locator && ", "}
      {locator && <bdi>{locator}</bdi>}
      <span className={number === undefined ? undefined : "screen"}>
        {publisher && ", "}
        {publisher && <bdi>{publisher}</bdi>}
        {publishedAt && (
          <>
            {", "}
            <time dateTime={publishedAt}>{longDate(publishedAt)}</time>
          </>
        )}
        {about && `, ${about}`}
        <KeptFile evidence={evidence} />
        <ArchivedCopy evidence={evidence} />
      </span>
      {quote && <q dir="auto">{quote}</q>}
      {news && (
        <span className="since" role="note">
          {sourceNewsWords(news)}
          {news.moved && (
            <>
              {" "}
              <a href={news.moved.to} rel="nofollow noopener ugc" {...hostShown(news.moved.to)}>
                Where it leads<span className="vh"> for {evidence.title || "it"}</span>
              </a>
            </>
          )}
          {/* The revision's own, where it has one, stands above. */}
          {!evidence.archivedUrl && news.archivedUrl && <ArchivedCopy evidence={{ ...evidence, archivedUrl: news.archivedUrl }} />}
        </span>
      )}
      {captured && <span className="captured">{captured}</span>}
    </li>
  );
}

/** The way to a copy that stays when the source goes. */
export function ArchivedCopy({ evidence }: { evidence: PublishedEvidence }) {
  const copy = archivedUri(evidence);
  if (copy === null) return null;
  return (
    <>
      {", "}
      <a href={copy} rel="nofollow noopener ugc" {...hostShown(copy)}>
        archived copy<span className="vh"> of {evidence.title || "it"}</span>
      </a>
    </>
  );
}

/** For a source without a public address: that the desk keeps it, and its hash, by which whoever has it can tell that it is the same. */
export function KeptFile({ evidence }: { evidence: PublishedEvidence }) {
  const words = fileWords(evidence);
  return words === "" ? null : (
    <>
      {", "}
      <bdi className="kept">{words}</bdi>
    </>
  );
}

/** A source's title, linked where readers can open it. */
export function SourceTitle({ evidence }: { evidence: PublishedEvidence }) {
  const { article, url, title, quote } = evidence;
  if (article?.publicReview) {
    return (
      <a href={`/r/${article.slug}`} dir="auto">
        {title || article.title}
      </a>
    );
  }
  if (url) {
    return (
      <a
        href={quote ? textFragmentUrl(url, quote, { start: 0, end: quote.length }) : url}
        rel="nofollow noopener ugc"
        dir="auto"
        {...hostShown(url)}
      >
        {title || new URL(url).hostname}
      </a>
    );
  }
  return (
    <cite dir="auto" className="plain">
      {title || article?.title || "A file"}
    </cite>
  );
}

/** "1 source, contradicts the claim"; "3 sources, 2 independent: 2 support the claim, 1 contradicts it". */
export function evidenceSummary({ evidence, independent }: Pick<PublishedAnnotation, "evidence" | "independent">): string {
  const [only, ...others] = evidence;
  if (only && others.length === 0) return `1 source, ${aloneWords[only.stance]}`;
  const sources = new Set(evidence.map(sourceKey)).size;
  const counted = independent === undefined ? `${sources} ${sources === 1 ? "source" : "sources"}` : sourcesWords({ sources, independent });
  const count = (stance: Stance) => evidence.filter((item) => item.stance === stance).length;
  const supports = count("supports");
  const contradicts = count("contradicts");
  const context = count("context");
  const parts = [
    supports && `${supports} ${supports === 1 ? "supports" : "support"} the claim`,
    contradicts && `${contradicts} ${contradicts === 1 ? "contradicts" : "contradict"} ${supports ? "it" : "the claim"}`,
    context && `${context} for context`,
  ].filter(Boolean);
  return `${counted}: ${parts.join(", ")}`;
}

const aloneWords: Record<Stance, string> = {
  supports: "supports the claim",
  contradicts: "contradicts the claim",
  context: "for context",
};
