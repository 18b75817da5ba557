import { proseText } from "../prose/prose.ts";
import type { PublishedAnnotation, PublishedEvidence, RevisionContent, StoredRevision } from "../revision/revision.ts";
import { annotationUrl, archivedUri, type ExportOptions, evidenceUri, revisionUrl, webUri } from "./addresses.ts";
import { contactLine } from "./contact-words.ts";
import { csvRow, csvStart } from "./csv-row.ts";
import { momentsOf } from "./moments.ts";
import { captureWords, fileWords, secondVerdictWords, sourceWords } from "./wording.ts";

const columns: [name: string, cell: (annotation: PublishedAnnotation, content: RevisionContent, baseUrl: string) => string][] = [
  ["number", (annotation) => String(annotation.number)],
  ["claim", (annotation) => annotation.claim],
  ["claimant", (annotation) => annotation.claimant],
  ["verdict", (annotation) => annotation.verdict.name],
  ["rating", (annotation) => annotation.verdict.rating?.toString() ?? ""],
  ["passages", (annotation) => annotation.passages.map((passage) => passage.exact).join(" | ")],
  ["rationale", (annotation) => proseText(annotation.rationale)],
  ["evidence", (annotation, _content, baseUrl) => annotation.evidence.map((evidence) => evidenceLine(evidence, baseUrl)).join("\n")],
  ["reviewers", (annotation) => annotation.reviewers.join(", ")],
  ["signed off by", (annotation) => annotation.signedOffBy.join(", ")],
  ["created", (annotation) => annotation.createdAt],
  ["updated", (annotation) => annotation.updatedAt],
  ["address", (annotation, content, baseUrl) => annotationUrl(content, annotation.id, baseUrl)],
  ["article", (_annotation, content) => content.article.title],
  ["outlet", (_annotation, content) => content.article.outlet ?? ""],
  ["article address", (_annotation, content) => webUri(content.article.sourceUrl) ?? ""],
  ["revision", (_annotation, content, baseUrl) => revisionUrl(content, baseUrl)],
  ["published", (_annotation, content) => content.publishedAt],
  [
    "said at",
    (annotation, content) =>
      momentsOf(annotation, content.article)
        .map(({ clock }) => clock)
        .join(" | "),
  ],
  ["asked for comment", ({ contacts = [] }) => contacts.map(contactLine).join("\n")],
  ["second verdict", (annotation) => secondVerdictWords(annotation)?.line ?? ""],
  ["claimed on", (annotation) => annotation.claimedOn ?? ""],
  ["signed off at", (annotation) => annotation.signedOffAt ?? ""],
];

/** A revision as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it as such), one row for each annotation. */
export function* exportCsv(_revision: StoredRevision, content: RevisionContent, { baseUrl }: ExportOptions): Generator<string> {
  yield csvStart + csvRow(columns.map(([name]) => name));
  for (const annotation of content.annotations) yield csvRow(columns.map(([, cell]) => cell(annotation, content, baseUrl)));
}

function ownCopy({ capture, file }: PublishedEvidence): string {
  const words = captureWords({ capture, file });
  return capture?.sha256 && !file ? `${words} (SHA-256 ${capture.sha256})` : words;
}

function evidenceLine(evidence: PublishedEvidence, baseUrl: string): string {
  const copy = archivedUri(evidence);
  const about = [
    evidence.title,
    evidence.locator,
    evidence.publisher,
    evidence.publishedAt,
    sourceWords(evidence.source),
    evidenceUri(evidence, baseUrl),
    fileWords(evidence),
    copy && `archived at ${copy}`,
    ownCopy(evidence),
  ]
    .filter(Boolean)
    .join(", ");
  const parts = [about, evidence.quote && `“${evidence.quote}”`].filter((part) => part !== "");
  return `${evidence.stance}: ${parts.join(": ")}`;
}
