/** What about a sentence changed. Of the last, `wording`, people are told; the others may turn what the sentence says of a passage. */
export const changeKinds = [
  "number",
  "sign",
  "unit",
  "currency",
  "name",
  "negation",
  "attribution",
  "question",
  "unclear",
  "wording",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * How the sentence around words that stayed has changed, in something else than typography. `old` and `now` are the sentence and what
 * introduces it, as they stand in the two texts.
 */
export type SentenceChange = { old: string; now: string; kinds: ChangeKind[] };

/** May it turn what the sentence says of the passage, so that its verdict can't go out before a person has looked? */
export function turnsSentence({ kinds }: Pick<SentenceChange, "kinds">): boolean {
  return kinds.some((kind) => kind !== "wording");
}

const words: Record<ChangeKind, string> = {
  number: "a number",
  sign: "a sign",
  unit: "a unit",
  currency: "a currency",
  name: "a name",
  negation: "a negation",
  attribution: "who says so",
  question: "a question mark",
  unclear: "words that may turn it",
  wording: "its wording",
};

/** What changed, in words: “a number and who says so”. */
export function kindWords({ kinds }: Pick<SentenceChange, "kinds">): string {
  const telling = kinds.filter((kind) => kind !== "wording" || kinds.length === 1);
  return new Intl.ListFormat("en").format(telling.map((kind) => words[kind]));
}
