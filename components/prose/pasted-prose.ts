import { mostCells, spanOf } from "#lib/domain/article/cell-span.ts";

/** What was done to something that was pasted, so that prose can hold it. `tables` were too large, `cells` held a list or a quote. */
export type PasteNotes = { tables: number; cells: number; headings: number; pictures: number };

const pictures = "img, picture, svg, video, audio, iframe, object, embed, canvas";

/**
 * Pasted HTML as prose holds it. Lists stay lists, those too that Word writes as paragraphs; tables stay tables, with
 * paragraphs in their cells, unless they are too large: then each row becomes a line of a list; headings become bold lines; pictures go. Nothing in `page`, which is changed, may be on a page of ours.
 */
export function pastedProse(page: Document): PasteNotes {
  const { body } = page;
  for (const element of body.querySelectorAll("style, script, meta, title")) element.remove();
  unwrapDocs(body);
  wordLists(body);
  const titles = headings(body);
  return { ...tables(body), headings: titles, pictures: removed(body) };
}

/** In a sentence, or null where all of it stayed as it was. */
export function pasteWords({ tables: count, cells, headings: titles, pictures: images }: PasteNotes): string | null {
  const said = [
    count > 0 && `${count === 1 ? "a large table became a list" : `${count} large tables became lists`}, one line for each row`,
    cells > 0 && `what stood in ${cells === 1 ? "a cell" : `${cells} cells`} became lines`,
    titles > 0 && `${titles === 1 ? "a heading" : `${titles} headings`} became bold`,
    images > 0 && `${images === 1 ? "a picture" : `${images} pictures`} stayed out`,
  ].filter((each) => each !== false);
  if (said.length === 0) return null;
  const words = new Intl.ListFormat("en").format(said);
  return `Pasted, but for this: ${words}.`;
}

/** Google Docs wraps all of what is copied in a <b> that isn't bold. */
function unwrapDocs(body: HTMLElement): void {
  for (const wrapper of body.querySelectorAll<HTMLElement>("b[id^=docs-internal-guid]")) wrapper.replaceWith(...wrapper.childNodes);
}

/** Word writes an item of a list as a paragraph whose style names its list, and its sign or number as text. */
function wordLists(body: HTMLElement): void {
  for (const paragraph of [...body.querySelectorAll<HTMLElement>("p[style*=mso-list], p[class^=MsoListParagraph]")]) {
    const sign = paragraph.querySelector<HTMLElement>("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']");
    const kind = /^\s*\(?(?:\d+|[a-z]|[ivxlc]+)[.)]/i.test(sign?.textContent ?? "") ? "ol" : "ul";
    sign?.remove();
    const item = paragraph.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    const before = paragraph.previousElementSibling;
    if (before?.localName === kind && before.hasAttribute("data-word")) {
      before.append(item);
      paragraph.remove();
      continue;
    }
    const list = paragraph.ownerDocument.createElement(kind);
    list.setAttribute("data-word", "");
    list.append(item);
    paragraph.replaceWith(list);
  }
}

function tables(body: HTMLElement): { tables: number; cells: number } {
  let [large, cells, left] = [0, 0, mostCells];
  // Of tables in each other, the inner first: it stays, and the outer is only there for looks, as is one of a single column.
  for (const table of [...body.querySelectorAll("table")].reverse()) {
    const rows = [...table.rows].filter(({ cells: own }) => own.length > 0);
    const isLayout = /^(?:none|presentation)$/i.test(table.getAttribute("role") ?? "") || table.querySelector("table") !== null;
    for (const caption of table.querySelectorAll("caption")) table.before(renamed(caption, "p"));
    if (isLayout || rows.every(({ cells: own }) => own.length < 2)) {
      table.replaceWith(...rows.flatMap((row) => [...row.cells].flatMap(({ childNodes }) => [...childNodes])));
      continue;
    }
    left -= rows.reduce((sum, row) => sum + row.cells.length, 0);
    if (left < 0) {
      const list = table.ownerDocument.createElement("ul");
      list.append(...rows.filter(({ textContent }) => textContent?.trim()).map(itemOf));
      table.replaceWith(list);
      large++;
      continue;
    }
    for (const [index, row] of rows.entries()) {
      for (const cell of row.cells) {
        cell.rowSpan = Math.min(spanOf(cell.getAttribute("rowspan") ?? 1), rows.length - index);
        if (inLines(cell)) cells++;
      }
    }
    // Without what stands in a table between its rows, and outside of all cells.
    table.replaceChildren(...rows.map(onlyCells));
  }
  return { tables: large, cells };
}

function onlyCells(row: HTMLTableRowElement): HTMLTableRowElement {
  row.replaceChildren(...row.cells);
  return row;
}

const blocksInCells = "ul, ol, li, dl, dt, dd, blockquote, pre, section, article, details, summary, figure, figcaption, address, hr";

/** Each item of a list, and each block that isn't a paragraph, becomes a paragraph. Was there any? */
function inLines(cell: HTMLTableCellElement): boolean {
  const blocks = [...cell.querySelectorAll(blocksInCells)];
  for (const item of cell.querySelectorAll("li")) (item.querySelector(":scope > p:first-child") ?? item).prepend(signOf(item));
  for (const block of blocks) renamed(block, "div");
  return blocks.length > 0;
}

function signOf(item: Element): string {
  if (item.parentElement?.localName !== "ol") return "• ";
  const before = [...item.parentElement.children].indexOf(item);
  return `${(Number(item.parentElement.getAttribute("start")) || 1) + before}. `;
}

/** The element under another name, with all that is in it. */
function renamed(element: Element, name: string): HTMLElement {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

function itemOf(row: HTMLTableRowElement): HTMLLIElement {
  const item = row.ownerDocument.createElement("li");
  const cells = [...row.cells].map(({ textContent }) => (textContent ?? "").replaceAll(/\s+/gu, " ").trim());
  item.textContent = cells.join(" · ");
  return item;
}

function headings(body: HTMLElement): number {
  const all = [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  for (const heading of all) {
    const bold = heading.ownerDocument.createElement("strong");
    bold.append(...heading.childNodes);
    const paragraph = heading.ownerDocument.createElement("p");
    paragraph.append(bold);
    heading.replaceWith(paragraph);
  }
  return all.length;
}

function removed(body: HTMLElement): number {
  const all = [...body.querySelectorAll(pictures)];
  for (const element of all) element.remove();
  return all.length;
}
