import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { makePassage } from "../claim/passages.ts";
import type { RevisionContent } from "../revision/revision.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, evidenceFixture, fixtureText, prose, revisionInput, stored, unsaid } from "../revision/testing-revision.ts";
import { exportJsonld } from "./jsonld.ts";

const baseUrl = "https://desk.example";
const selectors = z.tuple([
  z.object({ type: z.literal("TextQuoteSelector"), exact: z.string(), prefix: z.string(), suffix: z.string() }),
  z.object({ type: z.literal("TextPositionSelector"), start: z.number(), end: z.number() }),
]);
const shape = z.object({
  first: z.object({
    items: z.array(
      z.looseObject({
        id: z.string(),
        body: z.array(z.looseObject({ purpose: z.string() })),
        target: z.array(
          z.object({
            type: z.literal("SpecificResource"),
            source: z.string(),
            scope: z.string(),
            "dcterms:source": z.object({ id: z.string() }).optional(),
            selector: selectors,
          }),
        ),
      }),
    ),
  }),
});

function items(content: RevisionContent) {
  return shape.parse(JSON.parse([...exportJsonld(stored(content), content, { baseUrl })].join(""))).first.items;
}

test("exact is the text between start and end, counted in code points, whatever the text", () => {
  const letter = fc.oneof(
    fc.constantFrom("a", " ", "🌊", "é", "𝒳", "e\u0301", "👩‍👩‍👧", "“"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  );
  const spans = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat());
  fc.assert(
    fc.property(fc.array(letter, { minLength: 4, maxLength: 60 }), spans, (letters, places) => {
      const text = letters.join("").replaceAll(/\s/g, " ");
      const edges = letters.map((_, index) => letters.slice(0, index).join("").length).concat(text.length);
      const at = places.map((place) => edges[place % edges.length] ?? 0);
      const passages = [at.slice(0, 2), at.slice(2)].flatMap(([a = 0, b = 0]) =>
        a === b ? [] : [makePassage(text, { start: Math.min(a, b), end: Math.max(a, b) })],
      );
      fc.pre(passages.length > 0);
      const annotation = annotationFixture(text, { quotes: [] });
      const whole = passages.map((passage, index) => ({
        ...passage,
        id: `p${index}`,
        snapshotId: "snapshot-1",
        anchoring: "exact" as const,
        sentenceChange: null,
      }));
      const input = revisionInput({ annotations: [{ ...annotation, passages: whole }] }, prose(text));
      const [item] = items(buildRevision(input));
      const codePoints = Array.from(text);
      expect(item?.target).toHaveLength(passages.length);
      for (const { selector } of item?.target ?? []) {
        expect(codePoints.slice(selector[1].start, selector[1].end).join("")).toBe(selector[0].exact);
      }
    }),
  );
});

test("bodies say the claim, who made it, verdict, rationale and evidence, each with its purpose", () => {
  const [item] = items(buildRevision(revisionInput()));
  expect(item?.id).toBe("https://desk.example/r/ferry-pier/v/1#a-019e0000-0000-7000-8000-000000000001");
  expect(item?.target[0]).toMatchObject({
    source: "https://desk.example/r/ferry-pier/v/1.txt",
    scope: "https://desk.example/r/ferry-pier/v/1",
    "dcterms:source": { id: "https://courier.example/%D0%BF%D0%B8%D1%80%D1%81?a=1" },
  });
  expect(item?.body).toMatchObject([
    { purpose: "describing", value: "The pier was hit three times." },
    { purpose: "identifying", value: "The mayor" },
    { purpose: "classifying", source: "https://desk.example/method#verdict-accurate" },
    { purpose: "tagging", value: "Accurate" },
    { purpose: "commenting", format: "text/html", value: expect.stringContaining("Three strikes are on record.") },
    { purpose: "linking", source: "https://port.example/log?d=2025-05-02", "dcterms:type": "supports" },
  ]);
  // What the source said then is kept elsewhere too; a source without a copy has no state.
  expect(item?.body.at(-1)).toMatchObject({ state: { type: "TimeState", cached: "https://archive.example/port-log" } });
  const source = {
    id: "source-2",
    url: "https://port.example/",
    title: "",
    publisher: "",
    author: "",
    language: "",
    publishedAt: null,
    archivedUrl: null,
    ...unsaid,
  };
  const annotations = [annotationFixture(fixtureText, { evidence: [evidenceFixture({ source })] })];
  const [without] = items(buildRevision(revisionInput({ annotations })));
  expect(JSON.stringify(without)).not.toContain("TimeState");
});

test("an article without an address has no other source; private evidence is told in words", () => {
  const article = { ...revisionInput().article, sourceUrl: null };
  const passage = {
    start: 0,
    end: 4,
    articleId: "x",
    articleSlug: "y",
    articleTitle: "Night",
    outlet: null,
    snapshotId: "z",
    exact: "Words of another",
  };
  const annotations = [annotationFixture(fixtureText, { evidence: [evidenceFixture({ source: null, passage, quote: "" })] })];
  const [item] = items(buildRevision(revisionInput({ article, annotations })));
  expect(item?.target[0]).not.toHaveProperty("dcterms:source");
  expect(item?.body.at(-1)).toMatchObject({ type: "TextualBody", purpose: "linking", value: "Words of another", "dc:title": "Night" });
});
