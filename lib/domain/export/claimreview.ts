import type { ClaimantKind } from "../claim/claimant.ts";
import { fileAddress } from "../claim/source-file.ts";
import { proseText } from "../prose/prose.ts";
import type { PublicAppearance } from "../revision/published-claim.ts";
import type { PublishedAnnotation, PublishedEvidence, PublishedVerdict, RevisionContent, StoredRevision } from "../revision/revision.ts";
import { claimUrl, type ExportOptions, evidenceUri, webUri } from "./addresses.ts";
import { inScript } from "./embedding.ts";
import { momentsOf } from "./moments.ts";

/** A revision as schema.org ClaimReviews, an array with one for each annotation. Safe inside a script element. */
export function* exportClaimReview(revision: StoredRevision, content: RevisionContent, { baseUrl }: ExportOptions): Generator<string> {
  yield "[";
  for (const [index, annotation] of content.annotations.entries()) {
    yield `${index > 0 ? "," : ""}\n${inScript(JSON.stringify(claimReview(content, annotation, { baseUrl, ...revision })))}`;
  }
  yield "\n]\n";
}

type PublishedAppearance = Pick<PublicAppearance, "annotation" | "content">;

/** `appearances`: all that its claim has in public, this one among them, where it has several. */
type Options = ExportOptions & Pick<StoredRevision, "firstPublishedAt"> & { appearances?: PublishedAppearance[] };

/**
 * One annotation as a schema.org ClaimReview: published with the first revision of its review, modified with this one. Its address stays its own
 * when claims are joined.
 */
export function claimReview(
  content: RevisionContent,
  annotation: PublishedAnnotation,
  { baseUrl, firstPublishedAt, appearances = [] }: Options,
) {
  const { article, desk } = content;
  return {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    url: claimUrl(annotation.id, baseUrl),
    datePublished: firstPublishedAt,
    dateModified: content.publishedAt,
    claimReviewed: annotation.claim,
    author: { "@type": "Organization", name: desk.name, url: `${baseUrl}/` },
    itemReviewed: {
      "@type": "Claim",
      ...claimAuthor(annotation, article.outlet),
      ...(appearances.length > 1 ? joined(appearances) : { ...madeOn({ annotation, content }), appearance: work({ annotation, content }) }),
    },
    reviewRating: { ...rating(annotation.verdict), ratingExplanation: proseText(annotation.rationale) },
    ...citations(annotation, baseUrl),
  };
}

/** Where a claim was made several times: all of these, and the first of them as far as their dates are known. */
function joined(appearances: PublishedAppearance[]) {
  const [first] = appearances.toSorted((one, other) => (madeAt(one) ?? "9").localeCompare(madeAt(other) ?? "9"));
  const works = new Map(appearances.map(work).map((each) => [JSON.stringify(each), each]));
  return { ...(first && { ...madeOn(first), firstAppearance: work(first) }), appearance: [...works.values()] };
}

/** A claim that nobody has dated is as old as the article. */
function madeAt({ annotation, content }: PublishedAppearance): string | null {
  return annotation.claimedOn ?? content.article.publishedAt;
}

function madeOn(appearance: PublishedAppearance) {
  const date = madeAt(appearance);
  return date === null ? {} : { datePublished: date };
}

function work({ annotation, content: { article } }: PublishedAppearance) {
  // What was said is found at its moment, where that has an address.
  const moment = momentsOf(annotation, article)[0]?.address ?? null;
  const address = moment ?? webUri(article.sourceUrl);
  return {
    "@type": "CreativeWork",
    ...(address !== null && { url: address }),
    headline: article.title,
    inLanguage: article.language,
    ...(article.publishedAt !== null && { datePublished: article.publishedAt }),
    ...(article.author !== null && { author: { "@type": "Person", name: article.author } }),
    ...(article.outlet !== null && { publisher: { "@type": "Organization", name: article.outlet } }),
  };
}

/** Higher is truer, as schema.org has it. A verdict outside the scale carries its word and no number, so that nobody reads one into it. */
function rating(verdict: PublishedVerdict) {
  const numbers = verdict.rating === null ? {} : { ratingValue: verdict.rating, bestRating: 5, worstRating: 1 };
  return { "@type": "Rating", alternateName: verdict.name, ...numbers };
}

/** Whoever is named made the claim; with nobody named, the outlet did. */
function claimAuthor({ claimant, claimantKind, claimantLink }: PublishedAnnotation, outlet: string | null) {
  const name = claimant || outlet;
  if (name === null) return {};
  const kind = claimantKind ?? (name === outlet ? "organisation" : "person");
  const sameAs = webUri(claimantLink ?? null);
  return { author: { "@type": authorTypes[kind], name, ...(sameAs !== null && { sameAs }) } };
}

const authorTypes: Record<ClaimantKind, string> = { person: "Person", organisation: "Organization", other: "Thing" };

/** Our copy of it, by which anybody who has one can tell whether it is the same. */
function ownCopy({ capture }: PublishedEvidence) {
  if (!capture?.sha256) return {};
  return { encoding: { "@type": "MediaObject", sha256: capture.sha256, dateCreated: capture.at } };
}

function citations({ evidence }: PublishedAnnotation, baseUrl: string) {
  const citation = evidence.flatMap((item) => {
    const url = evidenceUri(item, baseUrl);
    if (url === null && !item.file) return [];
    const where = url === null ? { identifier: fileAddress(item.file?.sha256 ?? "") } : { url };
    const part = item.locator ? { hasPart: { "@type": "CreativeWork", name: item.locator } } : {};
    return [{ "@type": "CreativeWork", ...where, ...(item.title !== "" && { name: item.title }), ...part, ...ownCopy(item) }];
  });
  return citation.length === 0 ? {} : { citation };
}
