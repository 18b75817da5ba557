import type { DocumentJson } from "../article/article-schema.ts";
import { canonicalText } from "../article/canonical-text.ts";
import type { Annotation, Evidence } from "../claim/annotation.ts";
import type { Contact } from "../claim/contact.ts";
import { holderOf } from "../claim/holder.ts";
import { firstScale, type Verdict } from "../claim/scale.ts";
import { writeCheckpoint } from "../log/checkpoint.ts";
import { entryBytes } from "../log/entry.ts";
import { keyEntry, revisionEntry } from "../log/history.ts";
import { writeInclusionProof } from "../log/inclusion-proof.ts";
import { grow, leafHash, rootOf } from "../log/merkle-tree.ts";
import { sha256Hex } from "../text/hash.ts";
import { canonicalJson } from "./canonical-json.ts";
import { newGate } from "./gate.ts";
import type { RevisionContent, StoredRevision } from "./revision.ts";
import { buildRevision, type RevisionInput } from "./revision-building.ts";
import type { DeskKey } from "./signed-revision.ts";
import { createSigningKey, type KeptKey, signContent } from "./signing.ts";

/** Material for tests of publishing: nothing here is used outside of them. */

const passphrase = "fixture";
export const fixtureKey: KeptKey = createSigningKey(passphrase);

export const fixtureVerdicts: Verdict[] = firstScale.map((verdict, position) => ({ ...verdict, id: `verdict-${position}`, position }));

export function verdictOf(slug: string): Verdict {
  const verdict = fixtureVerdicts.find((candidate) => candidate.slug === slug);
  if (!verdict) throw new Error(`No verdict ${slug}`);
  return verdict;
}

export function prose(...paragraphs: string[]): DocumentJson {
  return {
    type: "doc",
    content: paragraphs.map((text) => ({ type: "paragraph", ...(text !== "" && { content: [{ type: "text", text }] }) })),
  };
}

const articleDocument: DocumentJson = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "Ferry pier 🌊 hit" }] },
    {
      type: "paragraph",
      content: [
        { type: "text", text: "The pier was hit " },
        { type: "text", marks: [{ type: "bold" }], text: "three times" },
        { type: "text", text: ", the mayor said. 🚢 Nobody was hurt." },
      ],
    },
    { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "A list" }] }] }] },
    {
      type: "paragraph",
      content: [
        { type: "text", text: "One line" },
        { type: "hardBreak" },
        { type: "text", text: "and another. It was closed for a week." },
      ],
    },
  ],
};

export const contactFixture: Contact = {
  id: "contact-1",
  version: 1,
  party: "claimant",
  name: "The mayor’s office",
  channel: "email",
  askedOn: "2025-05-03",
  outcome: "answered",
  outcomeOn: "2025-05-05",
  answer: "We stand by it.",
  notes: "Said off the record that he was wrong.",
  by: { id: "user-joon", name: "Joon Park" },
  createdAt: "2025-05-03T10:00:00.000Z",
};

export type AnnotationFixture = Partial<Annotation> & { quotes?: string[]; id?: string };

export function annotationFixture(text: string, { quotes = ["three times"], ...rest }: AnnotationFixture = {}): Annotation {
  const ada = { id: "user-ada", name: "Ada Lind" };
  return {
    id: "019e0000-0000-7000-8000-000000000001",
    articleId: "article-1",
    claimId: "019e0000-0000-7000-8000-000000000001",
    version: 2,
    claim: "The pier was hit three times.",
    claimant: "The mayor",
    claimedOn: "",
    verdict: verdictOf("accurate"),
    rationale: prose("Three strikes are on record."),
    passages: quotes.map((exact, index) => passageFixture(text, exact, index)),
    evidence: [evidenceFixture()],
    state: "signed-off",
    comments: [],
    contacts: [],
    second: null,
    hidden: false,
    closed: false,
    waits: null,
    signOffs: [
      {
        id: "s1",
        version: 1,
        standing: "independent",
        decision: "approve",
        note: "",
        by: { id: "user-old", name: "Old Hand" },
        createdAt: "2025-05-10T09:00:00.000Z",
      },
      {
        id: "s2",
        version: 2,
        standing: "independent",
        decision: "approve",
        note: "",
        by: { id: "user-mara", name: "Mara Reyes" },
        createdAt: "2025-05-11T09:00:00.000Z",
      },
    ],
    authors: [
      { ...ada, signed: true },
      { id: "user-joon", name: "Joon Park", signed: true },
    ],
    excluded: false,
    sample: false,
    origin: null,
    createdBy: ada,
    updatedBy: { id: "user-joon", name: "Joon Park" },
    createdAt: "2025-05-09T09:00:00.000Z",
    updatedAt: "2025-05-10T09:00:00.000Z",
    ...rest,
  };
}

function passageFixture(text: string, exact: string, index: number): Annotation["passages"][number] {
  const start = text.indexOf(exact);
  if (start < 0) throw new Error(`No passage ${exact}`);
  const end = start + exact.length;
  const context = { prefix: text.slice(Math.max(0, start - 16), start), suffix: text.slice(end, end + 16) };
  return { id: `passage-${index}`, snapshotId: "snapshot-1", start, end, exact, ...context, anchoring: "exact", sentenceChange: null };
}

/** Nobody said what a source is, nor whose. */
export const unsaid = { kind: null, interest: "", altText: "", owner: "" };

