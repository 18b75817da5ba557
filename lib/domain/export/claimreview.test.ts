import { expect, test } from "vitest";
import { z } from "zod";
import { partialDayInput } from "../article/inputs.ts";
import { buildRevision } from "../revision/revision-building.ts";
import {
  annotationFixture,
  contentOf,
  fixtureFirstPublishedAt,
  fixtureText,
  fixtureVerdicts,
  revisionInput,
  stored,
  verdictOf,
} from "../revision/testing-revision.ts";
import { exportClaimReview, claimReview as reviewOf } from "./claimreview.ts";

const baseUrl = "https://desk.example";
const organization = z.strictObject({ "@type": z.literal("Organization"), name: z.string().min(1), url: z.url().optional() });
const person = z.strictObject({ "@type": z.literal("Person"), name: z.string().min(1) });
const word = { "@type": z.literal("Rating"), alternateName: z.string().min(1), ratingExplanation: z.string() };

const work = z.strictObject({
  "@type": z.literal("CreativeWork"),
  url: z.url().optional(),
  headline: z.string().min(1),
  inLanguage: z.string(),
  datePublished: z.iso.date().optional(),
  author: person.optional(),
  publisher: organization.optional(),
});

/** What schema.org defines, and what Google's documentation of fact checks requires and recommends. */
const claimReview = z.strictObject({
  "@context": z.literal("https://schema.org"),
  "@type": z.literal("ClaimReview"),
  url: z.url(),
  datePublished: z.iso.datetime(),
  dateModified: z.iso.datetime(),
  claimReviewed: z.string().min(1),
  author: organization,
  itemReviewed: z.strictObject({
    "@type": z.literal("Claim"),
    author: z.union([organization, person]).optional(),
    datePublished: partialDayInput.optional(),
    appearance: z.union([work, z.array(work).min(1)]),
    firstAppearance: work.optional(),
  }),
  reviewRating: z.union([
    z.strictObject({ ...word, ratingValue: z.number().int().min(1).max(5), bestRating: z.literal(5), worstRating: z.literal(1) }),
    z.strictObject(word),
  ]),
  citation: z.array(z.strictObject({ "@type": z.literal("CreativeWork"), url: z.url(), name: z.string().min(1).optional() })).optional(),
});

function reviews(content: ReturnType<typeof contentOf>) {
  return z.array(claimReview).parse(JSON.parse([...exportClaimReview(stored(content), content, { baseUrl })].join("")));
}

test("one valid ClaimReview for each annotation, each at its own address", () => {
  const all = reviews(contentOf(20));
  expect(all).toHaveLength(20);
  expect(new Set(all.map(({ url }) => url)).size).toBe(20);
  expect(all[0]?.url).toBe("https://desk.example/c/019e0000-0000-7000-8000-000000000000");
  expect(reviews(contentOf(0))).toEqual([]);
});

test("a check is as old as the first revision of its review, and modified by this one", () => {
  const content = contentOf(1);
  expect(reviews(content)).toMatchObject([{ datePublished: fixtureFirstPublishedAt, dateModified: content.publishedAt }]);
});

test("ratings are never inverted, and verdicts outside the scale carry no number", () => {
  const ratings = new Map(reviews(contentOf(fixtureVerdicts.length)).map(({ reviewRating }) => [reviewRating.alternateName, reviewRating]));
  expect(ratings.size).toBe(fixtureVerdicts.length);
  for (const verdict of fixtureVerdicts) {
    const rating = ratings.get(verdict.name);
    expect(rating && "ratingValue" in rating ? rating.ratingValue : null).toBe(verdict.rating);
  }
  expect(ratings.get("Accurate")).toMatchObject({ ratingValue: 5, bestRating: 5, worstRating: 1 });
  expect(ratings.get("Inaccurate")).toMatchObject({ ratingValue: 1, bestRating: 5, worstRating: 1 });
});

test("with nobody named the outlet made the claim; an article without outlet and address names none", () => {
  const annotations = [annotationFixture(fixtureText, { claimant: "", verdict: verdictOf("opinion"), evidence: [] })];
  const [byOutlet] = reviews(buildRevision(revisionInput({ annotations })));
  expect(byOutlet?.itemReviewed.author).toEqual({ "@type": "Organization", name: "The Lowland Courier" });
  const article = { ...revisionInput().article, outlet: null, sourceUrl: null, author: null, publishedAt: null };
  const [bare] = reviews(buildRevision(revisionInput({ annotations, article })));
  expect(bare?.itemReviewed).toEqual({
    "@type": "Claim",
    appearance: { "@type": "CreativeWork", headline: "Ferry pier “hit three times”", inLanguage: "en" },
  });
});

test("a claim that was made several times says where, and where first; each of its reviews keeps its own address", () => {
  const content = contentOf(2);
  const [one, other] = content.annotations;
  if (!one || !other) throw new Error("There are two.");
  const elsewhere = { ...content, article: { ...content.article, title: "Another article", publishedAt: "2020-02-03" } };
  const appearances = [
    { annotation: one, content },
    { annotation: { ...other, claimedOn: "2019-12" }, content: elsewhere },
  ];
  const options = { baseUrl, firstPublishedAt: fixtureFirstPublishedAt, appearances };
  const reviews = appearances.map(({ annotation, content }) => claimReview.parse(reviewOf(content, annotation, options)));
  for (const { itemReviewed } of reviews) {
    expect(itemReviewed).toMatchObject({ datePublished: "2019-12", firstAppearance: { headline: "Another article" } });
    expect(itemReviewed.appearance).toMatchObject([{ headline: content.article.title }, { headline: "Another article" }]);
  }
  expect(reviews.map(({ url }) => url)).toEqual([one, other].map(({ id }) => `${baseUrl}/c/${id}`));
  const [alone] = z.array(claimReview).parse(JSON.parse([...exportClaimReview(stored(content), content, { baseUrl })].join("")));
  expect([Array.isArray(alone?.itemReviewed.appearance), alone?.itemReviewed.firstAppearance]).toEqual([false, undefined]);
});

test("the claim's own date comes before its article's", () => {
  const content = contentOf(1);
  const [one] = content.annotations;
  const dated = { ...content, annotations: one ? [{ ...one, claimedOn: "2024-11" }] : [] };
  expect(reviews(dated)[0]?.itemReviewed.datePublished).toBe("2024-11");
});
