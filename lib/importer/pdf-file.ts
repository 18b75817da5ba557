import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const mostPages = 300;

/** One piece of text as a page places it; coordinates in points, upwards. */
type Run = { text: string; left: number; bottom: number; width: number; height: number };
type Line = { text: string; left: number; right: number; bottom: number; height: number };

export type PdfText = { text: string } | { refused: "pdf locked" | "pdf pictures" | "pdf broken" | "pdf long" };

/** The text of a PDF that has some, a paragraph a block. Nothing in it is run, and no font is loaded. */
export async function textFromPdf(bytes: Uint8Array): Promise<PdfText> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > mostPages) return { refused: "pdf long" };
    const paragraphs: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const runs = items.flatMap((item): Run[] => {
        if (!("str" in item) || item.str === "") return [];
        const [, , , , left = 0, bottom = 0] = item.transform;
        return [{ text: item.str, left, bottom, width: item.width, height: item.height }];
      });
      append(paragraphs, paragraphsOf(linesOf(runs)));
      page.cleanup();
    }
    const text = paragraphs.join("\n\n");
    return /[\p{L}\p{N}]/u.test(text) ? { text: withoutHyphens(text) } : { refused: "pdf pictures" };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refused: error.name === "PasswordException" ? "pdf locked" : "pdf broken" };
  } finally {
    await task.destroy();
  }
}

/** In the order the file has them, which is the order of reading in nearly all; columns stay apart that way. */
function linesOf(runs: Run[]): Line[] {
  const lines: Line[] = [];
  for (const run of runs) {
    const line = lines.at(-1);
    const right = run.left + run.width;
    if (line && Math.abs(line.bottom - run.bottom) < Math.max(line.height, run.height) * 0.5 && run.left >= line.left) {
      const apart = run.left - line.right > line.height * 0.15 && !/\s$/.test(line.text) && !/^\s/.test(run.text);
      line.text += (apart ? " " : "") + run.text;
      line.right = Math.max(line.right, right);
      line.height = Math.max(line.height, run.height);
    } else lines.push({ text: run.text, left: run.left, right, bottom: run.bottom, height: run.height });
  }
  return lines.filter((line) => line.text.trim() !== "");
}

/** A larger gap, other type, a line that ends early or one that is set in begins a paragraph. */
function paragraphsOf(lines: Line[]): string[] {
  const paragraphs: string[] = [];
  const widest = Math.max(0, ...lines.map(({ right }) => right));
  const gaps = lines.slice(1).map((line, index) => (lines[index]?.bottom ?? 0) - line.bottom);
  const usual = median(gaps.filter((gap) => gap > 0));
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const gap = before ? before.bottom - line.bottom : 0;
    const otherType = before ? Math.abs(before.height - line.height) > Math.max(before.height, line.height) * 0.15 : false;
    const endedEarly = before ? before.right < widest * 0.85 && /[.!?…:»”"']\s*$/u.test(before.text) : false;
    const setIn = before ? line.left - before.left > line.height * 0.8 && gap > 0 : false;
    const begins = !before || gap < 0 || gap > usual * 1.35 || otherType || endedEarly || setIn;
    if (begins) paragraphs.push(line.text.trim());
    else append(paragraphs, [line.text.trim()], true);
  }
  return paragraphs;
}

/** A paragraph that the end of a page cuts goes on with the next one's. */
function append(paragraphs: string[], more: string[], sameParagraph = false): void {
  const last = paragraphs.at(-1);
  const [first, ...rest] = more;
  if (first === undefined) return;
  const goesOn = sameParagraph || (last !== undefined && /[\p{Ll},;-]$/u.test(last) && /^\p{Ll}/u.test(first));
  if (last !== undefined && goesOn) paragraphs[paragraphs.length - 1] = `${last}${/\p{L}[-\u00AD]$/u.test(last) ? "\u2029" : " "}${first}`;
  else paragraphs.push(first);
  paragraphs.push(...rest);
}

/** A word cut at the end of a line is made whole where the text has it whole elsewhere; else its hyphen is the author's. */
function withoutHyphens(text: string): string {
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu));
  return text
    .replaceAll(/(?<!\p{L})(\p{L}{1,80})([-\u00AD])\u2029(\p{L}{1,80})/gu, (_, start: string, hyphen: string, end: string) =>
      hyphen === "\u00AD" || words.has(`${start}${end}`.toLowerCase()) ? start + end : `${start}-${end}`,
    )
    .replaceAll("\u2029", "");
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
