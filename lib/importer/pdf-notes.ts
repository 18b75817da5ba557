import type { Line } from "./pdf-lines.ts";

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const digits = (text: string) => [...text].map((digit) => (raised.includes(digit) ? raised.indexOf(digit) : digit)).join("");
const unit = /(?:^|\P{L})(?:[kcmdμn]?m|s|ft|in|mi|yd|[A-Z][a-z]?)$/u;

/** A raised number after a word is a note's mark where the page has the note beneath its text, in smaller type: `[1]`, as the note begins. */
export function withNoteMarks(lines: Line[], body: number): Line[] {
  const notes = new Set(lines.flatMap((line) => noteNumber(line, body) ?? []));
  if (notes.size === 0) return lines;
  return lines.map((line) => {
    const number = noteNumber(line, body);
    const rest = number === null ? line.text : line.text.replace(/^[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}[.)]?\s?/u, `[${number}] `);
    const text = rest.replaceAll(/(?<=[\p{L}.,;:!?»”’")\]])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}/gu, (mark, at: number, whole: string) =>
      notes.has(digits(mark)) && !unit.test(whole.slice(Math.max(0, at - 4), at)) ? `[${digits(mark)}]` : mark,
    );
    return text === line.text ? line : { ...line, text };
  });
}

function noteNumber({ text, height }: Line, body: number): string | null {
  const number = /^([\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)]?\s?(?=\p{L}|[“„«"(])/u.exec(text)?.[1];
  return number === undefined || height > body * 0.95 ? null : digits(number);
}
