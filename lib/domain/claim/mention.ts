import type { Person } from "../people/person.ts";
import { hasWords } from "../text/excerpt.ts";

/** How a comment that is kept refers to a person: by id, so that they are named as they are called today. */
const reference = /@\{([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})\}/g;

/** A comment as it is kept, in pieces: words, and the people it mentions. What refers to nobody among them stays as words. */
export function piecesOf(text: string, mentions: readonly Person[]): (string | Person)[] {
  const pieces: (string | Person)[] = [];
  let from = 0;
  for (const { 0: written, 1: id, index } of text.matchAll(reference)) {
    const person = mentions.find((each) => each.id === id);
    if (!person) continue;
    if (index > from) pieces.push(text.slice(from, index));
    pieces.push(person);
    from = index + written.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** A comment as it is read and written: people by their names. */
export function asWritten(text: string, mentions: readonly Person[]): string {
  return piecesOf(text, mentions)
    .map((piece) => (typeof piece === "string" ? piece : `@${piece.name}`))
    .join("");
}

/**
 * A comment as it is kept, of one as it was written: `@` and the whole name of one of these people refers to them. Where several have that
 * name it is whoever is among `meant`, and without them nobody. The longest name counts.
 */
export function withReferences(text: string, people: readonly Person[], meant: readonly string[]): { text: string; mentioned: string[] } {
  const named = [...people].sort((one, other) => other.name.length - one.name.length || rank(meant, one) - rank(meant, other));
  const mentioned = new Set<string>();
  let kept = "";
  let from = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (at < from || isInWord(text[at - 1])) continue;
    const found = personAt(text, at + 1, named, meant);
    if (!found) continue;
    kept += `${text.slice(from, at)}@{${found.person.id}}`;
    from = found.end;
    mentioned.add(found.person.id);
  }
  return { text: kept + text.slice(from), mentioned: [...mentioned] };
}

/** By name, or already by id, as a program may write it. */
function personAt(text: string, at: number, named: readonly Person[], meant: readonly string[]) {
  const byId = named.find(({ id }) => text.startsWith(`{${id}}`, at));
  if (byId) return { person: byId, end: at + byId.id.length + 2 };
  const fits = named.filter(({ name }) => text.startsWith(name, at) && !isInWord(text[at + name.length]));
  const [first] = fits;
  if (!first) return null;
  const several = fits.filter(({ name }) => name === first.name).length > 1;
  return several && !meant.includes(first.id) ? null : { person: first, end: at + first.name.length };
}

const rank = (meant: readonly string[], { id }: Person) => (meant.includes(id) ? 0 : 1);

const inWord = /[\p{L}\p{N}\p{M}]/u;
function isInWord(character: string | undefined): boolean {
  return character !== undefined && inWord.test(character);
}

/** Longest beginning of a name that is looked for, in UTF-16 code units. */
const longestBeginning = 40;

/** The mention that is being written before the caret: where its `@` stands, and what of a name is there. Null where none is. UTF-16. */
export function mentionAt(text: string, caret: number): { start: number; beginning: string } | null {
  const start = caret === 0 ? -1 : text.lastIndexOf("@", caret - 1);
  if (start === -1 || caret - start > longestBeginning || isInWord(text[start - 1])) return null;
  const beginning = text.slice(start + 1, caret);
  return /^\s|\n/.test(beginning) ? null : { start, beginning };
}

/** Those whose name has all these words, the last also as a beginning, as people type them: “uelkue” finds Ülkü. */
export function peopleNamed<P extends Person>(people: readonly P[], beginning: string): P[] {
  return people.filter(({ name }) => hasWords(name, beginning));
}
