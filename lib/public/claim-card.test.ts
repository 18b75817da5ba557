import { expect, test } from "vitest";
import { claimCard } from "./claim-card.ts";

const verdict = { slug: "misleading", name: "Misleading", definition: "", rating: 2 };
const base = { verdict, claim: "Half of the boats were lost.", about: "Breakwater · The Courier", desk: "Harbour Desk", sample: false };

test.each([
  ["a plain one", {}],
  ["a very long one", { claim: "word ".repeat(2000), about: "title ".repeat(300), desk: "desk ".repeat(100) }],
  ["one without a space", { claim: "x".repeat(5000) }],
  ["one from right to left", { claim: "قال رئيس البلدية إن الجسر كلف عشرة ملايين." }],
  ["an empty one", { claim: "", about: "", desk: "" }],
  ["a hostile one", { claim: '</svg><script>\u202e"&<', verdict: { ...verdict, slug: "own", name: "<b>" } }],
])("the picture of a claim is 1200 × 630, of %s", async (_name, more) => {
  const png = await claimCard({ ...base, ...more });
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("what was found is drawn: another verdict, another picture", async () => {
  const inaccurate = { ...base, verdict: { ...verdict, slug: "inaccurate", name: "Misleading" } };
  expect((await claimCard(base)).equals(await claimCard(base))).toBe(true);
  expect((await claimCard(base)).equals(await claimCard(inaccurate))).toBe(false);
});
