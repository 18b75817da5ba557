import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText } from "../article/canonical-text.ts";
import { makePassage, snapToGraphemes } from "../claim/passages.ts";
import { exportJsonld } from "../export/jsonld.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, contentOf, fixtureText, revisionInput, stored } from "../revision/testing-revision.ts";
import { anchorIncoming } from "./anchor-incoming.ts";
import type { Unanchored } from "./import-report.ts";
import { readIncoming } from "./incoming.ts";
import { createLocator } from "./locate.ts";

import { one, placeIn, read } from "./testing-incoming.ts";

const exported = (content: ReturnType<typeof contentOf>) =>
  JSON.parse([...exportJsonld(stored(content), content, { baseUrl: "https://desk.example" })].join(""));

test("our own export comes back as what it was", () => {
  const { annotations, malformed } = read(exported(contentOf(3)));
  expect(malformed).toEqual([]);
  expect(annotations.map(({ claim }) => claim)).toEqual(["Claim 1", "Claim 3", "Claim 2"]);
  expect(annotations[0]).toMatchObject({
    field: "first.items[0]",
    claimant: "The mayor",
    verdict: "accurate",
    rationale: [{ format: "html", value: expect.stringContaining("Three strikes are on record.") }],
    evidence: [
      {
        url: "https://port.example/log?d=2025-05-02",
        stance: "supports",
        quote: "third strike on pier B at 04:10",
        title: "Port log",
        publisher: "Port authority",
        publishedAt: "2025-05-02",
        archivedUrl: "https://archive.example/port-log",
      },
    ],
  });
  const locate = createLocator(fixtureText);
  expect(annotations[2]?.passages.map(({ selectors }) => locate(selectors))).toEqual(
    ["🚢 Nobody was hurt", "closed for a week"].map((exact) => {
      const start = fixtureText.indexOf(exact);
      return { found: { start, end: start + exact.length } };
    }),
  );
});

const unit = fc.constantFrom(
  "a",
  "b ",
  "the same words ",
  "👩‍🚀",
  "e\u0301",
  "שלום ",
  "كتاب ",
  "🇦🇿",
  "漢字",
  "\n",
  " ",
  "“",
  "the same words ",
);
const passages = fc
  .array(unit, { minLength: 1, maxLength: 60 })
  .map((units) => units.join(""))
  .chain((words) => {
    const document = {
      type: "doc" as const,
      content: words.split("\n").map((line) => ({ type: "paragraph", ...(line && { content: [{ type: "text", text: line }] }) })),
    };
    const text = canonicalText(document);
    const points = [...text].length;
    return fc.tuple(fc.constant({ document, text }), fc.nat(Math.max(0, points - 1)), fc.integer({ min: 1, max: 30 }));
  })
  .filter(([{ text }]) => text.length > 0);

test("any passage of any text comes back from its export to the same place, widened to whole characters", () => {
  fc.assert(
    fc.property(passages, ([{ document, text }, from, length]) => {
      const points = [...text];
      const start = points.slice(0, from).join("").length;
      const end = start + points.slice(from, from + length).join("").length;
      const anchor = makePassage(text, { start, end });
      const annotation = {
        ...annotationFixture(fixtureText),
        passages: [{ ...anchor, id: "p", snapshotId: "snapshot-1", anchoring: "exact" as const, sentenceChange: null }],
      };
      const back = read(exported(buildRevision(revisionInput({ annotations: [annotation] }, document)))).annotations[0];
      expect(back?.passages.map(placeIn(text))).toEqual([{ found: snapToGraphemes(text, { start, end }) }]);
    }),
    { numRuns: 300 },
  );
});

test("a single annotation, a page and a list are read alike; body and target may be anything the standard allows", () => {
  const annotation = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    motivation: "commenting",
    bodyValue: "Plain words, *not* emphasis.",
    target: { source: "https://news.example/a", selector: { type: "TextQuoteSelector", exact: "three times" } },
  };
  for (const json of [
    annotation,
    [annotation],
    { type: "AnnotationPage", items: [annotation] },
    { type: ["AnnotationPage"], items: annotation },
  ]) {
    const { annotation: found, malformed } = one(json);
    expect(malformed).toEqual([]);
    expect(found.rationale).toEqual([{ format: "plain", value: "Plain words, *not* emphasis." }]);
    expect(found.passages.map(placeIn(fixtureText))).toMatchObject([{ found: {} }]);
  }
  const { annotation: mixed } = one({
    ...{ "@type": "oa:Annotation", target: "https://news.example/a", bodyValue: undefined },
    body: ["https://source.example/x", { type: "Choice", items: [{ type: "TextualBody", value: "False", purpose: "tagging" }] }],
  });
  expect(mixed).toMatchObject({
    passages: [{ selectors: [], pages: ["https://news.example/a"] }],
    tags: ["False"],
    evidence: [{ url: "https://source.example/x", stance: "context" }],
  });
});

