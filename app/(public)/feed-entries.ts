import type { Correction, PublicationSummary } from "#lib/domain/revision/publication.ts";
import { tallySentence } from "#lib/domain/revision/tally.ts";
import { listCorrections } from "#lib/usecases/revision/list-corrections.ts";
import { listPublications } from "#lib/usecases/revision/list-publications.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

export type FeedEntry = {
  id: string;
  url: string;
  image: string;
  title: string;
  summary: string;
  language: string;
  published: string;
  updated: string;
};

const length = 50;

/** The newest reviews, and each correction as an entry of its own, so that whoever read the review hears of it. Newest first. */
export async function feedEntries(): Promise<FeedEntry[]> {
  const reviews = await listPublications({ pageSize: length });
  const corrections = await listCorrections({ pageSize: length });
  return [
    ...(reviews.ok ? reviews.value.publications.map(ofReview) : []),
    ...(corrections.ok ? corrections.value.corrections.map(ofCorrection) : []),
  ]
    .sort((a, b) => b.updated.localeCompare(a.updated))
    .slice(0, length);
}

function ofReview(review: PublicationSummary): FeedEntry {
  const { slug, title, sample, language, kind, note, takeaway, tally, overallVerdict, firstPublishedAt, publishedAt } = review;
  const url = `${publicUrl()}/r/${slug}`;
  return {
    ...{ id: url, url, language, image: `${url}/card.png` },
    title: `${sample ? "Sample: " : ""}${overallVerdict ? `${overallVerdict.name}: ` : ""}${title}`,
    summary: [kind === "first" ? "" : note, takeaway, tallySentence(tally)].filter(Boolean).join(" "),
    published: firstPublishedAt,
    updated: publishedAt,
  };
}

function ofCorrection({ slug, title, sample, language, number, kind, note, publishedAt }: Correction): FeedEntry {
  return {
    id: `${publicUrl()}/r/${slug}/v/${number}`,
    url: `${publicUrl()}/r/${slug}/history#revision-${number}`,
    title: `${sample ? "Sample: " : ""}${kind === "correction" ? "Correction" : "Clarification"}: ${title}`,
    summary: note,
    image: `${publicUrl()}/r/${slug}/card.png`,
    language,
    published: publishedAt,
    updated: publishedAt,
  };
}
