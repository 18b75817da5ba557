import type { Correction, PublicationSummary } from "#lib/domain/revision/publication.ts";
import { tallySentence } from "#lib/domain/revision/tally.ts";
import { listCorrections } from "#lib/usecases/revision/list-corrections.ts";
import { listFirstAddresses } from "#lib/usecases/revision/list-first-addresses.ts";
import { listPublications } from "#lib/usecases/revision/list-publications.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

export type FeedEntry = {
  id: string;
  url: string;
  image?: string;
  title: string;
  summary: string;
  language: string;
  published: string;
  updated: string;
};

export type Feed = { id: string; entries: FeedEntry[] };

/** An entry that has no id yet: it is made of the path, and of where the desk was when it published this revision. */
type Unnamed = Omit<FeedEntry, "id"> & { path: string; slug: string; number: number };

const length = 50;

/**
 * The newest reviews, and each correction and withdrawal as an entry of its own, so that whoever read the review hears of it. Newest first. Ids are never
 * made anew (RFC 4287, 4.2.6): they are the addresses under which feed and entries first went out, wherever the desk is now.
 */
export async function readFeed(): Promise<Feed> {
  const reviews = await listPublications({ pageSize: length });
  const corrections = await listCorrections({ pageSize: length });
  const newest = [
    ...(reviews.ok ? reviews.value.publications.map(ofReview) : []),
    ...(corrections.ok ? corrections.value.corrections.map(ofCorrection) : []),
  ]
    .sort((a, b) => b.updated.localeCompare(a.updated))
    .slice(0, length);
  const first = await listFirstAddresses(newest);
  return {
    id: `${first.desk}/`,
    entries: newest.map(({ path, slug, number, ...entry }) => ({ id: `${first.of({ slug, number })}${path}`, ...entry })),
  };
}

function ofReview(review: PublicationSummary): Unnamed {
  const { slug, title, sample, language, kind, note, takeaway, tally, overallVerdict, firstPublishedAt, publishedAt } = review;
  const path = `/r/${slug}`;
  const url = `${publicUrl()}${path}`;
  return {
    ...{ path, slug, number: 1, url, language, image: `${url}/card.png` },
    title: `${sample ? "Sample: " : ""}${overallVerdict ? `${overallVerdict.name}: ` : ""}${title}`,
    summary: [kind === "first" ? "" : note, takeaway, tallySentence(tally)].filter(Boolean).join(" "),
    published: firstPublishedAt,
    updated: publishedAt,
  };
}

const kindWords = { correction: "Correction", clarification: "Clarification", withdrawal: "Withdrawn" } as const;

function ofCorrection({ slug, title, sample, language, number, kind, note, publishedAt }: Correction): Unnamed {
  const review = `/r/${slug}`;
  const withdrawn = kind === "withdrawal";
  return {
    ...{ path: `${review}/v/${number}${withdrawn ? "#withdrawn" : ""}`, slug, number },
    url: `${publicUrl()}${withdrawn ? review : `${review}/history#revision-${number}`}`,
    title: `${sample ? "Sample: " : ""}${kindWords[kind]}: ${title}`,
    summary: note,
    // Of what was withdrawn there is none any more.
    ...(!withdrawn && { image: `${publicUrl()}${review}/card.png` }),
    language,
    published: publishedAt,
    updated: publishedAt,
  };
}
