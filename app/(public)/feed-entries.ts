import { plainText } from "#components/publication/plain-text.ts";
import { tallySentence } from "#lib/domain/tally.ts";
import { publicUrl } from "#lib/usecases/public-url.ts";
import { readPublication } from "#lib/usecases/read-publication.ts";
import { everyPublication } from "./every-publication.ts";

export type FeedEntry = { url: string; title: string; summary: string; language: string; published: string; updated: string };

/** The newest reviews as feeds tell of them: verdict and title, takeaway, tally, and the note of a correction. */
export async function feedEntries(): Promise<FeedEntry[]> {
  const publications = await everyPublication(50);
  return Promise.all(
    publications.map(async ({ slug, title, sample, language, kind, tally, overallVerdict, firstPublishedAt, publishedAt }) => {
      const found = await readPublication({ slug });
      const takeaway = found.ok ? plainText(found.value.content.summary) : "";
      const note = found.ok && kind !== "first" ? found.value.content.note : "";
      return {
        url: `${publicUrl()}/r/${slug}`,
        title: `${sample ? "Sample: " : ""}${overallVerdict ? `${overallVerdict.name}: ` : ""}${title}`,
        summary: [note, takeaway, tallySentence(tally)].filter(Boolean).join(" "),
        language,
        published: firstPublishedAt,
        updated: publishedAt,
      };
    }),
  );
}
