import { expect, test } from "vitest";
import type { DocumentJson } from "../article/article-schema.ts";
import { canonicalText } from "../article/canonical-text.ts";
import { canonicalJson } from "../revision/canonical-json.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, revisionInput, stored } from "../revision/testing-revision.ts";
import { exportClaimReview } from "./claimreview.ts";
import { exportCsv } from "./csv.ts";
import { exportHtml } from "./html.ts";
import { exportJsonld } from "./jsonld.ts";
import { exportMarkdown } from "./markdown.ts";

const said = (text: string, start: number, end: number | null) => ({ type: "text", text, marks: [{ type: "cue", attrs: { start, end } }] });
const transcript: DocumentJson = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "The hearing" }] },
    { type: "paragraph", content: [said("Mayor: It ran", 12.5, 15), said(" three times a day.", 15, 20)] },
    { type: "paragraph", content: [said("Clerk: It was closed.", 3723, null)] },
  ],
};
const text = canonicalText(transcript);
const baseUrl = "https://desk.example";

function content(sourceUrl: string, document = transcript) {
  const input = revisionInput({}, document);
  const annotations = [annotationFixture(canonicalText(document), { quotes: ["ran three times", "It was closed"] })];
  const kind = document === transcript ? ("transcript" as const) : ("article" as const);
  return buildRevision({ ...input, annotations, article: { ...input.article, sourceUrl }, snapshot: { ...input.snapshot, kind } });
}

const video = "https://www.youtube.com/watch?v=a1";

test("a revision keeps when each passage is said; one of an article that was written has no trace of times", () => {
  const spoken = content(video);
  expect(spoken.article.kind).toBe("transcript");
  expect(spoken.annotations[0]?.passages.map(({ time }) => time)).toEqual([
    { start: 12.5, end: 20 },
    { start: 3723, end: null },
  ]);
  const plain: DocumentJson = {
    type: "doc",
    content: text.split("\n").map((line) => ({ type: "paragraph", content: [{ type: "text", text: line }] })),
  };
  expect(canonicalJson(content(video, plain))).not.toMatch(/"time"|"kind":"transcript"|cue/);
});

test("every export gives the times, and leads to the moment where the recording is known", () => {
  const spoken = content(video);
  const all = [exportCsv, exportMarkdown, exportHtml, exportClaimReview].map((write) =>
    [...write(stored(spoken), spoken, { baseUrl })].join(""),
  );
  const [csv, markdown, html, claimReview] = all;
  expect(csv).toContain('"0:12 | 1:02:03"');
  expect(markdown).toContain("Said at [0:12](<https://www.youtube.com/watch?v=a1&t=12s>)");
  expect(html).toContain('Said at <a href="https://www.youtube.com/watch?v=a1&amp;t=12s" rel="noopener nofollow">0:12</a>');
  expect(html).toContain("Review of a transcript");
  expect(JSON.parse(claimReview ?? "")[0].itemReviewed.appearance.url).toBe(`${video}&t=12s`);

  const { target } = JSON.parse([...exportJsonld(stored(spoken), spoken, { baseUrl })].join("")).first.items[0];
  expect(target[0]["dcterms:source"]).toEqual([
    { id: video },
    {
      type: "SpecificResource",
      source: video,
      selector: { type: "FragmentSelector", conformsTo: "http://www.w3.org/TR/media-frags/", value: "t=12.5,20" },
    },
  ]);
  expect(target[1]["dcterms:source"][1].selector.value).toBe("t=3723");
});

test("where nobody knows what an address makes of a time, the time stands alone", () => {
  const spoken = content("https://courier.example/hearing");
  expect([...exportHtml(stored(spoken), spoken)].join("")).toContain("Said at 0:12, 1:02:03");
  const { target } = JSON.parse([...exportJsonld(stored(spoken), spoken, { baseUrl })].join("")).first.items[0];
  expect(target[0]["dcterms:source"]).toEqual({ id: "https://courier.example/hearing" });
});
