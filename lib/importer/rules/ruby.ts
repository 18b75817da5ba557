import { type Element, isTag } from "domhandler";
import { DomUtils } from "htmlparser2";
import type { Page } from "./page.ts";
import { elementsOf, replaceByText, textsOf, wordsOf } from "./tree.ts";

/** Readings set above words stand after them: 東京（とうきょう）. */
export function writeReadings(page: Page): void {
  for (const ruby of elementsOf(page.root, ({ name }) => name === "ruby")) {
    for (const element of elementsOf(ruby, ({ name }) => name === "rp")) DomUtils.removeElement(element);
    const text = rubyText(ruby);
    page.did("reading-aids", text, ruby);
    replaceByText(ruby, text);
  }
}

/** One reading for all words, unless some of them have none: then each its own. */
function rubyText(ruby: Element): string {
  const pairs: { base: string; reading: string }[] = [];
  let base = "";
  for (const child of ruby.children) {
    const isReading = isTag(child) && (child.name === "rt" || child.name === "rtc");
    if (isReading && base.trim() !== "") pairs.push({ base: base.trim(), reading: wordsOf(child) });
    else if (isReading && pairs.length > 0) pairs.push({ base: "", reading: wordsOf(child) });
    if (isReading) base = "";
    else
      base += textsOf(child)
        .map(({ data }) => data)
        .join("");
  }
  if (base.trim() !== "") pairs.push({ base: base.trim(), reading: "" });
  if (pairs.some(({ reading }) => reading === "")) return pairs.map((pair) => bracketed(pair.base, [pair.reading])).join("");
  return bracketed(
    pairs.map((pair) => pair.base).join(""),
    pairs.map(({ reading }) => reading),
  );
}

function bracketed(base: string, readings: string[]): string {
  const spaced = readings.some((reading) => /\p{Script=Latin}/u.test(reading));
  const reading = readings.join(spaced ? " " : "");
  return reading === "" ? base : `${base}（${reading}）`;
}
