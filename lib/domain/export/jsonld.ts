import { addressAt } from "../article/recording-address.ts";
import { mediaFragment } from "../article/recording-time.ts";
import { fileAddress } from "../claim/source-file.ts";
import { proseToHtml } from "../prose/prose-html.ts";
import type { PublishedAnnotation, PublishedEvidence, RevisionContent, StoredRevision } from "../revision/revision.ts";
import { annotationUrl, archivedUri, type ExportOptions, evidenceUri, revisionTextUrl, revisionUrl, webUri } from "./addresses.ts";
import { contactLine } from "./contact-words.ts";
import { inScript } from "./embedding.ts";
import { createSelectors } from "./selectors.ts";
import { captureWords, fileWords } from "./wording.ts";

/** Where in a source something stands: a term of the Bibliographic Ontology, which the context of annotations doesn't abbreviate. */
const bibliographicLocator = "http://purl.org/ontology/bibo/locator";

const context = "http://www.w3.org/ns/anno.jsonld";

/** Annotations on one page of a collection. */
export const pageSize = 1000;

/**
 * A revision as a W3C Web Annotation Collection (Recommendation of 23 February 2017), its first page embedded; further pages are
 * got by `exportJsonldPage`. One annotation each; several passages are several targets. The source of each is the revision's canonical
 * text, in which its selectors are found; its scope is the revision's page; where the outlet has the article stands as `dcterms:source`, for a
 * transcript with the moment that the passage is said. Bodies by purpose: describing (the claim, `dc:date` says when it was made), identifying (the claimant), classifying and tagging (the
 * verdict, as IRI and as word), commenting (the rationale), linking (evidence; `dcterms:type` is its stance), replying (what whoever was asked for comment said, or
 * did not).
 */
export function* exportJsonld(_revision: StoredRevision, content: RevisionContent, { baseUrl }: ExportOptions): Generator<string> {
  const total = content.annotations.length;
  const id = collectionId(content, baseUrl);
  const collection = json({
    "@context": context,
    id,
    type: "AnnotationCollection",
    label: collectionLabel(content),
    creator: { id: `${baseUrl}/`, type: "Organization", name: content.desk.name },
    created: content.publishedAt,
    total,
    ...(total > 0 && { last: pageId(id, Math.ceil(total / pageSize)) }),
  });
  if (total === 0) return yield `${collection}\n`;
  yield `${collection.slice(0, -1)},"first":`;
  yield* page(content, baseUrl, 1, {});
  yield "}\n";
}

/** One page of the collection as a document of its own, counted from 1. Yields nothing when there is no such page. */
export function* exportJsonldPage(
  _revision: StoredRevision,
  content: RevisionContent,
  { baseUrl }: ExportOptions,
  number: number,
): Generator<string> {
  if (!Number.isInteger(number) || number < 1 || (number - 1) * pageSize >= content.annotations.length) return;
  yield* page(content, baseUrl, number, { "@context": context });
  yield "\n";
}

/** Members come before the items, so that a page can be written as it is read. */
function* page(content: RevisionContent, baseUrl: string, number: number, head: { "@context"?: string }): Generator<string> {
  const start = (number - 1) * pageSize;
  const annotations = content.annotations.slice(start, start + pageSize);
  const total = content.annotations.length;
  const collection = collectionId(content, baseUrl);
  const members = json({
    ...head,
    id: pageId(collection, number),
    type: "AnnotationPage",
    partOf: { id: collection, type: "AnnotationCollection", label: collectionLabel(content), total },
    startIndex: start,
    ...(number > 1 && { prev: pageId(collection, number - 1) }),
    ...(start + pageSize < total && { next: pageId(collection, number + 1) }),
  });
  yield `${members.slice(0, -1)},"items":[`;
  const selectors = createSelectors(content.article.text);
  for (const [index, annotation] of annotations.entries()) {
    yield `${index > 0 ? "," : ""}${json(webAnnotation(content, annotation, baseUrl, selectors))}`;
  }
  yield "]}";
}

