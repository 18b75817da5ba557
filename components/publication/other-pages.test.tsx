import { JSDOM } from "jsdom";
import type { ReactNode } from "react";
import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import type { PublicationSummary } from "#lib/domain/revision/publication.ts";
import { WordDifference } from "../prose/word-difference.tsx";
import { HistoryPage } from "./history-page.tsx";
import { HomePage } from "./home-page.tsx";
import { revisionChanges } from "./revision-changes.ts";
import { proseOf, sampleContent, storedOf, verdictOf } from "./sample-content.ts";
import { WithdrawnPage } from "./withdrawn-page.tsx";

const baseUrl = "https://desk.example";
const desk = { name: "Harbour Street Desk", tagline: "", method: null, formerAddresses: [] };

async function documentOf(page: ReactNode): Promise<Document> {
  const { prelude } = await prerender(page);
  return new JSDOM(await new Response(prelude).text()).window.document;
}

function listed(more: Partial<PublicationSummary> = {}): PublicationSummary {
  return {
    slug: "breakwater",
    title: "Breakwater",
    outlet: "The Lowland Courier",
    language: "en",
    sample: false,
    overallVerdict: verdictOf("misleading"),
    tally: { checked: 3, entries: [{ ...verdictOf("inaccurate"), count: 3 }] },
    number: 1,
    kind: "first",
    publishedAt: "2025-05-20T09:00:00.000Z",
    firstPublishedAt: "2025-05-20T09:00:00.000Z",
    note: "",
    corrected: false,
    takeaway: "The board doubles the damage.",
    ...more,
  };
}

const list = {
  corrected: 0,
  desk,
  baseUrl,
  pageSize: 30,
  verdicts: [verdictOf("misleading"), verdictOf("accurate")],
  outlets: ["The Lowland Courier", "Éast & West"],
};
const all = { search: "", verdict: null, outlet: null, corrected: false, page: 1 };

test("the list shows each review's verdict, takeaway and tally", async () => {
  const document = await documentOf(<HomePage {...list} filter={all} publications={[listed()]} total={1} />);
  const entry = document.querySelector(".list > li");
  expect(entry?.querySelector("h2 a")?.getAttribute("href")).toBe("/r/breakwater");
  for (const words of ["Misleading", "The board doubles the damage.", "3 passages checked", "3 inaccurate", "20 May 2025"]) {
    expect(entry?.textContent).toContain(words);
  }
});

test("filters are links that keep one another and start at the first page", async () => {
  const filter = { ...all, verdict: "misleading", page: 2 };
  const document = await documentOf(<HomePage {...list} filter={filter} publications={[listed()]} total={61} />);
  const addresses = [...document.querySelectorAll(".facets a")].map((link) => link.getAttribute("href"));
  expect(addresses).toContain("/?verdict=misleading&outlet=%C3%89ast+%26+West");
  expect(addresses).toContain("/?verdict=accurate");
  const pages = [...document.querySelectorAll('nav[aria-label="Pages"] a')].map((link) => link.getAttribute("href"));
  expect(pages).toEqual(["/?verdict=misleading", "/?verdict=misleading&page=3"]);
});

test("an empty list says what comes here, and an empty filter how to leave it", async () => {
  const empty = await documentOf(<HomePage {...list} outlets={[]} verdicts={[]} filter={all} publications={[]} total={0} />);
  expect(empty.querySelector("main")?.textContent).toContain("Nothing has been published yet");
  const filtered = await documentOf(<HomePage {...list} filter={{ ...all, outlet: "None" }} publications={[]} total={0} />);
  expect(filtered.querySelector('main p a[href="/"]')?.textContent).toBe("Show all reviews");
});

