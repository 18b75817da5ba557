import fc from "fast-check";
import { expect, test } from "vitest";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, fixtureText, prose, revisionInput, stored } from "../revision/testing-revision.ts";
import { exportCsv } from "./csv.ts";

/** Reads RFC 4180: quoted cells, doubled quotes, CRLF between records. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)|(\r\n)/gy;
  for (let match = cell.exec(csv); match; match = cell.exec(csv)) {
    rows.at(-1)?.push((match[1] ?? "").replaceAll('""', '"'));
    if (match[2] !== ",") rows.push([]);
    if (cell.lastIndex === csv.length) break;
  }
  return rows.slice(0, -1);
}

function csvOf(claims: string[]) {
  const annotations = claims.map((claim, index) => annotationFixture(fixtureText, { id: `id-${index}`, claim, rationale: prose(claim) }));
  const content = buildRevision(revisionInput({ annotations }));
  return [...exportCsv(stored(content), content, { baseUrl: "https://desk.example" })].join("");
}

test("has a byte order mark, a header and a row for each annotation, all of one width", () => {
  const csv = csvOf(["One", 'Two, with "quotes"', "Three\nlines"]);
  expect(csv.startsWith('\uFEFF"number","claim"')).toBe(true);
  expect(csv.endsWith("\r\n")).toBe(true);
  const rows = read(csv.slice(1));
  expect(rows.map((row) => row.length)).toEqual([23, 23, 23, 23]);
  expect(rows.map((row) => row[1])).toEqual(["claim", "One", 'Two, with "quotes"', "Three\nlines"]);
  expect(rows[1]?.slice(3, 6)).toEqual(["Accurate", "5", "three times"]);
  expect(rows[1]?.[7]).toBe(
    "supports: Port log, Port authority, 2025-05-02, https://port.example/log?d=2025-05-02, archived at https://archive.example/port-log: “third strike on pier B at 04:10”",
  );
});

test("reads back what was written, whatever it is, and no cell begins a formula", () => {
  const hostile = fc.tuple(
    fc.constantFrom("", "=", "+", "-", "@", "\t", "\r", "'", '"', ",", "\r\n"),
    fc.string({ unit: "grapheme", minLength: 1 }),
  );
  fc.assert(
    fc.property(
      fc.array(
        hostile.map(([head, tail]) => head + tail),
        { minLength: 1, maxLength: 4 },
      ),
      (claims) => {
        const rows = read(csvOf(claims).slice(1)).slice(1);
        for (const [index, claim] of claims.entries()) {
          const cell = rows[index]?.[1] ?? "";
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
          expect(cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "")).toBe(claim.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ""));
        }
      },
    ),
  );
});

test("every cell a person fills is made safe", () => {
  const text = "=HYPERLINK(0) and words";
  const annotation = annotationFixture(text, { quotes: ["=HYPERLINK(0)"], claim: "@SUM(1)", claimant: "+1", rationale: prose("-1") });
  const article = { ...revisionInput().article, title: "\t=1", outlet: "=2" };
  const content = buildRevision(revisionInput({ annotations: [annotation], article }, prose(text)));
  const csv = [...exportCsv(stored(content), content, { baseUrl: "https://desk.example" })].join("");
  const cells = read(csv.slice(1))[1] ?? [];
  expect(cells).toEqual(expect.arrayContaining(["'@SUM(1)", "'+1", "'=HYPERLINK(0)", "'-1", "'\t=1", "'=2"]));
});