function webAnnotation(
  content: RevisionContent,
  annotation: PublishedAnnotation,
  baseUrl: string,
  selectors: ReturnType<typeof createSelectors>,
) {
  const outlet = webUri(content.article.sourceUrl);
  return {
    "@context": context,
    id: `${revisionUrl(content, baseUrl)}#a-${annotation.id}`,
    type: "Annotation",
    motivation: "assessing",
    created: annotation.createdAt,
    modified: annotation.updatedAt,
    ...(annotation.reviewers.length > 0 && { creator: annotation.reviewers.map((name) => ({ type: "Person", name })) }),
    canonical: annotationUrl(content, annotation.id, baseUrl),
    body: [
      { ...textualBody("describing", annotation.claim), ...(annotation.claimedOn && { "dc:date": annotation.claimedOn }) },
      ...(annotation.claimant === "" ? [] : [textualBody("identifying", annotation.claimant)]),
      { type: "SpecificResource", purpose: "classifying", source: `${baseUrl}/method#verdict-${annotation.verdict.slug}` },
      textualBody("tagging", annotation.verdict.name),
      { ...textualBody("commenting", proseToHtml(annotation.rationale)), format: "text/html" },
      ...annotation.evidence.map((evidence) => evidenceBody(evidence, annotation.updatedAt, baseUrl)),
      ...(annotation.contacts ?? []).map((contact) => textualBody("replying", contactLine(contact))),
    ],
    target: annotation.passages.map((passage) => ({
      type: "SpecificResource",
      source: revisionTextUrl(content, baseUrl),
      scope: revisionUrl(content, baseUrl),
      ...(outlet !== null && { "dcterms:source": atOutlet(outlet, passage) }),
      selector: selectors(passage),
    })),
  };
}

/** Where the outlet has it. A passage of a transcript stands at its moment there: a media fragment. */
function atOutlet(outlet: string, { time }: PublishedAnnotation["passages"][number]) {
  const whole = { id: outlet };
  if (!time || addressAt(outlet, time) === null) return whole;
  const selector = { type: "FragmentSelector", conformsTo: "http://www.w3.org/TR/media-frags/", value: mediaFragment(time) };
  return [whole, { type: "SpecificResource", source: outlet, selector }];
}

function textualBody(purpose: string, value: string) {
  return { type: "TextualBody", purpose, value, format: "text/plain", textDirection: "auto" };
}

/**
 * Evidence without a public address (a passage of an article whose review is not public) is told in words. What a source said when it was
 * cited stands in its archived copy: a W3C TimeState.
 */
function evidenceBody(evidence: PublishedEvidence, citedAt: string, baseUrl: string) {
  const source = evidenceUri(evidence, baseUrl);
  const copy = archivedUri(evidence);
  const about = {
    "dcterms:type": evidence.stance,
    ...(evidence.title !== "" && { "dc:title": evidence.title }),
    ...(evidence.publisher !== "" && { "dc:publisher": evidence.publisher }),
    ...(evidence.publishedAt !== null && { "dc:date": evidence.publishedAt }),
    ...(evidence.locator && { [bibliographicLocator]: evidence.locator }),
    ...(evidence.file && { "dcterms:identifier": fileAddress(evidence.file.sha256), "dc:description": fileWords(evidence) }),
  };
  if (source === null) return { ...textualBody("linking", evidence.quote || evidence.title), ...about };
  return {
    type: "SpecificResource",
    purpose: "linking",
    source,
    ...(evidence.quote !== "" && { selector: { type: "TextQuoteSelector", exact: evidence.quote } }),
    ...statesOf(evidence, copy, citedAt),
    ...about,
  };
}

/** As it was when it was cited (an archive has it), and as it was when we made our copy of it, whose hash tells it from any other. */
function statesOf({ capture }: PublishedEvidence, copy: string | null, citedAt: string) {
  const cited = copy === null ? null : { type: "TimeState", sourceDate: citedAt, cached: copy };
  const read = capture?.at
    ? {
        type: "TimeState",
        sourceDate: capture.at,
        "dcterms:identifier": `sha256:${capture.sha256}`,
        "dc:description": captureWords({ capture }),
      }
    : null;
  const states = [cited, read].filter((state) => state !== null);
  return states.length === 0 ? {} : { state: states.length === 1 ? states[0] : states };
}

function collectionId(content: RevisionContent, baseUrl: string): string {
  return `${revisionUrl(content, baseUrl)}/jsonld`;
}

function pageId(collection: string, number: number): string {
  return `${collection}?page=${number}`;
}

function collectionLabel(content: RevisionContent): string {
  return `${content.desk.name}: review of “${content.article.title}”, revision ${content.number}`;
}

/** Safe inside a script element too. */
function json(value: unknown): string {
  return inScript(JSON.stringify(value));
}
