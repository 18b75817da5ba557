import { proseToHtml } from "../prose/prose.ts";
import type { PublishedAnnotation, PublishedEvidence, PublishedVerdict, RevisionContent } from "../revision/revision.ts";
import { tally } from "../revision/tally.ts";
import { annotationUrl, archivedUri, evidenceUri, reviewUrl, revisionUrl, webUri } from "./addresses.ts";
import { articleBlocks, hostShown } from "./article-html.ts";
import { embedding } from "./embedding.ts";
import { closeDirections, escapeHtml as text } from "./escaping.ts";
import { pageStyle } from "./html-style.ts";
import { verdictClass, verdictDrawing } from "./verdict-look.ts";
import { evidenceStance, longDate, revisionLine } from "./wording.ts";

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
  const reviewers = content.reviewers.map((name) => `<bdi>${text(name)}</bdi>`).join("; ");
  const entries = tally(content.annotations).entries.map(
    (entry) => `<li class="${verdictClass(entry)}">${verdictMark(entry, `${entry.count} ${entry.name}`)}</li>`,
  );
  return `<div class="${overallVerdict ? verdictClass(overallVerdict) : ""}"><p class="kicker">${["Review of an article", ...about, ...dated].join(" · ")}</p>
<h1 dir="auto" lang="${text(article.language)}">${text(article.title)}</h1>
${overallVerdict ? `<p class="overall">${verdictMark(overallVerdict, overallVerdict.name)}</p>` : ""}
${content.sample ? '<p class="notice">This is a sample. It comes with Assay to show what a review looks like: true events retold, under the names of an outlet and of people that do not exist.</p>' : ""}
<div class="takeaway">${proseToHtml(content.summary)}</div>
${reviewers && `<p class="by">Checked by ${reviewers}</p>`}
<p class="by"><b>${content.annotations.length}</b> of ${content.annotations.length + content.unchecked} marked claims checked</p><ul class="tally">${entries.join("")}</ul>
${kind === "first" ? "" : `<p class="notice" dir="auto"><b>${kind[0]?.toUpperCase()}${kind.slice(1)}, ${longDate(content.publishedAt)}.</b> ${text(note)}</p>`}</div>`;
}

function card(annotation: PublishedAnnotation, content: RevisionContent): string {
  const { id, number, claim, claimant, verdict, evidence, signedOffBy } = annotation;
  const people = annotation.reviewers.map((name) => `<bdi>${text(name)}</bdi>`).join(", ");
  const signedOff = signedOffBy.length === 0 ? "" : ` · signed off by ${signedOffBy.map((name) => `<bdi>${text(name)}</bdi>`).join(", ")}`;
  return `<article class="card ${verdictClass(verdict)}" id="a-${text(id)}"><a class="number" href="#p-${text(id)}" title="Back to the passage">${number}</a>${verdictMark(verdict, verdict.name)}
<h2 dir="auto">${text(claim)}</h2>${claimant && `<p class="by">Claimed by <bdi>${text(claimant)}</bdi></p>`}
<div class="rationale">${proseToHtml(annotation.rationale)}</div>
${evidence.length === 0 ? "" : `<ul>${evidence.map((item) => evidenceItem(item, content.desk.url)).join("")}</ul>`}
<p class="by">Checked by ${people}${signedOff} · <a href="${text(annotationUrl(content, id, content.desk.url))}">Permalink</a></p></article>`;
}

function evidenceItem(evidence: PublishedEvidence, baseUrl: string): string {
  const address = evidenceUri(evidence, baseUrl);
  const copy = archivedUri(evidence);
  const title = `<bdi>${text(evidence.title || (address ?? ""))}</bdi>`;
  const about = [
    address === null ? title : `<a href="${text(address)}" rel="noopener nofollow"${hostShown(address)}>${title}</a>`,
    ...(evidence.publisher === "" ? [] : [`<bdi>${text(evidence.publisher)}</bdi>`]),
    ...(evidence.publishedAt === null ? [] : [longDate(evidence.publishedAt)]),
    ...(copy === null ? [] : [`<a href="${text(copy)}" rel="noopener nofollow"${hostShown(copy)}>archived copy</a>`]),
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
