import type { JSONContent } from "@tiptap/core";
import { raisedSigns, type Script } from "#lib/domain/article/raised-text.ts";
import { squeezedLines } from "#lib/domain/text/join-lines.ts";

type Mark = { type: string; attrs?: Record<string, string> };
type Run = { text: string; marks: Mark[] } | "break";

/** Text gathered for the block at hand: pieces with their marks, white space squeezed as a browser would show it. */
export class TextRuns {
  #runs: Run[] = [];
  #marks: Mark[] = [];

  add(text: string): void {
    if (text !== "") this.#runs.push({ text, marks: [...this.#marks] });
  }

  /** Raises or lowers all that follows, with its signs around, until the returned function is called. */
  raise(script: Script): (() => void) | null {
    const lower = this.mark({ type: script });
    if (lower === null) return null;
    this.#sign(raisedSigns[script][0], script);
    return () => {
      lower();
      this.#sign(raisedSigns[script][1], script);
    };
  }

  #sign(text: string, script: Script): void {
    this.#runs.push({ text, marks: [...this.#marks.filter(({ type }) => type !== script), { type: "sign" }] });
  }

  break(): void {
    this.#runs.push("break");
  }

  /** Puts a mark on all that follows, until the returned function is called. */
  mark(mark: Mark): (() => void) | null {
    if (this.#marks.some(({ type }) => type === mark.type)) return null;
    this.#marks.push(mark);
    return () => {
      const index = this.#marks.lastIndexOf(mark);
      if (index >= 0) this.#marks.splice(index, 1);
    };
  }

  /** Hands over what was gathered and starts anew: one list of inline nodes a paragraph; two breaks in a row set paragraphs apart. */
  take(): JSONContent[][] {
    const runs = this.#runs;
    this.#runs = [];
    const paragraphs: Run[][] = [[]];
    let breaks = 0;
    for (const run of runs) {
      if (run === "break") breaks += 1;
      else if (run.text.trim() === "" && breaks > 0) continue;
      else {
        if (breaks > 1) paragraphs.push([]);
        else if (breaks === 1) paragraphs.at(-1)?.push("break");
        breaks = 0;
        paragraphs.at(-1)?.push(run);
      }
    }
    return paragraphs.map(inlineNodes).filter((nodes) => nodes.length > 0);
  }
}

function inlineNodes(runs: Run[]): JSONContent[] {
  const nodes: JSONContent[] = [];
  let spaceBefore = true;
  for (const run of runs) {
    if (run === "break") {
      trimEnd(nodes);
      if (nodes.length > 0) nodes.push({ type: "hardBreak" });
      spaceBefore = true;
      continue;
    }
    let text = squeezedLines(run.text);
    if (spaceBefore) text = text.trimStart();
    if (text === "") continue;
    spaceBefore = text.endsWith(" ");
    const marks = run.marks.toSorted((one, other) => one.type.localeCompare(other.type));
    const last = nodes.at(-1);
    if (last?.type === "text" && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += text;
    else nodes.push(marks.length > 0 ? { type: "text", text, marks } : { type: "text", text });
  }
  trimEnd(nodes);
  return nodes;
}

function trimEnd(nodes: JSONContent[]): void {
  const last = nodes.at(-1);
  if (last?.type === "hardBreak") {
    nodes.pop();
    trimEnd(nodes);
    return;
  }
  if (last?.type !== "text") return;
  last.text = last.text?.trimEnd();
  if (last.text === "") {
    nodes.pop();
    trimEnd(nodes);
  }
}
