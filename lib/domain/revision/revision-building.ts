import type { Article, Snapshot } from "../article/article.ts";
import type { DocumentJson } from "../article/article-schema.ts";
import type { Annotation, Evidence } from "../claim/annotation.ts";
import type { Scale, Verdict } from "../claim/scale.ts";
import { inReadingOrder } from "../claim/workflow.ts";
import { sha256Hex } from "../text/hash.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { PublishedAnnotation, PublishedEvidence, PublishedVerdict, RevisionContent, RevisionKind } from "./revision.ts";

export type RevisionInput = {
  article: Article;
  snapshot: Snapshot;
  review: { summary: DocumentJson; overallVerdict: Verdict | null };
  /** Not the deleted ones. Excluded ones are left out. */
  annotations: Annotation[];
  scale: Scale;
  desk: { name: string; url: string };
  /** The people who worked on it, as they chose to be shown. A person who isn't here is shown by name alone. */
  people: { id: string; name: string; publicNote: string }[];
  /** Slugs of the articles whose review is public now: evidence may link there. */
  publicReviews: ReadonlySet<string>;
  kind: RevisionKind;
  note: string;
  /** The revision before, null for the first. */
  previous: { number: number; sha256: string } | null;
  /** ISO 8601. */
  at: string;
  /** Name of whoever publishes. */
  by: string;
};

/**
 * All that a publication says, and nothing else: no ids of people, no addresses of theirs, no annotation that was left out.
 * Pure: the same input gives the same bytes. Throws when an included annotation has no verdict or no passage on the snapshot;
 * `publishBlockers` says so first.
 */
export function buildRevision(input: RevisionInput): RevisionContent {
  const { article, snapshot, review, desk, scale, previous } = input;
  const included = inReadingOrder(input.annotations.filter((annotation) => !annotation.excluded));
  return {
    format: "assay-revision/1",
    number: (previous?.number ?? 0) + 1,
    kind: input.kind,
    note: input.note,
    previousSha256: previous?.sha256 ?? null,
    publishedAt: input.at,
    publishedBy: input.by,
    desk: { name: desk.name, url: desk.url },
    sample: article.sample,
    article: {
      slug: article.slug,
      title: article.title,
      outlet: article.outlet,
      author: article.author,
      sourceUrl: article.sourceUrl,
      publishedAt: article.publishedAt,
      language: article.language,
      snapshot: { number: snapshot.number, sha256: snapshot.sha256, wordCount: snapshot.wordCount },
      document: snapshot.document,
      text: snapshot.text,
    },
    summary: review.summary,
    overallVerdict: review.overallVerdict && publishedVerdict(review.overallVerdict),
    scale: { number: scale.number, verdicts: scale.verdicts.toSorted((a, b) => a.position - b.position).map(publishedVerdict) },
    annotations: included.map((annotation, index) => publishedAnnotation(annotation, index + 1, snapshot.text, input.publicReviews)),
    unchecked: input.annotations.length - included.length,
    reviewers: shownReviewers(included, input.people),
  };
}

function publishedAnnotation(
  annotation: Annotation,
  number: number,
  text: string,
  publicReviews: ReadonlySet<string>,
): PublishedAnnotation {
  const { verdict } = annotation;
  const passages = annotation.passages.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const first = passages[0];
  if (verdict === null || first === undefined) throw new Error(`Annotation ${annotation.id} lacks a verdict or a passage.`);
  const stray = passages.find(({ start, end, exact }) => text.slice(start, end) !== exact);
  if (stray) throw new Error(`Annotation ${annotation.id} has a passage that is not in the snapshot at ${stray.start}.`);
  return {
    id: annotation.id,
    number,
    claim: annotation.claim || first.exact,
    claimant: annotation.claimant,
    verdict: publishedVerdict(verdict),
    rationale: annotation.rationale,
    passages: passages.map(({ start, end, exact, prefix, suffix }) => ({ start, end, exact, prefix, suffix })),
    evidence: annotation.evidence.map((evidence) => publishedEvidence(evidence, publicReviews)),
    reviewers: workers(annotation).map((person) => person.name),
    signedOffBy: approvals(annotation).map((person) => person.name),
    createdAt: annotation.createdAt,
    updatedAt: annotation.updatedAt,
  };
}

function publishedEvidence({ stance, quote, source, passage }: Evidence, publicReviews: ReadonlySet<string>): PublishedEvidence {
  return {
    stance,
    quote: quote || (passage?.exact ?? ""),
    url: source?.url ?? null,
    title: source?.title ?? passage?.articleTitle ?? "",
    publisher: source?.publisher ?? passage?.outlet ?? "",
    publishedAt: source?.publishedAt ?? null,
    ...(source?.archivedUrl && { archivedUrl: source.archivedUrl }),
    article: passage && {
      slug: passage.articleSlug,
      title: passage.articleTitle,
      outlet: passage.outlet,
      publicReview: publicReviews.has(passage.articleSlug),
    },
  };
}

function publishedVerdict({ slug, name, definition, rating }: Verdict): PublishedVerdict {
  return { slug, name, definition, rating };
}

function workers(annotation: Annotation) {
  return [...new Map([annotation.createdBy, annotation.updatedBy].map((person) => [person.id, person])).values()];
}

/** Who approved the version that is published; approvals of earlier versions don't count. */
function approvals(annotation: Annotation) {
  const latest = new Map<string, Annotation["signOffs"][number]>();
  for (const signOff of annotation.signOffs) {
    if (signOff.annotationVersion === annotation.version) latest.set(signOff.by.id, signOff);
  }
  return [...latest.values()].filter(({ decision }) => decision === "approve").map(({ by }) => by);
}

function shownReviewers(annotations: Annotation[], people: RevisionInput["people"]): string[] {
  const notes = new Map(people.map((person) => [person.id, person]));
  const everyone = new Map(annotations.flatMap((a) => [...workers(a), ...approvals(a)]).map((person) => [person.id, person]));
  const shown = [...everyone.values()].map((person) => {
    const known = notes.get(person.id);
    const name = known?.name ?? person.name;
    return known?.publicNote ? `${name}, ${known.publicNote}` : name;
  });
  return [...new Set(shown)];
}

/**
 * What a preview and its publication must share, as a hash (hexadecimal): everything but the revision's own number, kind, note,
 * time (and what is said of the clock), publisher and link to the one before.
 */
export function previewSha256(content: RevisionContent): string {
  const { number, kind, note, publishedAt, publishedBy, previousSha256, clock, ...previewed } = content;
  return sha256Hex(canonicalJson(previewed));
}
