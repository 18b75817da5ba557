import { DomUtils, parseDocument } from "htmlparser2";
import { writeBreaks } from "./breaks.ts";
import { endCells } from "./cells.ts";
import type { Deed } from "./deeds.ts";
import { writeGenerated } from "./generated.ts";
import { leaveOutUnseen } from "./hidden.ts";
import { writeEquations } from "./math.ts";
import { writeNotes } from "./notes.ts";
import { Page } from "./page.ts";
import { writePictures } from "./pictures.ts";
import { writeQuotationMarks } from "./quotes.ts";
import { writeRaised } from "./raised.ts";
import { writeReadings } from "./ruby.ts";
import { ruleAttributes } from "./rule-attributes.ts";
import { sortTables } from "./tables.ts";
import { elementsOf } from "./tree.ts";

export type AsRead = { html: string; deeds: Deed[] };

/**
 * A page's HTML as its readers read it: what position, style or an element's meaning says becomes text, and what no reader saw is marked as
 * left out (`hidden` and `data-left-out`). For any parser after it: nothing here is sanitized. `language` is that of a page that names none.
 */
export function asRead(html: string, { base = null, language = null }: { base?: string | null; language?: string | null } = {}): AsRead {
  const root = parseDocument(withoutUnfinishedTag(html));
  const page = new Page(root, { base, language });
  for (const element of elementsOf(root, ({ attribs }) => ruleAttributes.some((name) => name in attribs)))
    for (const name of ruleAttributes) delete element.attribs[name];
  endCells(page);
  writeEquations(page);
  const notes = writeNotes(page);
  writeReadings(page);
  writeQuotationMarks(page);
  writeGenerated(page);
  writePictures(page);
  leaveOutUnseen(page, notes);
  writeBreaks(page);
  writeRaised(page);
  sortTables(page);
  return { html: DomUtils.getOuterHTML(root, { encodeEntities: "utf8" }), deeds: page.deeds };
}

/** A tag that the page's end cuts off is no text, as in browsers; the parser would read its last letter as a word. */
function withoutUnfinishedTag(html: string): string {
  const tail = html.lastIndexOf(">") + 1;
  const start = html.slice(tail).search(/<\/?[a-z]/i);
  return start === -1 ? html : html.slice(0, tail + start);
}
