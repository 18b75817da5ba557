import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { fromCursor, pageOf, sliceAfter, toCursor } from "./paging.ts";

const shape = z.tuple([z.string(), z.uuid()]);

test("a cursor leads back to its key; what is none is invalid, by its field", () => {
  const key = ["2026-03-04", "00000000-0000-7000-8000-000000000000"] as const;
  expect(fromCursor(shape, toCursor(key))).toEqual({ ok: true, value: key });
  expect(fromCursor(shape, undefined)).toEqual({ ok: true, value: null });
  for (const wrong of ["", "x", "%00", toCursor([1, 2]), toCursor(["a"]), Buffer.from("{").toString("base64url")]) {
    expect(fromCursor(shape, wrong)).toMatchObject({ ok: false, error: { code: "invalid", field: "cursor" } });
  }
});

test("there is a next page only where there is more", () => {
  expect(pageOf(["a", "b"], 2, (row) => [row])).toEqual({ rows: ["a", "b"], next: null });
  expect(pageOf(["a", "b", "c"], 2, (row) => [row])).toEqual({ rows: ["a", "b"], next: toCursor(["b"]) });
  expect(pageOf([], 2, (row) => [row])).toEqual({ rows: [], next: null });
});

test("page by page comes each row that stays, once, whatever comes and goes meanwhile", () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 30 });
  fc.assert(
    fc.property(ids, ids, ids, fc.integer({ min: 1, max: 7 }), (kept, going, coming, limit) => {
      const met: string[] = [];
      let cursor: string | undefined;
      for (let turn = 0; ; turn += 1) {
        const rows = [...new Set([...kept, ...(turn === 0 ? going : coming)])];
        const page = sliceAfter(rows, { limit, cursor }, (row) => row);
        if (!page.ok) throw new Error(page.error.message);
        met.push(...page.value.rows);
        if (page.value.next === null) break;
        cursor = page.value.next;
      }
      expect(new Set(met).size).toBe(met.length);
      for (const row of kept) expect(met).toContain(row);
    }),
  );
});
