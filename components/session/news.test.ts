import { expect, it } from "vitest";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { ReviewEvent } from "#lib/domain/claim/review.ts";
import { firstScale } from "#lib/domain/claim/scale.ts";
import { newsOf } from "./news.ts";
import { ada, annotationAt, me } from "./room-testing.ts";

const event = (more: Partial<ReviewEvent> = {}): ReviewEvent => ({
  ...{ sequence: 1, verb: "updated", subject: "annotation", subjectId: "a", actor: ada, at: "2025-05-12T10:00:00Z" },
  ...more,
});
const known = (more: Partial<Annotation> = {}) => ({ a: annotationAt("a", 4, { claim: "Forty branches.", ...more }) });
const misleading = firstScale.find(({ slug }) => slug === "misleading");
if (!misleading) throw new Error("The scale has no such verdict.");
const verdict = { ...misleading, id: "misleading", position: 3 };
const source = {
  id: "source",
  url: "https://example.org/",
  title: "",
  publisher: "",
  author: "",
  language: "",
  publishedAt: null,
  archivedUrl: null,
  kind: null,
  interest: "",
  altText: "",
  owner: "",
};

it("says what a colleague did, not only that something changed", () => {
  const before = known();
  expect(newsOf([event()], before, known({ verdict }), me.id)).toBe("Ada rated “Forty branches.” Misleading");
  const evidence: Annotation["evidence"] = [
    { id: "one", stance: "supports", quote: "", locator: "", source, holder: "example.org", capture: null, archiving: null, passage: null },
  ];
  expect(newsOf([event()], before, known({ evidence }), me.id)).toBe("Ada added evidence to “Forty branches.”");
  expect(newsOf([event()], known({ verdict }), known(), me.id)).toBe("Ada marked “Forty branches.” to check");
  expect(newsOf([event()], before, known({ claim: "Forty-one branches." }), me.id)).toBe("Ada changed “Forty-one branches.”");
});

it("says what a new snapshot is", () => {
  expect(newsOf([event({ verb: "created", subject: "snapshot" })], known(), known(), me.id)).toBe("Ada loaded the outlet’s new text");
});

it("names what was deleted", () => {
  expect(newsOf([event({ verb: "deleted" })], known(), {}, me.id)).toBe("Ada deleted “Forty branches.”");
});

it("tells nobody what they did themselves, and sums up what came at once", () => {
  expect(newsOf([event({ actor: me })], known(), known(), me.id)).toBeNull();
  const two = [event(), event({ subject: "review", subjectId: "review" })];
  expect(newsOf(two, known(), known(), me.id)).toBe("Ada changed the review as a whole (and 1 more change)");
});
