import type { JSONContent } from "@tiptap/core";

export type Script = "superscript" | "subscript";

const characters: Record<Script, Readonly<Record<string, string>>> = {
  superscript: pairs("0123456789+-−–=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾"),
  subscript: pairs("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎"),
};
/** What stands before and after raised or lowered text that has no characters of its own. */
export const raisedSigns: Readonly<Record<Script, [opening: string, closing: string]>> = {
  superscript: ["^(", ")"],
  subscript: ["_(", ")"],
};

function pairs(plain: string, raised: string): Record<string, string> {
  const to = [...raised];
  return Object.fromEntries([...plain].map((character, index) => [character, to[index] ?? character]));
}

/**
 * Raised (or lowered) text as it can be written in one line without a change of its meaning: digits and signs as raised characters
 * (10⁶, CO₂); signs that have none, and characters that are raised of themselves, as they are (®, *, ²). Null: it has letters, or signs
 * among digits, and is set in brackets after a sign instead (21^(st), a_(max)).
 */
export function asRaisedCharacters(text: string, script: Script): string | null {
  const raised = [...text].map((character) => characters[script][character] ?? (/\p{No}/u.test(character) ? character : null));
  if (!raised.includes(null)) return raised.join("");
  return /[\p{L}\p{Nd}]/u.test(text) ? null : text;
}

/** Raised (or lowered) text in plain text: `⁶`, `^(st)`. */
export function raisedInPlainText(text: string, script: Script): string {
  return asRaisedCharacters(text, script) ?? raisedSigns[script].join(text);
}

/**
 * Raised text as inline nodes. `^(` and `)` carry the mark `sign`, as pages show the position instead of them; what stands between them
 * carries the mark of its script beside its own marks.
 */
export function raisedNodes(content: JSONContent[], script: Script): JSONContent[] {
  const text = content.map((node) => node.text ?? "").join("");
  if (asRaisedCharacters(text, script) !== null)
    return content.map((node) => ({ ...node, text: asRaisedCharacters(node.text ?? "", script) ?? node.text }));
  return [
    sign(raisedSigns[script][0]),
    ...content.map((node) => ({ ...node, marks: [...(node.marks ?? []), { type: script }] })),
    sign(raisedSigns[script][1]),
  ];
}

function sign(text: string): JSONContent {
  return { type: "text", text, marks: [{ type: "sign" }] };
}

/**
 * A textblock's content where text is drawn raised or lowered, and signs are not drawn, only where the text says so too: marks that stand
 * otherwise are dropped, the text stays. So what is seen and what is quoted never differ.
 */
export function mendRaised(content: JSONContent[]): JSONContent[] {
  const pieces = content.flatMap(signsApart);
  const mended: JSONContent[] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const end = endOfRaised(pieces, index);
    if (end === null) mended.push(without(pieces[index] ?? {}));
    else {
      mended.push(...pieces.slice(index, end + 1));
      index = end;
    }
  }
  return mended;
}

/** ProseMirror joins what has the same marks: a closing sign and an opening one beside each other too. */
function signsApart(node: JSONContent): JSONContent[] {
  const signs = hasMark(node, "sign") ? (node.text?.match(/[\^_]\(|\)/g) ?? []) : [];
  return signs.length > 1 && signs.join("") === node.text ? signs.map((text) => ({ ...node, text })) : [node];
}

/** The index of the closing sign of the raised text that begins at `start`; null where none does. */
function endOfRaised(content: JSONContent[], start: number): number | null {
  const node = content[start];
  const script = scripts.find((known) => raisedSigns[known][0] === node?.text);
  if (node === undefined || script === undefined || !hasMark(node, "sign")) return null;
  let end = start + 1;
  while (hasMark(content[end], script) && !hasMark(content[end], "sign")) end += 1;
  return end > start + 1 && content[end]?.text === ")" && hasMark(content[end], "sign") ? end : null;
}

const scripts: Script[] = ["superscript", "subscript"];

function hasMark(node: JSONContent | undefined, type: string): boolean {
  return node?.marks?.some((mark) => mark.type === type) ?? false;
}

function without(node: JSONContent): JSONContent {
  if (node.marks === undefined || ![...scripts, "sign"].some((type) => hasMark(node, type))) return node;
  const { marks, ...rest } = node;
  const kept = marks.filter(({ type }) => type !== "sign" && !scripts.some((script) => script === type));
  return kept.length > 0 ? { ...rest, marks: kept } : rest;
}
