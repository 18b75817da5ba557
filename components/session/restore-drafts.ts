import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { findQuote, makePassage } from "#lib/domain/claim/passages.ts";
import type { KeptDraft } from "./browser-store.ts";
import { type CardFields, fieldLabels, fieldsOf, type PassageWords } from "./card-fields.ts";
import { type Draft, fieldNames, fieldsShown, hasChanges, refreshed, sameValue } from "./draft.ts";
import { withLatestDetails } from "./evidence-drafts.ts";
import { goneMessage } from "./room-reducer.ts";
import type { RoomState } from "./room-state.ts";

/** Kept words that can't be put back where they were typed. */
export type Offered = { subject: string; about: string; why: string; text: string };

type KeptCard = Extract<KeptDraft, { kind: "card" }>;

/** Puts kept words back on what the server has now, oldest first. What has no place there any more is offered. */
export function restoreDrafts(state: RoomState, kept: KeptDraft[]) {
  const cards: RoomState["cards"] = {};
  const added: Annotation[] = [];
  const offered: Offered[] = [];
  const applied: string[] = [];
  const reviews = kept.filter((row) => row.kind === "review");
  const review = reviews.reduce<RoomState["review"] | null>(
    (before, { draft }) => ({
      ...draft,
      changes: { ...before?.changes, ...draft.changes },
      status: "unsaved",
      conflict: null,
      message: null,
    }),
    null,
  );
  applied.push(...reviews.map(({ subject }) => subject));

  for (const row of kept) {
    if (row.kind !== "card") continue;
    const { claim } = row.annotation;
    const id = ownId(row.annotation.id);
    const fields = fieldsShown(row.draft);
    const offer = (why: string, said: Partial<CardFields>) =>
      offered.push({ subject: row.subject, about: fields.claim || claim, why, text: wordsOf(said) });
    const current = state.annotations[id];
    const earlier = cards[current?.id ?? id];
    const lost = earlier ? overridden(earlier.changes, row.draft.changes) : {};
    if (fieldNames(lost).length > 0) offer("You typed something else in another window later.", lost);

    if (current && current.version > 0) {
      const { changes, lost: misplaced } = replaced(state, row, current);
      if (misplaced.length > 0) offer("The article’s text has changed: these words are not in it.", { passages: misplaced });
      const base = {
        ...row.draft.base,
        passages: row.snapshotId === state.snapshot.id ? row.draft.base.passages : fieldsOf(current).passages,
      };
      const draft: Draft<CardFields> = {
        ...{ ...row.draft, base, changes: { ...earlier?.changes, ...changes } },
        ...{ status: "unsaved", message: null, field: null, conflict: null },
      };
      const now = fieldsOf(current);
      const next = refreshed(withLatestDetails(draft, now.evidence), now, current.version, current.updatedBy, current.updatedAt);
      if (hasChanges(next)) cards[current.id] = next;
    } else {
      const placed = placedAnew(state, row);
      if (!placed) {
        offer("The article’s text has changed: the words it was about are not in it.", fields);
        continue;
      }
      const wasThere = row.draft.version > 0 || row.draft.status === "refused";
      const changes = { ...earlier?.changes, ...row.draft.changes, passages: placed.words };
      if (!earlier) added.push({ ...row.annotation, id, version: 0, passages: placed.passages });
      cards[id] = {
        ...{ ...row.draft, version: 0, changes, field: null, conflict: null },
        ...(wasThere ? { status: "refused", message: goneMessage } : { status: "unsaved", message: null }),
      };
    }
    if (!offered.some(({ subject }) => subject === row.subject)) applied.push(row.subject);
  }
  return { cards, added, review, offered, applied };
}

/** Windows of the first version put a word before the id of what the server had not got yet; what they kept is still theirs. */
function ownId(kept: string): string {
  return kept.replace(/^new-/, "");
}

/** What `later` says otherwise than `earlier`. */
function overridden(earlier: Partial<CardFields>, later: Partial<CardFields>): Partial<CardFields> {
  const lost: Partial<CardFields> = {};
  for (const field of fieldNames(earlier)) {
    if (field in later && !sameValue(earlier[field], later[field])) Object.assign(lost, { [field]: earlier[field] });
  }
  return lost;
}

/** The changes with their passages where those words are in the text as it is now. */
function replaced(state: RoomState, row: KeptCard, current: Annotation): { changes: Partial<CardFields>; lost: PassageWords[] } {
  const { passages, ...rest } = row.draft.changes;
  if (!passages || row.snapshotId === state.snapshot.id) return { changes: row.draft.changes, lost: [] };
  const found = passages.map((words) => placeOf(state, words));
  const lost = passages.filter((_, index) => !found[index]);
  const here = [...fieldsOf(current).passages, ...found.filter((words) => words !== null)];
  const different = [...new Map(here.map((words) => [`${words.start}-${words.end}`, words])).values()];
  return { changes: { ...rest, passages: different }, lost };
}

function placedAnew(state: RoomState, row: KeptCard): (Pick<Annotation, "passages"> & { words: PassageWords[] }) | null {
  const known = fieldsShown(row.draft).passages;
  const words =
    row.snapshotId === state.snapshot.id ? known : known.map((passage) => placeOf(state, passage)).filter((one) => one !== null);
  if (words.length < known.length) return null;
  const passages = words.map((span, index) => ({
    ...{
      id: row.annotation.passages[index]?.id ?? crypto.randomUUID(),
      snapshotId: state.snapshot.id,
      anchoring: "exact" as const,
      sentenceChange: null,
    },
    ...makePassage(state.snapshot.text, span),
  }));
  return { words, passages };
}

function placeOf({ snapshot }: RoomState, { exact }: PassageWords): PassageWords | null {
  const search = findQuote(snapshot.text, { exact });
  return "found" in search ? { ...search.found, exact: snapshot.text.slice(search.found.start, search.found.end) } : null;
}

/** To be read, and copied. The rationale is kept on its own. */
function wordsOf({ rationale: _, ...fields }: Partial<CardFields>): string {
  const lines = fieldNames(fields).flatMap((field) => {
    const value = fields[field];
    const words = Array.isArray(value) ? value.map(rowWords).join("\n") : typeof value === "string" ? value : "";
    return words ? [`${fieldLabels[field]}: ${words}`] : [];
  });
  return lines.join("\n");
}

function rowWords(row: PassageWords | CardFields["evidence"][number]): string {
  return "exact" in row ? `“${row.exact}”` : [row.quote && `“${row.quote}”`, row.title, row.url].filter(Boolean).join(" ");
}
