import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, contentOf, fixtureText, revisionInput } from "../revision/testing-revision.ts";
import { oembedOfClaim, oembedOfReview } from "./oembed.ts";

const baseUrl = "https://desk.example";

test("a review and a claim are shown by other sites in a plain frame, with a title, a picture and the size that was asked for", () => {
  const content = contentOf(3);
  const [claim] = content.annotations;
  if (!claim) throw new Error("The fixture has annotations.");
  const review = oembedOfReview(content, { baseUrl });
  expect(review).toMatchObject({ version: "1.0", type: "rich", url: "https://desk.example/r/ferry-pier", width: 600, height: 420 });
  expect(review.html).toMatch(
    /^<iframe src="https:\/\/desk\.example\/r\/ferry-pier\/embed" title="[^"]+" width="600" height="420" [^>]*><\/iframe>$/,
  );
  const one = oembedOfClaim(content, claim, { baseUrl, maxWidth: 320, maxHeight: 200 });
  expect(one).toMatchObject({ title: `${claim.verdict.name}: ${claim.claim}`, width: 320, height: 200 });
  expect(one.thumbnail_url).toBe(`https://desk.example/c/${claim.id}/card.png`);
  expect(one.html).toContain(`src="https://desk.example/c/${claim.id}/embed"`);
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
    const { body } = new JSDOM(html).window.document;
    expect([...body.querySelectorAll("*")].map(({ tagName, attributes }) => [tagName, ...[...attributes].map(({ name }) => name)])).toEqual(
      [["IFRAME", "src", "title", "width", "height", "loading", "style"]],
    );
    expect(html.split("\u202E").length).toBe(html.split("\u202C").length);
  }
});
