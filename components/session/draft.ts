import type { Person } from "#lib/domain/people/person.ts";

/** What a person is told about the words in their hands. "saved" is true only of what the server has answered for. */
export type SaveStatus = "saved" | "unsaved" | "saving" | "trouble" | "refused";

export type Conflict<F> = {
  current: F;
  version: number;
  by: Person;
  at: string;
  /** Fields that both changed, differently. */
  clashes: (keyof F)[];
  /** Fields that only they changed. */
  theirs: (keyof F)[];
};

/** Changes on top of what the server last told us. `version` 0: the server has nothing of it yet. */
export type Draft<F> = {
  base: F;
  version: number;
  changes: Partial<F>;
  status: SaveStatus;
  message: string | null;
  /** The field a refusal is about, as the server names it. */
  field: string | null;
  conflict: Conflict<F> | null;
  /** Someone changed other fields meanwhile; both changes stand. */
  notice: { by: Person; fields: (keyof F)[] } | null;
};

export function newDraft<F>(base: F, version: number): Draft<F> {
  return { base, version, changes: {}, status: "saved", message: null, field: null, conflict: null, notice: null };
}

export function fieldsShown<F extends object>(draft: Draft<F>): F {
  return { ...draft.base, ...draft.changes };
}

export function hasChanges<F extends object>(draft: Draft<F>): boolean {
  return draft.version === 0 || Object.keys(draft.changes).length > 0;
}

export function edit<F extends object>(draft: Draft<F>, changes: Partial<F>): Draft<F> {
  const kept = withoutEqual({ ...draft.changes, ...changes }, draft.base);
  const next = { ...draft, changes: kept, message: null, field: null };
  // While a save is on its way its answer, and nothing else, ends it.
  if (draft.status === "saving") return { ...next, status: "saving" };
  return { ...next, status: hasChanges(next) ? "unsaved" : "saved" };
}

/**
 * The server took `sent`; what was typed since stays a change, also where it is what stood there before. `base` is what the screen may take
 * the server to hold now.
 */
export function confirmed<F extends object>(draft: Draft<F>, sent: Partial<F>, base: F, version: number): Draft<F> {
  const shown = fieldsShown(draft);
  const rest: Partial<F> = {};
  for (const field of fieldNames({ ...sent, ...draft.changes })) {
    if (shown[field] !== sent[field]) rest[field] = shown[field];
  }
  const next = { ...draft, base, version, changes: withoutEqual(rest, base), message: null, field: null, conflict: null };
  return { ...next, status: hasChanges(next) ? "unsaved" : "saved" };
}

/** Someone else's version arrived. Changes to different fields stand side by side; the same field changed twice is a conflict. */
export function refreshed<F extends object>(draft: Draft<F>, current: F, version: number, by: Person, at: string): Draft<F> {
  if (version <= draft.version && draft.conflict === null) return draft;
  const changes = withoutEqual(draft.changes, current);
  const theirs = fieldNames(current).filter((field) => !sameValue(trimmed(current[field]), trimmed(draft.base[field])));
  const clashes = fieldNames(changes).filter((field) => theirs.includes(field));
  if (clashes.length > 0) {
    const only = theirs.filter((field) => !clashes.includes(field));
    return { ...draft, changes, status: "unsaved", conflict: { current, version, by, at, clashes, theirs: only } };
  }
  const next = { ...draft, base: current, version, changes, conflict: null, message: null, field: null };
  const notice = hasChanges(next) && theirs.length > 0 ? { by, fields: theirs } : draft.notice;
  return { ...next, notice, status: hasChanges(next) ? "unsaved" : "saved" };
}

/** The person chose, field by field. What they did not mention stays theirs ("mine"). */
export function resolved<F extends object>(draft: Draft<F>, keepTheirs: (keyof F)[]): Draft<F> {
  if (!draft.conflict) return draft;
  const changes = { ...draft.changes };
  for (const field of keepTheirs) delete changes[field];
  const next = { ...draft, base: draft.conflict.current, version: draft.conflict.version, changes, conflict: null };
  return { ...next, status: hasChanges(next) ? "unsaved" : "saved" };
}

/** Equal as values; a row's `key` only serves the screen, and what was `known` of its source is no word of anybody's. */
export function sameValue(one: unknown, other: unknown): boolean {
  return one === other || stable(one) === stable(other);
}

/** The server trims lines of text; that is no change by a person. */
function trimmed(value: unknown): unknown {
  return typeof value === "string" ? value.trim() : value;
}

function stable(value: unknown): string {
  return JSON.stringify(value, (name, inner: unknown) => {
    if (name === "key" || name === "known") return undefined;
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function withoutEqual<F extends object>(changes: Partial<F>, base: F): Partial<F> {
  const kept: Partial<F> = {};
  for (const field of fieldNames(changes)) {
    if (!sameValue(changes[field], base[field])) kept[field] = changes[field];
  }
  return kept;
}

/** `Object.keys` with the type that an object literal built by this module really has. */
export function fieldNames<F extends object>(value: F): (keyof F)[] {
  return Object.keys(value) as (keyof F)[];
}
