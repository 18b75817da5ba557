import { expect, it } from "vitest";
import { addressNamesUser } from "../article/input-problems.ts";
import { evidenceInput } from "./annotation-input.ts";
import { evidenceProblem } from "./evidence-problem.ts";
import { fileAddress } from "./source-file.ts";

const source = { url: "https://example.org/a", title: "", publisher: "", publishedAt: null, archivedUrl: null };
const long = (length: number) => "x".repeat(length);
const rows = [
  { quote: "", source },
  { quote: long(4000), source },
  { quote: long(4001), source },
  ...[200, 201].map((length) => ({ quote: "", locator: long(length), source })),
  ...[fileAddress("ab".repeat(32)), "ni:///sha-256;short"].map((url) => ({ quote: "", source: { ...source, url } })),
  ...[
    "",
    "example.org",
    "javascript:alert(1)",
    "mailto:a@b.example",
    "https://bank.example@evil.example/",
    " http://a.example ",
    `https://a.example/${long(2000)}`,
  ].map((url) => ({ quote: "", source: { ...source, url } })),
  ...[
    "2026",
    "2026-03",
    "2026-03-04",
    "2024-02-29",
    "2026-02-29",
    "2026-13",
    "2026-00",
    "26",
    "yesterday",
    "2026-3",
    "",
    "0000",
    "0000-01-01",
    "0001",
  ].map((publishedAt) => ({
    quote: "",
    source: { ...source, publishedAt },
  })),
  { quote: "", source: { ...source, title: long(501) } },
  { quote: "", source: { ...source, title: long(500) } },
  { quote: "", source: { ...source, publisher: long(201) } },
  { quote: "", source: { ...source, archivedUrl: "nowhere" } },
];

it("says why an address is refused: a name before its host hides where it leads", () => {
  const parsed = evidenceInput.safeParse({ stance: "supports", source: { url: "https://bank.example@evil.example/" } });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([addressNamesUser]);
});

it("refuses the year 0, which no calendar has", () => {
  const parsed = evidenceInput.safeParse({ stance: "supports", source: { ...source, publishedAt: "0000" } });
  expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["source.publishedAt"]);
});

it.each(rows)("finds a problem where the server would refuse: %j", (row) => {
  const parsed = evidenceInput.safeParse({ stance: "supports", ...row });
  expect(evidenceProblem(row) === null).toBe(parsed.success);
});
