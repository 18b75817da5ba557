import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ImportReport } from "#lib/domain/incoming/import-report.ts";
import { head, tail } from "./around.ts";
import { ImportReportList, reportText } from "./import-report.tsx";
import { checkWords, unsettledWords } from "./version-words.ts";

it("shows context from its first whole word to its last", () => {
  expect(tail("rbour board said ")).toBe("… board said ");
  expect(tail("board")).toBe("board");
  expect(head(" on Monday before the vo")).toBe(" on Monday before the …");
  expect(head("Monday")).toBe("Monday");
  expect([tail(""), head("")]).toEqual(["", ""]);
});

it("counts what waits for a person, in words, and says nothing where nothing does", () => {
  const of = (changed: number, sentenceChanged: number, lost: number) => unsettledWords({ changed, sentenceChanged, lost });
  expect(of(0, 0, 0)).toBe("");
  expect(of(1, 0, 0)).toBe("1 passage changed");
  expect(of(2, 0, 1)).toBe("2 passages changed, 1 lost");
  expect(of(0, 1, 0)).toBe("1 passage in a changed sentence");
  expect(of(0, 0, 3)).toBe("3 passages lost");
});

it("says what a look at the outlet’s page came to", () => {
  const check = { checkedAt: "2025-05-02T10:00:00Z", message: "The page is gone.", snapshotNumber: null };
  expect(checkWords({ ...check, outcome: "unchanged" })).toBe("unchanged");
  expect(checkWords({ ...check, outcome: "changed", snapshotNumber: 3 })).toBe("changed: snapshot 3");
  expect(checkWords({ ...check, outcome: "failed" })).toBe("could not be read. The page is gone.");
});

const report: ImportReport = {
  ...{ added: 1, updated: 0, known: 0, tags: [] },
  skipped: [
    { field: "rows[0]", why: "other page", page: "https://other.example/<b>" },
    { field: "rows[1]", why: "private", page: "" },
  ],
  diverged: [{ field: "rows[2]", annotationId: "a", claim: "Ours <i>.", updatedAt: "2025-05-03T10:00:00.000Z" }],
  unanchored: [{ field: "rows[3]", exact: "words <script>", reason: "These words are not in the article." }],
  malformed: [{ field: "rows[4].text", message: "The comment must be text." }],
};

it("lists what of an import stays out, each with why and where it stands in the file; nothing in it is markup", () => {
  const html = renderToStaticMarkup(<ImportReportList report={report} />);
  for (const words of [
    "Skipped",
    "another page: https://other.example/&lt;b&gt;",
    "only its maker may read it",
    "Changed on both sides",
    "on 2025-05-03",
    "words &lt;script&gt;",
    "rows[4].text",
  ])
    expect(html).toContain(words);
  expect(html).not.toMatch(/<script|<b>|<i>/);
  expect(renderToStaticMarkup(<ImportReportList report={{ ...report, skipped: [], diverged: [], unanchored: [], malformed: [] }} />)).toBe(
    "",
  );
  expect(
    reportText(report)
      .split("\n")
      .map((line) => line.split("\t").slice(0, 2)),
  ).toEqual([
    ["skipped", "rows[0]"],
    ["skipped", "rows[1]"],
    ["not updated", "rows[2]"],
    ["unanchored", "rows[3]"],
    ["malformed", "rows[4].text"],
  ]);
});
