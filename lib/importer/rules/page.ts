import type { ChildNode } from "domhandler";
import { DomUtils } from "htmlparser2";
import type { Deed, DeedKind } from "./deeds.ts";
import { readSheet, type SheetRule } from "./styles.ts";
import { elementsOf, type Root, wordsBefore } from "./tree.ts";

const mostDeeds = 200;

/** A page that rules are applied to, one after the other, and what they did. */
export class Page {
  readonly root: Root;
  readonly base: string | null;
  readonly language: string | null;
  /** Of the page's own style sheets. */
  readonly sheet: SheetRule[];
  readonly deeds: Deed[] = [];
  readonly #counts = new Map<DeedKind, number>();

  constructor(root: Root, { base, language }: { base: string | null; language: string | null }) {
    this.root = root;
    this.base = base;
    this.language = language;
    this.sheet = elementsOf(root, ({ name }) => name === "style").flatMap((element) => readSheet(DomUtils.textContent(element)));
  }

  /** Notes that something was done at a place of the page, while it still stands there. */
  did(kind: DeedKind, words: string, at: ChildNode): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (words !== "" && count <= mostDeeds) this.deeds.push({ kind, words: words.slice(0, 300), before: wordsBefore(at) });
  }
}
