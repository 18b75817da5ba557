import { expect, test } from "vitest";
import type { RevisionContent } from "../revision/revision.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { signedRevision } from "../revision/signed-revision.ts";
import { annotationFixture, contentOf, fixtureText, revisionInput, stored } from "../revision/testing-revision.ts";
import { type ChainLink, chainProblems, chainsOf, newestProblems } from "./chain.ts";
import { exportJson } from "./json.ts";

const one = contentOf(1);
const follow = (before: RevisionContent, more: Partial<RevisionContent> = {}): RevisionContent => {
  const number = before.number + 1;
  return {
    ...before,
    number,
    kind: "update",
    previousSha256: stored(before).sha256,
    publishedAt: `2025-06-0${number}T00:00:00.000Z`,
    ...more,
  };
};
const two = follow(one);
const three = follow(two);

function link(content: RevisionContent, index: number | null = content.number): ChainLink {
  return { revision: signedRevision.parse(JSON.parse([...exportJson(stored(content), content)].join(""))), index };
}

const problemsOf = (...contents: RevisionContent[]) =>
  chainsOf(contents.map((content) => link(content))).map((chain) => chainProblems(chain).map(({ place }) => place));

test("a chain holds whole, in whatever order its files are given", () => {
  expect(problemsOf(one, two, three)).toEqual([[]]);
  expect(problemsOf(three, one, two, two)).toEqual([[]]);
});

test("gaps, forks, an order of time or of the log that can't be, and links that don't fit are named", () => {
  expect(problemsOf(one, three)).toEqual([["revision 3: /content/number"]]);
  expect(problemsOf(two, three)).toEqual([["revision 2: /content/number"]]);
  expect(problemsOf(one, two, follow(one, { note: "Another story." }))).toEqual([["revision 2: /sha256"]]);
  expect(problemsOf(one, follow(one, { publishedAt: "2020-01-01T00:00:00.000Z" }))).toEqual([["revision 2: /content/publishedAt"]]);
  expect(problemsOf(one, follow(one, { publishedAt: "2020-01-01T00:00:00.000Z", clock: { reason: "Its battery was empty." } }))).toEqual([
    [],
  ]);
  expect(chainProblems([link(one, 7), link(two, 3)]).map(({ place }) => place)).toEqual(["revision 2: /log"]);
  const rewritten = buildRevision(revisionInput({ annotations: [annotationFixture(fixtureText, { claim: "Rewritten" })] }));
  expect(problemsOf(rewritten, two)).toEqual([["revision 2: /content/previousSha256"]]);
});

test("a desk that has moved goes on with its chains under its new address", () => {
  const moved = follow(two, { desk: { ...one.desk, url: "https://new.example" } });
  expect(problemsOf(one, two, moved, follow(moved))).toEqual([[]]);
  expect(problemsOf(moved, one, two)).toEqual([[]]);
});

test("reviews of other articles, and of other desks, are chains of their own", () => {
  const elsewhere = { ...one, article: { ...one.article, slug: "else" } };
  const ofOthers = { ...one, desk: { ...one.desk, url: "https://other.example" } };
  expect(problemsOf(one, two, elsewhere, ofOthers)).toEqual([[], [], []]);
});

test("the newest one is compared with what the desk shows", () => {
  const chain = [link(one), link(two)];
  const newest = { number: 2, sha256: stored(two).sha256 };
  expect(newestProblems(chain, newest)).toEqual([]);
  const messages = [
    { ...newest, number: 3 },
    { ...newest, number: 5 },
    { ...newest, number: 1 },
    { ...newest, sha256: "0" },
  ].map((live) => newestProblems(chain, live)[0]?.message);
  expect(messages).toEqual([
    "The desk has published since: revision 3 is missing.",
    "The desk has published since: revisions 3 to 5 are missing.",
    "The desk shows revision 1 as its newest: it no longer has this one, or never had.",
    "The desk shows another revision under this number.",
  ]);
});
