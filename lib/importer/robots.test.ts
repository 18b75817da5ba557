import { expect, test } from "vitest";
import { allowedBy } from "./robots.ts";

const rules = `User-agent: *
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$
# none
User-agent: Other
User-agent: Assay-not
Disallow: /`;

test.each([
  ["/", true],
  ["/private/page", false],
  ["/private/open.html", true],
  ["/a/b.pdf", false],
  ["/a/b.pdf?page=2", true],
])("%s", (path, allowed) => {
  expect(allowedBy(rules, path)).toBe(allowed);
});

test("rules for us count before those for everybody", () => {
  expect(allowedBy(`${rules}\nUser-agent: assay\nDisallow: /only`, "/private/page")).toBe(true);
  expect(allowedBy(`${rules}\nUser-agent: assay\nDisallow: /only`, "/only")).toBe(false);
  expect(allowedBy("", "/x")).toBe(true);
});
