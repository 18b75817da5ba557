import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { coverageOf } from "#lib/domain/claim/coverage.ts";
import type { ReviewWorkspace } from "#lib/domain/claim/review.ts";
import { firstScale, type Verdict } from "#lib/domain/claim/scale.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { initialState, type RoomState } from "./room-state.ts";

export const ada = { id: "ada", name: "Ada" };
export const me = { id: "me", name: "Me", role: "reviewer" } as const;
const text = "One claim here. Another claim there.";

const verdicts = firstScale.map((verdict, position) => ({ ...verdict, id: verdict.slug, position }));

export function verdictOf(slug: string): Verdict {
  const verdict = verdicts.find((each) => each.slug === slug);
  if (!verdict) throw new Error(`The first scale has no verdict ${slug}.`);
  return verdict;
}

export function annotationAt(id: string, start: number, more: Partial<Annotation> = {}): Annotation {
  const end = start + 5;
  const exact = text.slice(start, end);
  return {
    id,
    articleId: "article",
    version: 1,
    claim: exact,
    claimId: id,
    claimant: "",
    claimedOn: "",
    verdict: null,
    rationale: emptyProse,
    passages: [
      { id: `${id}-passage`, snapshotId: "snapshot", start, end, exact, prefix: "", suffix: "", anchoring: "exact", sentenceChange: null },
    ],
    evidence: [],
    state: "draft",
    signOffs: [],
    authors: [],
    comments: [],
    contacts: [],
    second: null,
    hidden: false,
    closed: false,
    waits: null,
    excluded: false,
    sample: false,
    origin: null,
    createdBy: me,
    updatedBy: me,
    createdAt: "2025-05-12T10:00:00Z",
    updatedAt: "2025-05-12T10:00:00Z",
    ...more,
  };
}

export function workspaceWith(annotations: Annotation[]): ReviewWorkspace {
  const at = "2025-05-12T10:00:00Z";
  return {
    article: {
      id: "article",
      slug: "article",
      title: "An article",
      outlet: null,
      author: null,
      sourceUrl: null,
      publishedAt: null,
      language: "en",
      selectionReason: null,
      sample: false,
      fetchNothing: false,
      dueOn: null,
      version: 1,
      createdAt: at,
    },
    snapshot: {
      id: "snapshot",
      articleId: "article",
      number: 1,
      document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] },
      text,
      sha256: "",
      wordCount: 6,
      kind: "article",
      warnings: [],
      createdAt: at,
    },
    review: { summary: emptyProse, overallVerdict: null, version: 1, authors: [], signOffs: [], comments: [] },
    scale: { id: "scale", number: 1, createdAt: at, verdicts },
    annotations,
    next: null,
    coverage: coverageOf(annotations),
    people: [ada, me],
    signers: [],
    assignees: [],
    secondVerdict: { article: false, desk: false, people: 1, needed: 3 },
    asksArchive: false,
    publication: null,
    citations: [],
    sequence: 0,
  };
}

export function roomWith(annotations: Annotation[]): RoomState {
  return initialState(workspaceWith(annotations), me);
}
