import type { ArticleDetails } from "#lib/domain/article/article.ts";
import { titleFromText } from "#lib/domain/article/cleaning.ts";
import { dateOfText, isoDate, type WrittenDate } from "#lib/domain/article/dateline.ts";
import { eachOnce, type FoundDetail, type FoundDetails, fromBeginning } from "#lib/domain/article/found-details.ts";
import { lastChange } from "./date-candidates.ts";
import { propertyOf } from "./details-from-properties.ts";
import { bylineOfText, lonelyAddress, outletOfText } from "./details-from-text.ts";
import type { FileProperties } from "./file-properties.ts";
import { detectLanguage, languageOf } from "./language.ts";
import type { PageMetadata } from "./metadata.ts";

export type DetailsInput = {
  /** The blocks of the article. */
  texts: string[];
  /** A headline that stands in the text. */
  heading: string | null;
  sourceUrl: string | null;
  /** What a web page says of itself. */
  page?: PageMetadata;
  /** What a file says of itself, and in which part of it. */
  stated?: { fields: Partial<ArticleDetails>; from: string };
  /** What its program noted of a file. */
  properties?: FileProperties;
};

type Details = {
  details: Partial<ArticleDetails>;
  found: FoundDetails;
  titleIsGuessed: boolean;
  /** A date whose year is not written, where no other was found. */
  yearless: WrittenDate | null;
};

/** What is known of an article beside its text: as the page or file says it, else as the text gives it away. */
export function findDetails({ texts, heading, sourceUrl, page, stated, properties }: DetailsInput): Details {
  const written = dateOfText(texts);
  const own = (field: keyof FoundDetails): FoundDetail[] => [
    ...(page?.found[field] ?? []),
    ...(stated?.fields[field] ? [{ value: stated.fields[field], from: stated.from }] : []),
  ];
  const domain = ({ from }: FoundDetail) => from === "the domain";
  const found: FoundDetails = {
    title: eachOnce([
      ...own("title"),
      { value: heading, from: "the first heading of the text" },
      ...propertyOf(properties, "title"),
      ...(own("title").length > 0 || heading || properties?.title ? [] : [{ value: titleFromText(texts.join("\n")), from: fromBeginning }]),
    ]),
    outlet: eachOnce([
      ...own("outlet").filter((each) => !domain(each)),
      { value: outletOfText(texts), from: "the text" },
      ...own("outlet").filter(domain),
    ]),
    author: eachOnce([
      ...own("author"),
      { value: bylineOfText(texts), from: "the by-line in the text" },
      ...propertyOf(properties, "author"),
    ]),
    sourceUrl: eachOnce([
      ...own("sourceUrl"),
      { value: lonelyAddress(texts), from: "a line of the text" },
      { value: sourceUrl, from: "where it was fetched" },
    ]),
    publishedAt: eachOnce([
      ...own("publishedAt").filter(({ from }) => from !== lastChange),
      { value: written && isoDate(written), from: "a line of the text" },
      ...propertyOf(properties, "publishedAt"),
      ...own("publishedAt"),
    ]),
    language: languages(texts, own("language")),
  };
  const first = (field: keyof FoundDetails) => found[field][0]?.value ?? null;
  const publishedAt = found.publishedAt.find(({ from }) => from !== lastChange)?.value ?? null;
  const [title, language] = [first("title"), first("language")];
  return {
    details: {
      ...(title ? { title } : {}),
      outlet: first("outlet"),
      author: first("author"),
      sourceUrl: first("sourceUrl"),
      publishedAt,
      ...(language ? { language } : {}),
    },
    found,
    titleIsGuessed: own("title").length === 0 && !heading && !properties?.title,
    yearless: publishedAt === null && written?.year === null ? written : null,
  };
}

/** The text’s own language, unless the page knows it better. */
function languages(texts: string[], said: FoundDetail[]): FoundDetail[] {
  const detected = detectLanguage(texts.join("\n"));
  const ofText = { value: detected?.language ?? null, from: "the words of the text" };
  return eachOnce(languageOf(detected, said[0]?.value ?? null) === "text" ? [ofText, ...said] : [...said, ofText]);
}

/** Details that a file gives of itself, as they were found. */
export function statedDetails(details: Partial<ArticleDetails>, { titleFrom = "the file" } = {}): FoundDetails {
  const one = (value: string | null | undefined, from = "the file") => eachOnce([{ value: value ?? null, from }]);
  const { title, outlet, author, sourceUrl, publishedAt, language } = details;
  return {
    title: one(title, titleFrom),
    outlet: one(outlet),
    author: one(author),
    sourceUrl: one(sourceUrl),
    publishedAt: one(publishedAt),
    language: one(language),
  };
}
