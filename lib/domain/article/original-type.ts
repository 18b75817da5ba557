/** Types of what articles are read from. */
export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const pdfType = "application/pdf";
export const webVttType = "text/vtt";
export const subRipType = "application/x-subrip";
/** Text with times or names of who speaks, as people copy it. */
export const pastedTranscriptType = "text/x-transcript";
export const originalTypes = [
  "text/plain",
  "text/html",
  "text/markdown",
  wordType,
  pdfType,
  webVttType,
  subRipType,
  pastedTranscriptType,
] as const;
export type OriginalType = (typeof originalTypes)[number];

/** Whose bytes are no text, but hold some. */
export function isFileType(type: OriginalType): boolean {
  return type === wordType || type === pdfType;
}

/** What kind of text an article is: written, or said and written down. */
export const articleKinds = ["article", "transcript"] as const;
export type ArticleKind = (typeof articleKinds)[number];

const transcriptTypes: readonly OriginalType[] = [webVttType, subRipType, pastedTranscriptType];

/** A type as it is stored; one that isn't known (any more) is text. */
export function originalTypeOf(stored: string | undefined): OriginalType {
  return originalTypes.find((known) => known === stored) ?? "text/plain";
}

export function kindOf(type: OriginalType): ArticleKind {
  return transcriptTypes.includes(type) ? "transcript" : "article";
}

/** What a file is read as, by the end of its name in lower case. */
export const typesByEnding: Readonly<Record<string, OriginalType>> = {
  ".txt": "text/plain",
  ".text": "text/plain",
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "text/html",
  ".docx": wordType,
  ".pdf": pdfType,
  ".vtt": webVttType,
  ".srt": subRipType,
  ".sbv": subRipType,
};
