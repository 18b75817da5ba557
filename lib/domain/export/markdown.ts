import { coverageWords, openWords } from "../claim/coverage.ts";
import { proseToMarkdown } from "../prose/markdown-writing.ts";
import type { PublishedAnnotation, PublishedEvidence, RevisionContent, StoredRevision } from "../revision/revision.ts";
import { tally, tallySentence } from "../revision/tally.ts";
import { deceptiveHost } from "../text/deceptive-host.ts";
import { annotationUrl, archivedUri, type ExportOptions, evidenceUri, revisionUrl, webUri } from "./addresses.ts";
import { contactLine } from "./contact-words.ts";
import { escapeMarkdown as plain } from "./escaping.ts";
import { type Moment, momentOf } from "./moments.ts";
import {
  captureWords,
  claimedWords,
  evidenceStance,
  fileWords,
  revisionLine,
  secondVerdictWords,
  signedOffWords,
  sourceWords,
} from "./wording.ts";

/** A revision as Markdown (CommonMark): everything but the article's own text, of which only the checked passages are quoted. */
export function* exportMarkdown(revision: StoredRevision, content: RevisionContent, { baseUrl }: ExportOptions): Generator<string> {
  const { article, overallVerdict } = content;
  const address = webUri(article.sourceUrl);
  const about = [article.outlet, article.author, article.publishedAt].filter((item) => item !== null).map(plain);
  yield `# Review: ${plain(article.title)}\n\n`;
  if (content.sample)
    yield "*This is a sample. It comes with Assay to show what a review looks like: true events retold, under the names of an outlet and of people that do not exist.*\n\n";
  yield paragraph([article.kind === "transcript" ? "Transcript" : "Article", ...about, ...(address ? [`<${address}>`] : [])].join(" · "));
  if (overallVerdict !== null) yield paragraph(`**Overall verdict: ${plain(overallVerdict.name)}**`);
  yield block(proseToMarkdown(content.summary));
  yield paragraph(plain(tallySentence(tally(content.annotations))));
  if (content.coverage) yield paragraph(plain(`${openWords(content.coverage)} ${coverageWords(content.coverage)}`));
  if (article.selectionReason) yield paragraph(`**Why we checked this:** ${plain(article.selectionReason.replaceAll(/\s+/g, " "))}`);
  if (content.kind !== "first") yield paragraph(`**${plain(content.kind)}:** ${plain(content.note)}`);

  for (const annotation of content.annotations) yield* section(annotation, content, baseUrl);

  yield "## The scale\n\n";
  for (const verdict of content.scale.verdicts) yield `- **${plain(verdict.name)}**: ${plain(verdict.definition)}\n`;
  yield "\n## This revision\n\n";
  const { judged, signed } = content.credits ?? { judged: content.reviewers, signed: [] };
  if (judged.length > 0) yield paragraph(`Checked by ${judged.map(plain).join("; ")}.`);
  if (signed.length > 0) yield paragraph(`Signed off by ${signed.map(plain).join("; ")}.`);
  yield paragraph(plain(revisionLine(content)));
  yield `<${revisionUrl(content, baseUrl)}>\n\nSHA-256 ${plain(revision.sha256)}, signed with key ${plain(revision.keyId)}.\n`;
}

function* section(annotation: PublishedAnnotation, content: RevisionContent, baseUrl: string): Generator<string> {
  yield `## ${annotation.number}. ${plain(annotation.claim)}\n\n`;
  yield paragraph([`**${plain(annotation.verdict.name)}**`, plain(claimed(annotation))].filter(Boolean).join(" · "));
  for (const passage of annotation.passages) {
    const lines = passage.exact.split("\n").map((line) => line.split("\t").map(plain).join("\t"));
    yield `${lines.map((line) => `> ${line}`.trimEnd()).join("\n>\n")}\n\n`;
    const moment = momentOf(passage, content.article);
    if (moment) yield paragraph(`Said at ${linked(moment)}`);
  }
  yield block(proseToMarkdown(annotation.rationale));
  const twice = secondVerdictWords(annotation);
  if (twice) yield paragraph(plain(twice.line));
  for (const { by, words } of twice?.quotes ?? []) yield paragraph(plain(`${by}: ${words.replaceAll(/\s+/g, " ")}`));
  for (const evidence of annotation.evidence) yield `- ${evidenceItem(evidence, baseUrl)}\n`;
  if (annotation.evidence.length > 0) yield "\n";
  for (const contact of annotation.contacts ?? []) yield paragraph(contactLine(contact).split("\n").map(plain).join("\\\n"));
  const signedOff = signedOffWords(annotation);
  yield paragraph(
    `Checked by ${annotation.reviewers.map(plain).join(", ")}${signedOff && `, ${plain(signedOff)}`}. <${annotationUrl(content, annotation.id, baseUrl)}>`,
  );
}

/** A name alone, as it was always told; with its date in a sentence. */
function claimed(annotation: PublishedAnnotation): string {
  return annotation.claimedOn ? claimedWords(annotation) : annotation.claimant;
}

function linked({ clock, address }: Moment): string {
  return address === null ? clock : `[${clock}](<${address}>)`;
}

function evidenceItem(evidence: PublishedEvidence, baseUrl: string): string {
  const address = evidenceUri(evidence, baseUrl);
  const title = plain(evidence.title) || (address ?? "");
  const name = address === null ? title : `[${evidence.title === "" ? plain(address) : title}](<${address}>)`;
  const copy = archivedUri(evidence);
  const host = address && deceptiveHost(address);
  const about = [
    name,
    host && `(${plain(host)})`,
    plain(evidence.locator ?? ""),
    plain(evidence.publisher),
    plain(evidence.publishedAt ?? ""),
    plain(sourceWords(evidence.source)),
    plain(fileWords(evidence)),
    copy && `[archived copy](<${copy}>)`,
    captureWords(evidence),
  ]
    .filter(Boolean)
    .join(", ");
  return `**${evidenceStance[evidence.stance]}:** ${about}${evidence.quote && `: “${plain(evidence.quote)}”`}`;
}

function paragraph(text: string): string {
  return `${text}\n\n`;
}

/** Blank lines around, so that what follows is never read as part of it. */
function block(markdown: string): string {
  const trimmed = markdown.trim();
  return trimmed === "" ? "" : `${trimmed}\n\n`;
}