export function evidenceFixture(more: Partial<Evidence> = {}): Evidence {
  return {
    id: "evidence-1",
    stance: "supports",
    quote: "third strike on pier B at 04:10",
    locator: "",
    source: {
      ...{ id: "source-1", author: "", language: "" },
      ...{ url: "https://port.example/log?d=2025-05-02", title: "Port log", publisher: "Port authority", publishedAt: "2025-05-02" },
      archivedUrl: "https://archive.example/port-log",
      ...unsaid,
    },
    archiving: null,
    holder: holderOf({ url: more.source?.url ?? "https://port.example/", owner: more.source?.owner ?? "" }, new Map()),
    capture: null,
    passage: null,
    ...more,
  };
}

export function revisionInput(more: Partial<RevisionInput> = {}, document: DocumentJson = articleDocument): RevisionInput {
  const text = canonicalText(document);
  return {
    article: {
      id: "article-1",
      slug: "ferry-pier",
      title: "Ferry pier “hit three times”",
      outlet: "The Lowland Courier",
      author: "Nell Quist",
      sourceUrl: "https://courier.example/пирс?a=1",
      publishedAt: "2025-05-12",
      language: "en",
      selectionReason: null,
      fetchNothing: false,
      dueOn: null,
      sample: false,
      version: 3,
      createdAt: "2025-05-12T10:00:00.000Z",
    },
    claimants: new Map(),
    snapshot: {
      id: "snapshot-1",
      articleId: "article-1",
      number: 1,
      document,
      text,
      sha256: sha256Hex(text),
      wordCount: 24,
      kind: "article",
      warnings: [],
      createdAt: "2025-05-12T10:00:00.000Z",
    },
    review: {
      ...{ summary: prose("The three hits are documented."), overallVerdict: verdictOf("missing-context"), version: 1 },
      authors: [{ id: "user-ada", name: "Ada Lind", signed: true }],
      signOffs: [],
      comments: [],
    },
    annotations: more.annotations ?? [annotationFixture(text)],
    scale: { id: "scale-1", number: 1, createdAt: "2025-01-01T00:00:00.000Z", verdicts: fixtureVerdicts },
    desk: { name: "Harbour Street Desk", url: "https://desk.example" },
    people: [{ id: "user-ada", name: "Ada Lind", publicNote: "science editor" }],
    publicReviews: new Set(),
    kind: "first",
    note: "",
    previous: null,
    gate: newGate,
    overruled: [],
    at: "2025-05-20T12:00:00.000Z",
    by: "Mara Reyes",
    ...more,
  };
}

/** The text that passages of `revisionInput` are spans of. */
export const fixtureText: string = canonicalText(articleDocument);

export const fixtureFirstPublishedAt = "2025-05-01T09:00:00.000Z";
/** What the desk of these tests lists. */
export const fixtureKeys: DeskKey[] = [
  {
    id: fixtureKey.id,
    publicKey: fixtureKey.publicKey,
    from: "2025-01-01T00:00:00Z",
    until: null,
    entry: 0,
    previous: null,
    signatureOfPrevious: null,
  },
];

/** A proof that the content with this hash is the second entry of the desk's log; the first is its key. */
export function fixtureProof(content: RevisionContent, key: KeptKey = fixtureKey): string {
  const { number, publishedAt } = content;
  const entries = [
    keyEntry({ id: key.id, publicKey: key.publicKey, previous: null, from: "2025-01-01T00:00:00.000Z" }, 1),
    revisionEntry({ number, publishedAt, sha256: sha256Hex(canonicalJson(content)) }),
  ];
  const [first, second] = entries.map((entry) => leafHash(entryBytes(entry)));
  if (!first || !second) throw new Error("unreachable");
  const root = rootOf(grow(0, [], [first, second]).peaks);
  const sign = (text: string) => signContent(text, key, passphrase);
  const note = writeCheckpoint({ origin: "desk.example/log", size: 2, root, audit: null }, { publicKey: key.publicKey, sign });
  return writeInclusionProof({ index: 1, path: [first], note, publicKey: key.publicKey });
}

/** Signs a content as publishing does. */
export function stored(content: RevisionContent, key: KeptKey = fixtureKey): StoredRevision {
  const text = canonicalJson(content);
  return {
    articleId: "article-1",
    number: content.number,
    kind: content.kind,
    note: content.note,
    content: text,
    sha256: sha256Hex(text),
    previousSha256: content.previousSha256,
    signature: signContent(text, key, passphrase),
    keyId: key.id,
    publicKey: key.publicKey,
    publishedAt: content.publishedAt,
    firstPublishedAt: fixtureFirstPublishedAt,
    logProof: fixtureProof(content, key),
  };
}

/** A content with `count` annotations, spread over the verdicts, in the order given. */
export function contentOf(count: number): RevisionContent {
  const annotations = Array.from({ length: count }, (_, index) =>
    annotationFixture(fixtureText, {
      id: `019e0000-0000-7000-8000-${String(index).padStart(12, "0")}`,
      claim: `Claim ${index + 1}`,
      verdict: fixtureVerdicts[index % fixtureVerdicts.length] ?? null,
      quotes: index % 2 === 0 ? ["three times"] : ["🚢 Nobody was hurt", "closed for a week"],
    }),
  );
  return buildRevision(revisionInput({ annotations }));
}
