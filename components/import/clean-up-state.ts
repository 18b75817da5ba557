import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { likelyChrome } from "#lib/domain/article/chrome.ts";
import { blockTexts, sameWords, squeeze } from "#lib/domain/article/cleaning.ts";
import type { ChromeLine, DraftDetails } from "#lib/domain/article/import-draft.ts";
import { isSubsequenceOfWords, leftOut, type WordCheck } from "#lib/domain/text/words.ts";
import type { MarkedBlock } from "./text-marks.ts";

/** Longer originals are not compared word by word while typing. In UTF-16 code units. */
const comparable = 400_000;

/** What can be told of a document as it stands. */
export type Findings = {
  chrome: MarkedBlock[];
  check: WordCheck;
  /** Spans of the original that the article leaves out; `null` where that can't be told. */
  struck: { start: number; end: number }[] | null;
};

export type FindingsInput = {
  document: DocumentJson;
  title: string;
  originalText: string;
  /** The same with what no reader saw, as it is shown beside the article. */
  untouchedText: string;
  /** Lines that the original itself sets apart from the article. */
  known: ChromeLine[];
  /** Texts of blocks that the person wants to keep. */
  kept: ReadonlySet<string>;
};

export function findingsOf({ document, title, originalText, untouchedText, known, kept }: FindingsInput): Findings {
  const clean = canonicalText(document);
  const short = untouchedText.length <= comparable;
  return {
    chrome: chromeOf(document, known).filter(({ text }) => !kept.has(squeeze(text))),
    check: wordCheck(clean, originalText, untouchedText),
    struck: short ? leftOut(clean, untouchedText, { elsewhere: title }) : null,
  };
}

/** A person may also take back in what the reading rules left out. */
function wordCheck(clean: string, originalText: string, untouchedText: string): WordCheck {
  const check = isSubsequenceOfWords(clean, originalText);
  return check.ok || !isSubsequenceOfWords(clean, untouchedText).ok ? check : { ok: true };
}

function chromeOf(document: DocumentJson, known: ChromeLine[]): MarkedBlock[] {
  const texts = blockTexts(document);
  const found = new Map(likelyChrome(document).map(({ blockIndex, reason }) => [blockIndex, reason] as const));
  const reasons = new Map(known.map(({ text, reason }) => [squeeze(text), reason] as const));
  return texts.flatMap((text, blockIndex) => {
    const reason = found.get(blockIndex) ?? reasons.get(squeeze(text));
    return reason === undefined || squeeze(text) === "" ? [] : [{ blockIndex, text, reason }];
  });
}

/** Notes that what was typed since has answered are no longer shown. */
export function isAnswered(code: string, details: DraftDetails, firstTitle: string): boolean {
  if (code === "page-chrome" || code === "headline-and-standfirst") return true;
  if (code === "no-byline") return details.author.trim() !== "";
  if (code === "no-date" || code === "date-without-year") return details.publishedAt.trim() !== "";
  return code === "title-guessed" && !sameWords(details.title, firstTitle);
}
