import { type Element, isTag, Text } from "domhandler";
import { DomUtils } from "htmlparser2";
import { mostCells } from "#lib/domain/article/cell-span.ts";
import type { Page } from "./page.ts";
import { classesOf } from "./styles.ts";
import { closest, elementsOf, isInline, wordsOf } from "./tree.ts";

const parts = new Set(["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"]);

/** Tables of data stay; those that only place things on the page, and those too large, give way to their contents. */
export function sortTables(page: Page): void {
  let cellsLeft = mostCells;
  for (const table of elementsOf(page.root, ({ name }) => name === "table")) {
    const own = (names: string[]) => elementsOf(table, ({ name }) => names.includes(name)).filter((part) => tableOf(part) === table);
    const rows = own(["tr"]);
    const cells = own(["td", "th"]);
    const nested = elementsOf(table, ({ name }) => name === "table").length > 0;
    if (nested || !holdsData(table, rows, cells, own(["th", "thead", "caption"]).length > 0)) layOut([table, ...own([...parts])]);
    else if (cells.length > cellsLeft) {
      page.did("table-too-large", wordsOf(table).slice(0, 60), table);
      flattenRows([table, ...own([...parts])]);
    } else {
      cellsLeft -= cells.length;
      setInOrder(table, own(["caption"]), own(["tfoot"]));
    }
  }
}

function tableOf(part: Element): Element | null {
  return part.parent !== null && isTag(part.parent) ? closest(part.parent, ({ name }) => name === "table") : null;
}

function holdsData(table: Element, rows: Element[], cells: Element[], named: boolean): boolean {
  if (/^(?:presentation|none)$/i.test(table.attribs.role ?? "")) return false;
  const columns = Math.max(0, ...rows.map((row) => cells.filter((cell) => cell.parent === row).length));
  if (rows.length < 2 ? !(named && columns > 1) : columns < 2 && !named) return false;
  if (named || /^(?:table|grid)$/i.test(table.attribs.role ?? "") || Number(table.attribs.border) > 0) return true;
  if (classesOf(table).some((called) => /table|data|stat|wiki/i.test(called))) return true;
  const longest = Math.max(...cells.map((cell) => wordsOf(cell).length));
  return longest <= 300;
}

function layOut(elements: Element[]): void {
  for (const element of elements) element.name = "div";
}

/** A paragraph a row. */
function flattenRows(elements: Element[]): void {
  for (const element of elements) {
    if (element.name === "td" || element.name === "th") {
      DomUtils.appendChild(element, new Text(" "));
      for (const block of elementsOf(element, () => true)) if (!isInline(block)) block.name = "span";
      element.name = "span";
    } else element.name = element.name === "tr" ? "p" : "div";
  }
}

/** The caption stands before its table, the foot at its end. */
function setInOrder(table: Element, captions: Element[], feet: Element[]): void {
  for (const caption of captions) {
    caption.name = "p";
    DomUtils.prepend(table, caption);
  }
  for (const foot of feet) DomUtils.appendChild(table, foot);
}
