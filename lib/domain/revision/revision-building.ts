import type { Article, Snapshot } from "../article/article.ts";
import { type TimedSpan, timedSpans, timeOf } from "../article/timed-spans.ts";
import type { Annotation, Evidence } from "../claim/annotation.ts";
import { claimBefore, type SecondVerdict, secondState } from "../claim/assessment.ts";
import type { EvidenceCapture, PublishedCapture } from "../claim/capture.ts";
import type { ClaimantKind } from "../claim/claimant.ts";
import { publicWords } from "../claim/contact.ts";
import { publishedCoverage } from "../claim/coverage.ts";
import { countSources } from "../claim/independence.ts";
import type { Review } from "../claim/review.ts";
import type { Scale, Verdict } from "../claim/scale.ts";
import { fileHash } from "../claim/source-file.ts";
import { inReadingOrder, isSaidOnTheWhole } from "../claim/workflow.ts";
import type { Person } from "../people/person.ts";
import { sha256Hex } from "../text/hash.ts";
import { publishedApprovals, signers } from "./approvals.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type Gate, isLooser, settingOf } from "./gate.ts";
import type {
  PublishedAnnotation,
  PublishedEvidence,
  PublishedOverruling,
  PublishedSecondVerdict,
  PublishedVerdict,
  RevisionContent,
  RevisionKind,
} from "./revision.ts";

export type RevisionInput = {
  article: Article;
  snapshot: Snapshot;
  review: Review;
  /** Not the deleted ones. Excluded ones are left out. */
  annotations: Annotation[];
  scale: Scale;
  desk: { name: string; url: string };
  /** The people who worked on it, as they chose to be shown. A person who isn't here is shown by name alone. */
  people: { id: string; name: string; publicNote: string }[];
  /** What the desk knows of claimants, by the name that annotations give them. */
  claimants: ReadonlyMap<string, { kind: ClaimantKind; link: string }>;
  /** Slugs of the articles whose review is public now: evidence may link there. */
  publicReviews: ReadonlySet<string>;
  kind: RevisionKind;
  note: string;
  /** The rules of the desk, and those that an admin overruled. */
  gate: Gate;
  overruled: PublishedOverruling[];
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
  const spoken = timedSpans(snapshot.document);
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
      ...(snapshot.kind === "transcript" && { kind: snapshot.kind }),
      slug: article.slug,
      title: article.title,
      outlet: article.outlet,
      author: article.author,
      sourceUrl: article.sourceUrl,
      publishedAt: article.publishedAt,
      language: article.language,
      ...(article.selectionReason && { selectionReason: article.selectionReason }),
      snapshot: { number: snapshot.number, sha256: snapshot.sha256, wordCount: snapshot.wordCount },
      document: snapshot.document,
      text: snapshot.text,
    },
    summary: review.summary,
    overallVerdict: review.overallVerdict && publishedVerdict(review.overallVerdict),
    ...(isSaidOnTheWhole(review) && {
      whole: { authors: review.authors.map(({ name }) => name), ...publishedApprovals(review) },
    }),
    scale: { number: scale.number, verdicts: scale.verdicts.toSorted((a, b) => a.position - b.position).map(publishedVerdict) },
    annotations: included.map((annotation, index) => publishedAnnotation(annotation, index + 1, { ...input, spoken })),
    unchecked: input.annotations.length - included.length,
    coverage: publishedCoverage(input.annotations, { blind: settingOf(input.gate.rules, "second-verdict").on }),
    ...publishedPeople(included, review, input.people),
    gate: publishedGate(input.gate),
    ...(input.overruled.length > 0 && { overruled: input.overruled }),
  };
}

function publishedAnnotation(
  annotation: Annotation,
  number: number,
  {
    article,
    snapshot: { text },
    claimants,
    publicReviews,
    gate,
    spoken,
  }: Pick<RevisionInput, "article" | "snapshot" | "claimants" | "publicReviews" | "gate"> & { spoken: TimedSpan[] },
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
    ...(annotation.claimedOn && { claimedOn: annotation.claimedOn }),
    ...publishedClaimant(annotation.claimant, article.outlet, claimants),
    verdict: publishedVerdict(verdict),
    rationale: annotation.rationale,
    passages: passages.map(({ start, end, exact, prefix, suffix }) => {
      const time = timeOf(spoken, { start, end });
      return { start, end, exact, prefix, suffix, ...(time && { time }) };
    }),
    evidence: annotation.evidence.map((evidence) => publishedEvidence(evidence, publicReviews)),
    ...publishedCount(annotation.evidence),
    ...(annotation.contacts.length > 0 && { contacts: annotation.contacts.map(publicWords) }),
    reviewers: workers(annotation).map((person) => person.name),
    ...publishedApprovals(annotation),
    ...(annotation.second && { secondVerdict: publishedSecondVerdict(annotation, annotation.second, gate) }),
    createdAt: annotation.createdAt,
    updatedAt: annotation.updatedAt,
  };
}

function publishedClaimant(name: string, outlet: string | null, claimants: RevisionInput["claimants"]) {
  const known = claimants.get(name);
  if (!known) return {};
  const usual = name === outlet ? "organisation" : "person";
  return { ...(known.kind !== usual && { claimantKind: known.kind }), ...(known.link && { claimantLink: known.link }) };
}

