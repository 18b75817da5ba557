import { expect, test } from "vitest";
import { outlived } from "./retention.ts";

/** What is left after a backup every day up to this one, old ones let go each time. */
function after(days: number, first = "2024-01-01T02:41:00Z"): string[] {
  let kept: { at: Date }[] = [];
  for (let day = 0; day < days; day++) {
    kept.push({ at: new Date(Date.parse(first) + day * 86_400_000) });
    const gone = new Set(outlived(kept));
    kept = kept.filter((backup) => !gone.has(backup));
  }
  return kept.map(({ at }) => at.toISOString().slice(0, 10));
}

test("a year on there are the last seven days, four weeks and twelve months", () => {
  // From 1 January 2024 to 31 December 2024, a Tuesday.
  expect(after(366)).toEqual([
    ...["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30", "2024-07-31"],
    ...["2024-08-31", "2024-09-30", "2024-10-31", "2024-11-30"],
    ...["2024-12-15", "2024-12-22"],
    ...["2024-12-25", "2024-12-26", "2024-12-27", "2024-12-28", "2024-12-29", "2024-12-30", "2024-12-31"],
  ]);
});

test("two years on there are no more", () => {
  expect(after(731)[0]).toBe("2025-01-31");
});

test("of several in one day the newest stays, and a desk that was off for long loses nothing for it", () => {
  const at = (time: string) => ({ at: new Date(time) });
  const old = [at("2023-05-01T02:00:00Z"), at("2024-02-01T02:00:00Z")];
  const today = [at("2026-01-01T02:00:00Z"), at("2026-01-01T03:00:00Z"), at("2026-01-01T23:59:59Z")];
  expect(outlived([...today, ...old])).toEqual([today[1], today[0]]);
});

test("one alone is kept, and of none there is nothing to let go", () => {
  expect(outlived([{ at: new Date(0) }])).toEqual([]);
  expect(outlived([])).toEqual([]);
});
