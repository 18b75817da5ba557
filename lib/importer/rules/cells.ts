import { type Element, isTag } from "domhandler";
import { DomUtils } from "htmlparser2";
import type { Page } from "./page.ts";
import { closest, elementsOf } from "./tree.ts";

const cells = ["td", "th"];
const groups = ["thead", "tbody", "tfoot"];
const parts = new Set([...cells, ...groups, "tr", "caption"]);

/**
 * HTML may leave out where a cell, a row or a group of rows ends: the next one's beginning says it. The parser nests it in the one before
 * where anything is still open there; it is put after it, as browsers do, so that no two cells run into one.
 */
export function endCells(page: Page): void {
  const last = new Map<Element, Element>();
  for (const part of elementsOf(page.root, ({ name }) => parts.has(name))) {
    const cell = outer(part, [...cells, "caption", "table"]);
    if (cell === null || cell.name === "table") continue;
    const before =
      cells.includes(part.name) && cell.name !== "caption"
        ? cell
        : part.name === "tr"
          ? outer(part, ["tr", "caption", "table"])
          : outer(part, [...groups, "table"]);
    if (before === null) continue;
    DomUtils.removeElement(part);
    if (before.name === "table") DomUtils.appendChild(before, part);
    else DomUtils.append(last.get(before) ?? before, part);
    last.set(before, part);
  }
}

function outer(part: Element, names: string[]): Element | null {
  return part.parent !== null && isTag(part.parent) ? closest(part.parent, ({ name }) => names.includes(name)) : null;
}
