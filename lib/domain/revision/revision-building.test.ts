import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { buildRevision, previewSha256, reviewSha256 } from "./revision-building.ts";
import { annotationFixture, contactFixture, evidenceFixture, fixtureText, revisionInput, stored } from "./testing-revision.ts";

const first = annotationFixture(fixtureText, { id: "a", quotes: ["Ferry pier 🌊 hit"] });
const second = annotationFixture(fixtureText, { id: "b", quotes: ["closed for a week", "three times"] });
const third = annotationFixture(fixtureText, { id: "c", quotes: ["Nobody was hurt"], claim: "" });
const leftOut = annotationFixture(fixtureText, { id: "d", excluded: true, claim: "Not ready", verdict: null });

test("numbers annotations in reading order, whatever order they come in", () => {
  const orders = [
    [first, second, third, leftOut],
    [leftOut, third, second, first],
  ];
  const contents = orders.map((annotations) => buildRevision(revisionInput({ annotations })));
  expect(contents[0]?.annotations.map(({ id, number }) => [id, number])).toEqual([
    ["a", 1],
    ["b", 2],
    ["c", 3],
  ]);
  expect(contents[0]?.annotations[1]?.passages.map(({ exact }) => exact)).toEqual(["three times", "closed for a week"]);
  expect(contents[1] && canonicalJson(contents[1])).toBe(contents[0] && canonicalJson(contents[0]));
});

test("what was left out is counted and not told", () => {
  const content = buildRevision(revisionInput({ annotations: [first, leftOut] }));
  expect(content.unchecked).toBe(1);
  expect(canonicalJson(content)).not.toContain("Not ready");
});

test("no id of a person, passage or row gets out; names and chosen notes do", () => {
  const content = buildRevision(revisionInput({ annotations: [first, second] }));
  const text = canonicalJson(content);
  for (const internal of ["user-", "passage-0", "evidence-1", "snapshot-1", "article-1", "verdict-", "scale-1"])
    expect(text).not.toContain(internal);
  expect(content.annotations[0]?.reviewers).toEqual(["Ada Lind", "Joon Park"]);
  expect(content.annotations[0]?.signedOffBy).toEqual(["Mara Reyes"]);
  expect(content.reviewers).toEqual(["Ada Lind, science editor", "Joon Park", "Mara Reyes"]);
  // Who signed isn't told as one who checked.
  expect(content.credits).toEqual({ judged: ["Ada Lind, science editor", "Joon Park"], signed: ["Mara Reyes"] });
});

test("how far the work had come, and why the article was chosen, is told; a sign-off or a submission alone is nothing new to tell", () => {
  const { article } = revisionInput();
  const content = buildRevision(
    revisionInput({ article: { ...article, selectionReason: "Half the town read it." }, annotations: [first, leftOut] }),
  );
  expect(content.coverage).toEqual({ marked: 2, reasoned: 1, submitted: 1, signedOff: 1, checkable: 2, open: 1 });
  expect(content.article.selectionReason).toBe("Half the town read it.");
  expect(buildRevision(revisionInput()).article).not.toHaveProperty("selectionReason");
  const { coverage: _, ...before } = content;
  expect(reviewSha256(before)).toBe(reviewSha256(content));
});

test("whom the desk asked, and what they answered, is told, without the desk’s own notes; where nobody was asked, nothing is said of it", () => {
  const content = buildRevision(revisionInput({ annotations: [{ ...first, contacts: [contactFixture] }, second] }));
  const { name, party, channel, askedOn, outcome, outcomeOn, answer } = contactFixture;
  expect(content.annotations[0]?.contacts).toEqual([{ name, party, channel, askedOn, outcome, outcomeOn, answer, by: "Joon Park" }]);
  expect(content.annotations[1]).not.toHaveProperty("contacts");
  for (const internal of ["off the record", "contact-1", "user-"]) expect(canonicalJson(content)).not.toContain(internal);
});

test("an approval taken back no longer counts", () => {
  const [, approval] = first.signOffs;
  if (!approval) throw new Error("fixture without sign-off");
  const returned = { ...approval, id: "s3", decision: "return" as const };
  const content = buildRevision(revisionInput({ annotations: [{ ...first, signOffs: [approval, returned] }] }));
  expect(content.annotations[0]?.signedOffBy).toEqual([]);
  expect(content.annotations[0]).not.toHaveProperty("signedOffAt");
});

