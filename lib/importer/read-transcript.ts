import type { JSONContent } from "@tiptap/core";
import type { ArticleDetails, Warning } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { blockTexts, titleFromText } from "#lib/domain/article/cleaning.ts";
import { signsWorthALook } from "#lib/domain/article/signs.ts";
import { detectLanguage } from "./language.ts";
import { readCaptions } from "./transcript-cues.ts";
import { readPastedTranscript } from "./transcript-pasted.ts";
import { paragraphsOf } from "./transcript-turns.ts";

export type Transcript = {
  document: DocumentJson;
  details: Partial<ArticleDetails>;
  warnings: Warning[];
  originalText: string;
  titleIsGuessed: boolean;
};

/** A transcript of any kind (captions, or text with times or names) as an article: turns are paragraphs, and words know when they are said. */
export function readTranscript(text: string): Transcript {
  const captions = readCaptions(text);
  const { preamble, said } = captions ? { preamble: [], said: captions.said } : readPastedTranscript(text);
  const document: DocumentJson = { type: "doc", content: [...preambleBlocks(preamble), ...paragraphsOf(said)] };
  const originalText = blockTexts(document).join("\n");
  const title = preamble[0] ?? titleFromText(originalText);
  const details: Partial<ArticleDetails> = { title, language: captions?.language ?? detectLanguage(originalText)?.language ?? "en" };
  const repeated = captions?.repeated ?? 0;
  const warnings: Warning[] = [
    ...(preamble.length > 0 ? [] : [titleGuessed]),
    ...(repeated === 0 ? [] : [rollingNote(repeated)]),
    ...(said.some(({ time }) => time !== null) ? [] : [noTimes]),
    ...signsWorthALook({ text: originalText, details, modifiedAt: null }),
  ];
  return { document, details, titleIsGuessed: preamble.length === 0, warnings, originalText };
}

function preambleBlocks([title, ...rest]: string[]): JSONContent[] {
  if (title === undefined) return [];
  const paragraphs = rest.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
  return [{ type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: title.slice(0, 500) }] }, ...paragraphs];
}

const titleGuessed: Warning = {
  code: "title-guessed",
  message: "A transcript has no headline, so the title is the beginning of what is said. Give it the recording's own.",
};

const noTimes: Warning = { code: "no-times", message: "This transcript gives no times: its passages lead to no moment of the recording." };

function rollingNote(lines: number): Warning {
  const message = `${lines} lines of these captions are shown a second time while the next one rolls in; each is kept once.`;
  return { code: "rolling-captions", message };
}
