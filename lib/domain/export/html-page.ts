import type { PublicContact } from "../claim/contact.ts";
import { coverageWords, openWords } from "../claim/coverage.ts";
import { proseToHtml } from "../prose/prose-html.ts";
import type { PublishedAnnotation, PublishedEvidence, PublishedVerdict, RevisionContent } from "../revision/revision.ts";
import { tally } from "../revision/tally.ts";
import { textDirection } from "../text/language.ts";
import { annotationUrl, archivedUri, evidenceUri, reviewUrl, revisionUrl, webUri } from "./addresses.ts";
import { articleBlocks, hostShown } from "./article-html.ts";
import { contactWords, partyWords } from "./contact-words.ts";
import { embedding } from "./embedding.ts";
import { closeDirections, escapeHtml as text } from "./escaping.ts";
import { pageStyle } from "./html-style.ts";
import { type Moment, momentsOf } from "./moments.ts";
import { verdictClass, verdictDrawing } from "./verdict-look.ts";
import {
  captureWords,
  claimedOnWords,
  evidenceStance,
  fileWords,
  longDate,
  reviewOf,
  revisionLine,
  secondVerdictWords,
  signedOffWords,
} from "./wording.ts";

/**
 * A revision as one HTML file: no script, nothing fetched, readable and printable offline. It follows from the signed revision
 * (`signed`, the file `exportJson` writes) alone and carries it, so that `verifyRevision` can check the page as well.
 */
export function* htmlPage(signed: string, content: RevisionContent): Generator<string> {
  const { article, desk } = content;
  yield `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer"><title>${text(closeDirections(`Review: ${article.title}`))} · ${text(closeDirections(desk.name))}</title>
${link("canonical", revisionUrl(content, desk.url))}<style>${pageStyle}</style></head><body>
<header class="bar"><b><bdi>${text(desk.name)}</bdi></b><span>Revision ${content.number} · ${longDate(content.publishedAt)}</span></header>
<main>${opening(content)}
<section class="article" lang="${text(article.language)}" aria-label="The article, with our checks">
`;
  for (const { html, annotations } of articleBlocks(content)) {
    const cards = annotations.map((annotation) => card(annotation, content)).join("\n");
    yield `<div class="block">${cards && `<div class="cards" lang="en">${cards}</div>`}${html}</div>\n`;
  }
  yield `</section>\n${closing(content)}</main>\n${embedding(signed)}\n</body></html>\n`;
}

function opening(content: RevisionContent): string {
  const { article, overallVerdict, kind, note } = content;
  const about = [article.outlet, article.author].flatMap((name) => (name === null ? [] : [`<bdi>${text(name)}</bdi>`]));
  const dated = article.publishedAt === null ? [] : [longDate(article.publishedAt)];
  const { judged, signed } = content.credits ?? { judged: content.reviewers, signed: [] };
  const people = (names: string[]) => names.map((name) => `<bdi>${text(name)}</bdi>`).join("; ");
  const by = [judged.length > 0 && `Checked by ${people(judged)}`, signed.length > 0 && `Signed off by ${people(signed)}`].filter(Boolean);
  const entries = tally(content.annotations).entries.map(
    (entry) => `<li class="${verdictClass(entry)}">${verdictMark(entry, `${entry.count} ${entry.name}`)}</li>`,
  );
  return `<div class="${overallVerdict ? verdictClass(overallVerdict) : ""}"><p class="kicker">${[reviewOf(article), ...about, ...dated].join(" · ")}</p>
<h1 dir="${textDirection(article.title, article.language)}" lang="${text(article.language)}">${text(article.title)}</h1>
${overallVerdict ? `<p class="overall">${verdictMark(overallVerdict, overallVerdict.name)}</p>` : ""}
${content.sample ? '<p class="notice">This is a sample. It comes with Assay to show what a review looks like: true events retold, under the names of an outlet and of people that do not exist.</p>' : ""}
<div class="takeaway">${proseToHtml(content.summary)}</div>
${by.length > 0 ? `<p class="by">${by.join(" · ")}</p>` : ""}
<p class="by"><b>${content.annotations.length}</b> of ${content.annotations.length + content.unchecked} marked claims checked</p>${covered(content)}<ul class="tally">${entries.join("")}</ul>
${kind === "first" ? "" : `<p class="notice" dir="auto"><b>${kind[0]?.toUpperCase()}${kind.slice(1)}, ${longDate(content.publishedAt)}.</b> ${text(note)}</p>`}</div>`;
}

/** Revisions of before either was told say nothing of it, and read as they always did. */
function covered({ coverage, article }: RevisionContent): string {
  const why = article.selectionReason ? `<p class="by" dir="auto"><b>Why we checked this:</b> ${text(article.selectionReason)}</p>` : "";
  return coverage ? `<p class="by">${openWords(coverage)}<br>${coverageWords(coverage)}</p>${why}` : why;
}

function secondVerdict(annotation: PublishedAnnotation): string {
  const told = secondVerdictWords(annotation);
  if (!told) return "";
  const quotes = told.quotes.map(({ by, words }) => `<p class="by"><bdi>${text(by)}</bdi>: <bdi>${text(words)}</bdi></p>`);
  return `<p class="by" dir="auto"><b>${text(told.line)}</b></p>${quotes.join("")}`;
}