test("what somebody returned is signed by nobody; who signed it before its last change is told apart", () => {
  const [, approval] = first.signOffs;
  if (!approval) throw new Error("fixture without sign-off");
  const returned = { ...approval, id: "s3", by: { id: "user-9", name: "Zoe Kim" }, decision: "return" as const };
  const published = (version: number, signOffs: typeof first.signOffs) =>
    buildRevision(revisionInput({ annotations: [{ ...first, version, signOffs }] })).annotations[0];
  expect(published(approval.version, [approval, returned])?.signedOffBy).toEqual([]);
  const again = { ...approval, id: "s4", version: approval.version + 1, by: returned.by, createdAt: "2025-05-21T10:00:00.000Z" };
  const changed = published(again.version, [approval, again]);
  expect(changed).toMatchObject({
    signedOffBy: ["Zoe Kim"],
    earlierSignOffs: [{ by: [approval.by.name], at: approval.createdAt }],
  });
});

test("when an annotation was signed off is told; signed again, it says nothing new", () => {
  const signed = (at: string) =>
    buildRevision(
      revisionInput({ annotations: [{ ...first, signOffs: first.signOffs.map((signOff) => ({ ...signOff, createdAt: at })) }] }),
    );
  const [once, again] = [signed("2025-05-20T10:00:00.000Z"), signed("2025-05-21T10:00:00.000Z")];
  expect(once.annotations[0]).toMatchObject({ signedOffBy: ["Mara Reyes"], signedOffAt: "2025-05-20T10:00:00.000Z" });
  expect(reviewSha256(again)).toBe(reviewSha256(once));
});

test("an annotation without a claim sentence is named by its words", () => {
  expect(buildRevision(revisionInput({ annotations: [third] })).annotations[0]?.claim).toBe("Nobody was hurt");
});

test("evidence from another article says whether its review is public", () => {
  const passage = {
    start: 0,
    end: 4,
    articleId: "article-2",
    articleSlug: "night-at-pier-b",
    articleTitle: "Night at pier B",
    outlet: "Courier",
    snapshotId: "snapshot-9",
    exact: "Words",
  };
  const annotations = [annotationFixture(fixtureText, { evidence: [evidenceFixture({ source: null, passage, quote: "" })] })];
  const evidence = (slugs: string[]) =>
    buildRevision(revisionInput({ annotations, publicReviews: new Set(slugs) })).annotations[0]?.evidence[0];
  expect(evidence([])).toEqual({
    stance: "supports",
    quote: "Words",
    url: null,
    title: "Night at pier B",
    publisher: "Courier",
    publishedAt: null,
    article: { slug: "night-at-pier-b", title: "Night at pier B", outlet: "Courier", publicReview: false },
  });
  expect(evidence(["night-at-pier-b"])?.article?.publicReview).toBe(true);
});

test("revisions are numbered and chained", () => {
  const one = stored(buildRevision(revisionInput()));
  const two = buildRevision(revisionInput({ previous: one, kind: "correction", note: "Passage 3" }));
  expect(two).toMatchObject({ number: 2, previousSha256: one.sha256, kind: "correction", note: "Passage 3" });
});

test("a review without annotations and without a verdict on the whole can be built", () => {
  const review = { ...revisionInput().review, overallVerdict: null };
  expect(buildRevision(revisionInput({ annotations: [], review }))).toMatchObject({ annotations: [], overallVerdict: null, unchecked: 0 });
});

test("refuses to build on words that are not in the snapshot, or without a verdict", () => {
  const moved = { ...first, passages: first.passages.map((passage) => ({ ...passage, start: passage.start + 1 })) };
  expect(() => buildRevision(revisionInput({ annotations: [moved] }))).toThrow(/not in the snapshot/);
  expect(() => buildRevision(revisionInput({ annotations: [{ ...first, verdict: null }] }))).toThrow(/lacks a verdict/);
});

test("the preview's hash looks past what only publishing settles, and at everything else", () => {
  const preview = previewSha256(buildRevision(revisionInput()));
  const later = {
    kind: "correction",
    note: "n",
    at: "2026-01-01T00:00:00.000Z",
    by: "Else",
    previous: { number: 4, sha256: "x" },
  } as const;
  expect(previewSha256(buildRevision(revisionInput(later)))).toBe(preview);
  const changed = [{ ...annotationFixture(fixtureText), claim: "Another claim" }];
  expect(previewSha256(buildRevision(revisionInput({ annotations: changed })))).not.toBe(preview);
  expect(previewSha256(buildRevision(revisionInput({ desk: { name: "Renamed", url: "https://desk.example" } })))).not.toBe(preview);
});

test("canonical JSON follows RFC 8785 and refuses what JSON can't carry", () => {
  expect(canonicalJson({ b: [1e21, 0.1, -0], a: '€\u000f\n"\\/<', "\u{1F600}": 1, "\uFB33": 2 })).toBe(
    '{"a":"€\\u000f\\n\\"\\\\/<","b":[1e+21,0.1,0],"\u{1F600}":1,"\uFB33":2}',
  );
  expect(() => canonicalJson({ claim: "\ud800" })).toThrow();
  expect(() => canonicalJson(undefined)).toThrow();
});