test("selectors fall back on one another as the standard says", () => {
  const text = "One bird sang. Two birds sang. One bird flew.";
  const locate = createLocator(text);
  const place = (selector: unknown) => {
    const { annotation } = one({ type: "Annotation", target: { source: "https://news.example", selector } });
    const search = annotation.passages.map(({ selectors }) => locate(selectors))[0] ?? { missing: true };
    return "found" in search ? [search.found.start, text.slice(search.found.start, search.found.end)] : Object.keys(search)[0];
  };
  const quote = (exact: string, more = {}) => ({ type: "TextQuoteSelector", exact, ...more });
  const position = (start: number, end: number) => ({ type: "TextPositionSelector", start, end });
  expect(place(position(15, 24))).toEqual([15, "Two birds"]);
  expect(place(position(40, 400))).toBe("missing");
  expect(place(quote("One bird"))).toBe("ambiguous");
  expect(place([quote("One bird"), position(31, 39)])).toEqual([31, "One bird"]);
  expect(place([position(3, 9), quote("One bird")])).toBe("ambiguous");
  expect(place([position(0, 8), quote("One bird", { suffix: " flew" })])).toEqual([31, "One bird"]);
  expect(place({ type: "FragmentSelector", value: "p2", refinedBy: quote("Two birds") })).toEqual([15, "Two birds"]);
  expect(place(quote("Two birds sang", { refinedBy: position(4, 9) }))).toEqual([19, "birds"]);
  expect(place({ type: "RangeSelector", startSelector: quote("Two"), endSelector: quote("One bird flew") })).toEqual([
    15,
    "Two birds sang. ",
  ]);
  expect(place([{ type: "XPathSelector", value: "/p[1]" }, quote("Two birds")])).toEqual([15, "Two birds"]);
  expect(place({ type: "XPathSelector", value: "/p[1]" })).toBe("missing");
});

test.each([
  [{ type: "Annotation" }, "target"],
  [{ type: "Annotation", target: { selector: { type: "TextQuoteSelector" } } }, "target.selector.exact"],
  [{ type: "Annotation", target: [{ selector: [{ type: "TextQuoteSelector", exact: "a", prefix: 3 }] }] }, "target[0].selector[0].prefix"],
  [
    { type: "AnnotationPage", items: [{ type: "Annotation", target: { selector: { type: "TextPositionSelector", start: 1.5, end: 3 } } }] },
    "items[0].target.selector.start",
  ],
  [{ type: "AnnotationPage", items: [{ type: "Note" }] }, "items[0]"],
  [{ type: "AnnotationCollection", first: "https://elsewhere.example/page1" }, "first"],
  [{ type: "Annotation", target: "https://a.example", body: [{ type: "TextualBody", value: 7 }] }, "body[0].value"],
  [{ type: "Annotation", target: "https://a.example", body: [{ purpose: "linking", source: "javascript:alert(1)" }] }, "body[0].source"],
  [{ rows: [{ uri: "https://a.example", target: [], text: 4 }] }, "rows[0].text"],
])("what is malformed is named by its field", (json, field) => {
  expect(read(json).malformed.map((problem) => problem.field)).toContain(field);
});

test("what holds no annotations is refused, whatever it is", () => {
  for (const json of [null, 3, "text", {}, { type: "Person" }])
    expect(readIncoming(json)).toMatchObject({ ok: false, error: { code: "invalid" } });
  fc.assert(fc.property(fc.jsonValue(), (json) => void readIncoming(json)));
  const leaf = fc.constantFrom<unknown>(null, 3, "text", [], {}, ["text"]);
  const { node } = fc.letrec((tie) => {
    const value = fc.oneof({ maxDepth: 2 }, leaf, tie("node"), fc.tuple(tie("node"), leaf));
    const type = fc.constantFrom("Annotation", "AnnotationPage", "TextQuoteSelector", "Choice", "RangeSelector", 3);
    return { node: fc.record({ type, items: value, target: value, body: value, selector: value, refinedBy: value, exact: leaf }) };
  });
  fc.assert(fc.property(node, (json) => void readIncoming(json)));
});

test("whose an annotation is, of when, and what it is called wherever it is", () => {
  const target = { source: "https://news.example/a", selector: { type: "TextQuoteSelector", exact: "three times" } };
  const { annotation, malformed } = one({
    ...{ type: "Annotation", id: "https://one.example/v/1#x", canonical: "https://one.example/#x", target },
    creator: [{ id: "https://people.example/ada", type: "Person", name: "Ada\u0000 Lind" }, "https://people.example/joon"],
    ...{ created: "2025-05-02T10:30:00+02:00", modified: "May" },
  });
  expect(annotation.provenance).toEqual({
    id: "https://one.example/#x",
    creatorId: "https://people.example/ada https://people.example/joon",
    creator: "Ada Lind, https://people.example/joon",
    createdAt: "2025-05-02T08:30:00.000Z",
    updatedAt: null,
  });
  expect(malformed).toMatchObject([{ field: "modified" }]);
  for (const id of ["x", "#x", "", 7, `https://a.example/${"x".repeat(3000)}`])
    expect(one({ type: "Annotation", id, target }).annotation.provenance.id).toBeNull();

  const row = {
    id: "abc",
    uri: "https://news.example/a",
    target: [{ selector: [] }],
    user: "acct:ada@h.example",
    created: "2025-05-02",
    updated: "2025-05-03",
  };
  expect(one([row]).annotation.provenance).toMatchObject({
    id: "abc",
    creatorId: "acct:ada@h.example",
    creator: "ada",
    updatedAt: "2025-05-03T00:00:00.000Z",
  });
  expect(one([{ ...row, user_info: { display_name: `Ada ${"🌊".repeat(300)}` } }]).annotation.provenance.creator).toMatch(/^Ada 🌊+…$/u);
});

