import { type FoundDetails, fromBeginning } from "#lib/domain/article/found-details.ts";

export type SourceDetails = { title: string; publisher: string; author: string; publishedAt: string | null; language: string };

/** Kinds of pages that come in place of a document: whatever they say, it isn't the document's. */
export const standIns: readonly string[] = ["bot-check", "sign-in", "consent", "error-page"];

/** What whoever cites a document can do where programs don't get to it. */
export const lookYourself = "Look at it yourself, and put in a copy of what you see.";

/** What to do is said to whoever imports an article: of a source, only what it is. */
export function withoutImport(message: string): string {
  const sentences = message.split(/(?<=\.) (?=\p{Lu})/u);
  return sentences.filter((sentence) => !/\b(?:paste|load|address of the article)\b/i.test(sentence)).join(" ");
}

/** What is said of a page that looks like no article is written for articles that were loaded all the same. */
export function plainNote(message: string): string {
  return withoutImport(message).replace(
    /^Taken although it looks like no article: (.+?)\. /s,
    (_, sign: string) => `${sign.charAt(0).toUpperCase()}${sign.slice(1)}. `,
  );
}

export const noDetails: SourceDetails = { title: "", publisher: "", author: "", publishedAt: null, language: "" };

export function detailsOf({ title, outlet, author, publishedAt, language }: FoundDetails): SourceDetails {
  // What is only guessed from how the text begins is no title.
  const named = title.find(({ from }) => from !== fromBeginning);
  return {
    title: named?.value.slice(0, 500) ?? "",
    publisher: outlet[0]?.value.slice(0, 200) ?? "",
    author: author[0]?.value.slice(0, 200) ?? "",
    publishedAt: publishedAt[0]?.value.slice(0, 10) ?? null,
    language: language[0]?.value ?? "",
  };
}
