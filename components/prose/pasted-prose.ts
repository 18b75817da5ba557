/** What was done to something that was pasted, so that prose can hold it. */
export type PasteNotes = { tables: number; headings: number; pictures: number };

const pictures = "img, picture, svg, video, audio, iframe, object, embed, canvas";

/**
 * Pasted HTML as prose holds it. Lists stay lists, those too that Word writes as paragraphs; each row of a table becomes a line of a list, its
 * cells set apart; headings become bold lines; pictures go. Nothing in `page`, which is changed, may be on a page of ours.
 */
export function pastedProse(page: Document): PasteNotes {
  const { body } = page;
  for (const element of body.querySelectorAll("style, script, meta, title")) element.remove();
  unwrapDocs(body);
  wordLists(body);
  return { tables: tables(body), headings: headings(body), pictures: removed(body) };
}

/** In a sentence, or null where all of it stayed as it was. */
export function pasteWords({ tables: count, headings: titles, pictures: images }: PasteNotes): string | null {
  const said = [
    count > 0 && `${count === 1 ? "a table became a list" : `${count} tables became lists`}, one line for each row`,
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

function tables(body: HTMLElement): number {
  // Of tables in each other, the inner first; one of a single cell is only there for looks.
  const all = [...body.querySelectorAll("table")].reverse();
  let count = 0;
  for (const table of all) {
    const rows = [...table.rows].filter(({ textContent }) => textContent?.trim());
    if (rows.every(({ cells }) => cells.length < 2)) {
      table.replaceWith(...rows.flatMap(({ cells }) => [...cells].flatMap(({ childNodes }) => [...childNodes])));
      continue;
    }
    const list = table.ownerDocument.createElement("ul");
    for (const row of rows) list.append(itemOf(row));
    table.replaceWith(list);
    count++;
  }
  return count;
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
