import fc from "fast-check";
import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

test("a path of this site is gone back to", () => {
  expect(returnPath("/desk/settings?tab=1#people")).toBe("/desk/settings?tab=1#people");
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\\\evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  "/%0a/../..//evil.example",
  "desk",
  "",
  null,
  undefined,
  ["/desk"],
  { toString: () => "/x" },
])("%j leads to what waits", (wanted) => {
  expect(returnPath(wanted)).toBe("/desk/work");
});

test("whatever is asked for, a browser stays on this site", () => {
  const pieces = fc.constantFrom("/", "\\", ".", "..", ":", "@", "evil.example", "\t", "\n", "?", "#", "%2f", "%5c", "http", " ", "x");
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const target = new URL(returnPath(parts.join("")), "https://assay.example");
      expect(target.origin).toBe("https://assay.example");
    }),
    { numRuns: 2000 },
  );
});