function card(annotation: PublishedAnnotation, content: RevisionContent): string {
  const { id, number, claim, verdict, evidence } = annotation;
  const people = annotation.reviewers.map((name) => `<bdi>${text(name)}</bdi>`).join(", ");
  const signed = signedOffWords(annotation);
  const signedOff = signed === "" ? "" : ` · <span dir="auto">${text(signed)}</span>`;
  return `<article class="card ${verdictClass(verdict)}" id="a-${text(id)}"><a class="number" href="#p-${text(id)}" title="Back to the passage">${number}</a>${verdictMark(verdict, verdict.name)}
<h2 dir="auto">${text(claim)}</h2>${claimedBy(annotation)}${saidAt(momentsOf(annotation, content.article))}
<div class="rationale">${proseToHtml(annotation.rationale)}</div>${secondVerdict(annotation)}
${evidence.length === 0 ? "" : `<ul>${evidence.map((item) => evidenceItem(item, content.desk.url)).join("")}</ul>`}${(annotation.contacts ?? []).map(contact).join("")}
<p class="by">Checked by ${people}${signedOff} · <a href="${text(annotationUrl(content, id, content.desk.url))}">Permalink</a></p></article>`;
}

function claimedBy({ claimant, claimedOn }: PublishedAnnotation): string {
  if (claimant === "" && !claimedOn) return "";
  const by = claimant && ` by <bdi>${text(claimant)}</bdi>`;
  return `<p class="by">Claimed${by}${claimedOnWords({ claimedOn })}</p>`;
}

function contact(asked: PublicContact): string {
  const words = contactWords(asked);
  const on = asked.outcomeOn && asked.answer !== "" ? ` (${longDate(asked.outcomeOn)})` : "";
  const answer = asked.answer === "" ? "" : `: <q dir="auto">${text(asked.answer)}</q>${on}`;
  return `\n<p class="by"><b><bdi>${text(asked.name)}</bdi></b> (${partyWords[asked.party]}): ${words.asked}; ${words.outcome}${answer}</p>`;
}

function saidAt(moments: Moment[]): string {
  if (moments.length === 0) return "";
  const times = moments.map(({ clock, address }) =>
    address === null ? clock : `<a href="${text(address)}" rel="noopener nofollow"${hostShown(address)}>${clock}</a>`,
  );
  return `<p class="by">Said at ${times.join(", ")}</p>`;
}

function evidenceItem(evidence: PublishedEvidence, baseUrl: string): string {
  const address = evidenceUri(evidence, baseUrl);
  const copy = archivedUri(evidence);
  const title = `<bdi>${text(evidence.title || (address ?? ""))}</bdi>`;
  const about = [
    address === null ? title : `<a href="${text(address)}" rel="noopener nofollow"${hostShown(address)}>${title}</a>`,
    ...(evidence.locator ? [`<bdi>${text(evidence.locator)}</bdi>`] : []),
    ...(evidence.publisher === "" ? [] : [`<bdi>${text(evidence.publisher)}</bdi>`]),
    ...(evidence.publishedAt === null ? [] : [longDate(evidence.publishedAt)]),
    ...(evidence.file ? [`<bdi>${text(fileWords(evidence))}</bdi>`] : []),
    ...(copy === null ? [] : [`<a href="${text(copy)}" rel="noopener nofollow"${hostShown(copy)}>archived copy</a>`]),
    ...(captureWords(evidence) === "" ? [] : [captureWords(evidence)]),
  ].join(", ");
  return `<li><b>${evidenceStance[evidence.stance]}</b> · ${about}${evidence.quote && `<br><q dir="auto">${text(evidence.quote)}</q>`}</li>`;
}

function closing(content: RevisionContent): string {
  const verdicts = content.scale.verdicts.map(
    (verdict) =>
      `<dt class="${verdictClass(verdict)}">${verdictMark(verdict, verdict.name)}</dt><dd dir="auto">${text(verdict.definition)}</dd>`,
  );
  const source = webUri(content.article.sourceUrl);
  const origin =
    source === null ? "" : ` <a href="${text(source)}" rel="noopener nofollow"${hostShown(source)}>Read the article at its outlet.</a>`;
  return `<footer><section><h2>The scale</h2><dl>${verdicts.join("")}</dl></section>
<section><h2>This revision</h2><p dir="auto">${text(revisionLine(content))}</p><p><a href="${text(reviewUrl(content, content.desk.url))}">The review as it stands today.</a>${origin}</p>
<p>This file carries the signed revision. Any desk that runs Assay can tell whether a byte of it was changed: give it to the desk's verify page.</p></section></footer>
`;
}

function verdictMark(verdict: Pick<PublishedVerdict, "slug" | "rating">, words: string): string {
  return `<span class="verdict">${verdictDrawing(verdict)}<bdi>${text(words)}</bdi></span>`;
}

function link(rel: string, href: string): string {
  return `<link rel="${rel}" href="${text(href)}">`;
}