test("what is hidden, and what only its maker may read, is said to be withheld; what a group reads is not", () => {
  const row = { uri: "https://news.example/a", target: [] };
  const withheld = (more: object) => one([{ ...row, ...more }]).annotation.withheld;
  expect(withheld({})).toBeNull();
  expect(withheld({ hidden: false, permissions: { read: ["group:__world__"] } })).toBeNull();
  expect(withheld({ permissions: { read: ["group:city-desk"] } })).toBeNull();
  expect(withheld({ hidden: true })).toBe("hidden");
  expect(withheld({ moderation_status: "SPAM" })).toBe("hidden");
  expect(withheld({ permissions: { read: ["acct:ada@h.example"] } })).toBe("private");
  expect(withheld({ permissions: { read: [] } })).toBe("private");
});

test.each([
  [{ type: "CssSelector", value: "#main > p" }, "a CSS selector (“#main > p”)"],
  [{ type: "oa:XPathSelector", value: "/html/body/p[2]" }, "an XPath selector (“/html/body/p[2]”)"],
  [{ type: "SvgSelector", value: "<svg/>" }, "an SVG selector, a part of a picture (“<svg/>”)"],
  [{ type: "DataPositionSelector", start: 4, end: 12 }, "a data position, which counts the bytes of a file (“4–12”)"],
  [{ type: "FragmentSelector", value: "xywh=0,0,9,9" }, "a fragment of an address (“xywh=0,0,9,9”)"],
  [{ type: "RangeSelector", startContainer: "/p[1]", endContainer: "/p[2]" }, "a range between elements of a page (“/p[1] – /p[2]”)"],
  [{ type: "PdfSelector" }, "a selector of a kind unknown here, PdfSelector"],
  [
    { type: "RangeSelector", startSelector: { type: "CssSelector", value: "p" }, endSelector: { type: "CssSelector", value: "q" } },
    "a CSS selector (“p”) and a CSS selector (“q”)",
  ],
  ["https://selectors.example/7", "an address of a selector elsewhere (“https://selectors.example/7”)"],
])("a selector that names no words is named truly: %j", (selector, kind) => {
  const { annotation } = one({ type: "Annotation", target: { source: "https://news.example", selector } });
  const unanchored: Unanchored[] = [];
  expect(anchorIncoming(annotation, fixtureText, createLocator(fixtureText), unanchored)).toEqual([]);
  expect(unanchored).toEqual([{ field: "", exact: "", reason: `It marks its place by ${kind}, which names no words of the article.` }]);
});

test("a reply, a note on the page, a position outside and a fragment of an address are told from one another", () => {
  const reasons = [
    { type: "Annotation", motivation: "replying", target: "https://news.example/a" },
    { type: "Annotation", target: "https://news.example/a" },
    { uri: "https://news.example/a", target: [{ selector: [{ type: "TextPositionSelector", start: 90_000, end: 90_004 }] }] },
    { type: "Annotation", target: "https://news.example/a#chapter-2" },
  ].flatMap((json) => {
    const unanchored: Unanchored[] = [];
    anchorIncoming(one([json]).annotation, fixtureText, createLocator(fixtureText), unanchored);
    return unanchored.map(({ reason }) => reason);
  });
  expect(reasons).toEqual([
    "It is a reply to another annotation: it marks no words.",
    "It is a note on the whole page: it marks no words.",
    "Its position, 90000–90004, is not within the article.",
    "It marks its place by a fragment of an address (“#chapter-2”), which names no words of the article.",
  ]);
});

test("when a claim was made comes back with our own export; what is no date is left out", () => {
  const content = buildRevision(revisionInput({ annotations: [annotationFixture(fixtureText, { claimedOn: "2025-05" })] }));
  const json = exported(content);
  expect(read(json).annotations.map(({ claimedOn }) => claimedOn)).toEqual(["2025-05"]);
  const said = JSON.stringify(json).replace('"dc:date":"2025-05"', '"dc:date":"in May"');
  expect(read(JSON.parse(said)).annotations.map(({ claimedOn }) => claimedOn)).toEqual([undefined]);
});