/** The second judge's words are told once somebody else has approved them, or where nobody has to. */
function publishedSecondVerdict(annotation: Annotation, second: SecondVerdict, { rules }: Gate): PublishedSecondVerdict {
  const state = secondState(annotation, true);
  const { by, at, verdict, first, rationale, settlement } = second;
  const settled = state === "settled" ? settlement : null;
  const before = claimBefore(annotation);
  const isSigned = annotation.signOffs.some(
    (signOff) => signOff.decision === "approve" && signOff.by.id !== by.id && signOff.createdAt > at,
  );
  const words = isSigned || !settingOf(rules, "signed-off").on ? rationale : "";
  return {
    outcome: state === "agreed" ? "agreed" : settled ? (settled.dissent ? "dissent" : "settled") : "differing",
    by: by.name,
    at,
    first: publishedVerdict(first),
    second: publishedVerdict(verdict),
    ...(before !== null && { claim: before }),
    ...(second.wordsChangedAt !== null && { earlierText: true as const }),
    ...(words !== "" && { rationale: words }),
    ...(settled && { settlement: { by: settled.by.name, words: settled.words, at: settled.at } }),
  };
}

function publishedEvidence(
  { stance, quote, locator, source, capture, passage }: Evidence,
  publicReviews: ReadonlySet<string>,
): PublishedEvidence {
  const file = source && fileHash(source.url);
  return {
    stance,
    quote: quote || (passage?.exact ?? ""),
    ...(locator && { locator }),
    url: file ? null : (source?.url ?? null),
    title: source?.title ?? passage?.articleTitle ?? "",
    publisher: source?.publisher ?? passage?.outlet ?? "",
    publishedAt: source?.publishedAt ?? null,
    ...(source?.archivedUrl && { archivedUrl: source.archivedUrl }),
    ...(source && { source: publishedSource(source) }),
    ...(capture && { capture: publishedCapture(capture) }),
    ...(source && file && { file: { sha256: file, ...(source.altText && { alt: source.altText }) } }),
    article: passage && {
      slug: passage.articleSlug,
      title: passage.articleTitle,
      outlet: passage.outlet,
      publicReview: publicReviews.has(passage.articleSlug),
    },
  };
}

function publishedSource({ id, title, publisher, kind, interest, owner }: NonNullable<Evidence["source"]>): PublishedEvidence["source"] {
  return { id, title, publisher, ...(kind && { kind }), ...(interest && { interest }), ...(owner && { owner }) };
}

function publishedCount(evidence: Evidence[]): Pick<PublishedAnnotation, "independent"> {
  const { sources, independent } = countSources(evidence);
  return sources > 1 ? { independent } : {};
}

function publishedCapture({ state, at, sha256, textSha256, quote, putInBy }: EvidenceCapture): PublishedCapture {
  return { state, at, sha256, textSha256, quote, ...(putInBy !== null && { byHand: true }) };
}

function publishedVerdict({ slug, name, definition, rating }: Verdict): PublishedVerdict {
  return { slug, name, definition, rating };
}

/** Everyone whose words it is, who began it first. */
function workers({ createdBy, authors }: Annotation): Person[] {
  return [...new Map([createdBy, ...authors].map((person) => [person.id, person])).values()];
}

/** The rules that were on, and those that asked less than a new desk's. */
function publishedGate({ rules, enforced }: Gate): NonNullable<RevisionContent["gate"]> {
  const told = rules.filter((setting) => setting.on || isLooser(setting));
  return { enforced, rules: told.map((setting) => ({ ...setting, looser: isLooser(setting) })) };
}

/** Everyone who worked on it, and who of them judged and who signed off. */
function publishedPeople(annotations: Annotation[], review: Review, people: RevisionInput["people"]) {
  const known = new Map(people.map((person) => [person.id, person]));
  const shown = ({ id, name }: Person) => {
    const { name: now = name, publicNote = "" } = known.get(id) ?? {};
    return publicNote ? `${now}, ${publicNote}` : now;
  };
  const once = (worked: Person[]) => [...new Set([...new Map(worked.map((person) => [person.id, person])).values()].map(shown))];
  const judges = (annotation: Annotation) => [...workers(annotation), ...(annotation.second ? [annotation.second.by] : [])];
  const judged = once([...annotations.flatMap(judges), ...review.authors]);
  const signed = once([...annotations.flatMap(signers), ...signers(review)]);
  return { reviewers: [...new Set([...judged, ...signed])], credits: { judged, signed } };
}

/**
 * What a preview and its publication must share, as a hash (hexadecimal): everything but the revision's own number, kind, note,
 * time (and what is said of the clock), publisher, what they overruled, and link to the one before.
 */
export function previewSha256(content: RevisionContent): string {
  const { number, kind, note, publishedAt, publishedBy, previousSha256, clock, log, overruled, ...previewed } = content;
  return sha256Hex(canonicalJson(previewed));
}

/** What readers are told of the article, as a hash: two revisions with the same say nothing new, whatever rules they were made by. */
export function reviewSha256({ gate, whole, coverage, credits, reviewers, annotations, ...content }: RevisionContent): string {
  return previewSha256({ ...content, reviewers: reviewers.toSorted(), annotations: annotations.map(withoutCircumstances) });
}

/** Without what was not told of it before, or says how it came about alone. */
function withoutCircumstances({ independent, signedOffAt, earlierSignOffs, secondVerdict, ...annotation }: PublishedAnnotation) {
  if (!secondVerdict) return annotation;
  const { at, rationale, settlement, ...verdicts } = secondVerdict;
  const words = rationale && secondVerdict.outcome !== "agreed" ? { rationale } : {};
  return {
    ...annotation,
    secondVerdict: { ...verdicts, ...words, ...(settlement && { settlement: { by: settlement.by, words: settlement.words } }) },
  };
}