test("a withdrawn review says so, why, and keeps the chain but not the text", async () => {
  const content = sampleContent();
  const withdrawal = { reason: "The article turned out to be forged.", withdrawnAt: "2025-06-01T00:00:00.000Z" };
  const earlier = { reason: "A source asked us to.", withdrawnAt: "2025-05-21T00:00:00.000Z" };
  const first = {
    number: 1,
    kind: "first" as const,
    note: "",
    publishedAt: content.publishedAt,
    sha256: "d".repeat(64),
    withdrawal: earlier,
  };
  const revisions = [{ ...first, number: 2, kind: "update" as const, sha256: "e".repeat(64), withdrawal }, first];
  const document = await documentOf(<WithdrawnPage content={content} withdrawal={withdrawal} revisions={revisions} baseUrl={baseUrl} />);
  const words = document.querySelector("main")?.textContent ?? "";
  for (const part of ["withdrawn", "1 June 2025", "d".repeat(64)]) expect(words).toContain(part);
  // Each reason once: that of an earlier withdrawal stands with its revision.
  for (const { reason } of [withdrawal, earlier]) expect(words.split(reason)).toHaveLength(2);
  expect(words).toContain("withdrawn, 21 May 2025: A source asked us to.");
  expect(words).not.toContain("moorings");
  expect(document.querySelector('meta[name="robots"]')?.getAttribute("content")).toBe("noindex");
});

test("history tells old and new verdict, changed words, new and dropped checks", async () => {
  const after = sampleContent();
  const [, , third, ...others] = after.annotations;
  if (third === undefined) throw new Error("The sample has three annotations.");
  const before = sampleContent({
    number: 1,
    kind: "first",
    note: "",
    summary: proseOf("The storms are real."),
    annotations: [
      { ...third, verdict: verdictOf("unverifiable"), claim: "412 boats were damaged." },
      ...others,
      { ...third, id: "dropped", number: 9 },
    ],
  });
  const changes = revisionChanges(before, after);
  expect(changes.checks.map(({ kind, annotation }) => `${kind} ${annotation.number}`)).toEqual([
    "added 1",
    "added 2",
    "changed 3",
    "removed 9",
  ]);

  const document = await documentOf(
    <HistoryPage revisions={[after, before].map((content) => ({ content, stored: storedOf(content) }))} baseUrl={baseUrl} />,
  );
  const step = document.querySelector("#revision-2");
  expect(document.querySelector("main")?.textContent).not.toContain("Withdrawn");
  expect(step?.textContent).toContain("Unverifiable → Inaccurate");
  expect(step?.textContent).toContain(after.note);
  expect([...(step?.querySelectorAll("ins") ?? [])].map((words) => words.textContent).join(" ")).toContain("last winter");
});

test("a text written anew is shown whole, old and new: word by word neither could be read", async () => {
  const old = "What one government handed to another is not public, the ministry says so further down.";
  const now = "Nobody has seen a list, and the note of March, published in May, has no place for one.";
  const anew = await documentOf(<WordDifference before={old} after={now} language="en" />);
  expect([...anew.querySelectorAll("del, ins")].map(({ textContent }) => textContent)).toEqual([old, now]);
  const mended = await documentOf(
    <WordDifference before="In the autumn of 2025 it burned." after="In the June of 2025 it burned." language="en" />,
  );
  expect([...mended.querySelectorAll("del, ins")].map(({ textContent }) => textContent)).toEqual(["autumn", "June"]);
});

test("equal revisions show no change", () => {
  expect(revisionChanges(sampleContent(), sampleContent())).toEqual({ overallVerdict: null, summary: null, newText: false, checks: [] });
});

test("a review that came back says in its history when it was withdrawn, and why", async () => {
  const content = sampleContent({ number: 1, kind: "first", note: "" });
  const stored = storedOf(content);
  const withdrawal = { reason: "We counted bushes as trees.", withdrawnAt: "2025-06-01T00:00:00.000Z" };
  const revisions = [{ number: 1, kind: "first" as const, note: "", publishedAt: content.publishedAt, sha256: stored.sha256, withdrawal }];
  const document = await documentOf(<HistoryPage revisions={[{ content, stored, revisions }]} baseUrl={baseUrl} />);
  expect(document.querySelector("#revision-1")?.textContent).toContain("Withdrawn, 1 June 2025: We counted bushes as trees.");
});
