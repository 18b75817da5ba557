import { Parser } from "htmlparser2";

/**
 * A line of a caption as it is shown: without tags (`<i>`, `<c.yellow>`, `<00:01.200>`, `<font color=…>`) and without SubRip's `{\an8}`; entities
 * are the characters they stand for, a reading above a word stands after it: 東京（とうきょう）. A `<` that begins no tag stays.
 */
export function captionText(line: string): string {
  let text = "";
  const parser = new Parser({
    ontext: (part) => {
      text += part;
    },
    onopentag: (name) => {
      if (name === "rt") text += "（";
    },
    onclosetag: (name) => {
      if (name === "rt") text += "）";
    },
  });
  parser.end(
    line
      .replaceAll(/\{\\[^{}]*\}/g, "")
      .replaceAll(/<\d[\d:.]*>/g, "")
      .replaceAll(/\\[Nnh]/g, " "),
  );
  return text.replaceAll(/[\s\u200B\u2060]+/gu, " ").trim();
}
