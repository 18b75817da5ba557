import { expect, test } from "vitest";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, contentOf, fixtureText, revisionInput } from "../revision/testing-revision.ts";
import { oembedOfClaim, oembedOfReview } from "./oembed.ts";

const baseUrl = "https://desk.example";

test("a review and a claim tell other sites what to show: verdict, words, where from, the way there, a picture", () => {
  const content = contentOf(3);
  const [claim] = content.annotations;
  if (!claim) throw new Error("The fixture has annotations.");
  const review = oembedOfReview(content, { baseUrl });
  expect(review).toMatchObject({ version: "1.0", type: "rich", url: "https://desk.example/r/ferry-pier", width: 600 });
  expect(review.html).toContain('<a href="https://desk.example/r/ferry-pier">Read the review</a>');
  const one = oembedOfClaim(content, claim, { baseUrl, maxWidth: 320 });
  expect(one).toMatchObject({ title: `${claim.verdict.name}: ${claim.claim}`, width: 320 });
  expect(one.thumbnail_url).toBe(`https://desk.example/c/${claim.id}/card.png`);
  expect(one.html).toContain(`<strong>${claim.verdict.name}</strong>`);
});

test("nothing that people typed becomes markup on another's page, or turns its text around", () => {
  const hostile = '</p><script>alert(1)</script>"><img src=x onerror=alert(1)>\u202E';
  const article = { ...revisionInput().article, title: hostile, outlet: hostile };
  const content = buildRevision(
    revisionInput({ article, annotations: [annotationFixture(fixtureText, { claim: hostile })], desk: { name: hostile, url: baseUrl } }),
  );
  const [claim] = content.annotations;
  if (!claim) throw new Error("The fixture has an annotation.");
  for (const { html } of [oembedOfReview(content, { baseUrl }), oembedOfClaim(content, claim, { baseUrl })]) {
    expect(html).not.toMatch(/<(script|img)|<[^>]*onerror/);
    expect(html.split("\u202E").length).toBe(html.split("\u202C").length);
  }
});
