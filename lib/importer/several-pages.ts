import type { JSONContent } from "@tiptap/core";
import type { Warning } from "#lib/domain/article/article.ts";
import { withoutTitle } from "#lib/domain/article/cleaning.ts";
import type { ReadAnswer } from "./read-original.ts";

/** Stands between the pages of an article that was gathered from several, in its original. */
const pageBreak = "<!-- assay: the next page of this article -->";

/** One original out of the HTML of the pages of an article, in order. */
export function joinPages(pages: string[]): string {
  return pages.join(`\n${pageBreak}\n`);
}

/** Whether the bytes of an original were joined from several pages. */
export function isJoined(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(pageBreak);
}

/** The pages that an original was joined from; one for any other. */
export function pagesIn(html: string): string[] {
  return html.split(pageBreak);
}

/** Says of an original that was joined that it was. */
export function severalPagesNotes(html: string): Warning[] {
  const { length } = pagesIn(html);
  return length < 2 ? [] : [{ code: "several-pages", message: `Gathered from the ${length} pages that this article stands on.` }];
}

/** What was read of each page, as one article: the details of the first, the words of all. */
export function gathered(answers: ReadAnswer[], notes: Warning[]): ReadAnswer {
  const reads = answers.flatMap((answer) => ("read" in answer ? [answer.read] : []));
  const [first, ...others] = reads;
  const refused = answers.find((answer) => "refused" in answer);
  if (first === undefined || refused !== undefined) return refused ?? { refused: "empty" };
  const title = first.details.title ?? "";
  const more: JSONContent[] = others.flatMap(({ document }) => withoutTitle(document, title).content ?? []);
  return {
    read: {
      ...first,
      document: { type: "doc", content: [...(first.document.content ?? []), ...more] },
      originalText: reads.map(({ originalText }) => originalText).join("\n"),
      untouchedText: reads.map(({ untouchedText }) => untouchedText).join("\n"),
      chrome: reads.flatMap(({ chrome }) => chrome),
      warnings: [...notes, ...new Map(reads.flatMap(({ warnings }) => warnings).map((warning) => [warning.code, warning])).values()],
    },
  };
}
