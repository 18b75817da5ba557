import { expect, test } from "vitest";
import { proseFromMarkdown } from "../prose/markdown-reading.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, evidenceFixture, fixtureText, revisionInput, stored } from "../revision/testing-revision.ts";
import { exportHtml } from "./html.ts";
import { exportMarkdown } from "./markdown.ts";

const host = "xn--l-7sba6dbr.example";
const { source } = evidenceFixture();
const evidence = evidenceFixture({ source: source && { ...source, url: "https://раураl.example/accounts", title: "The bank’s accounts" } });
const rationale = proseFromMarkdown("As [the bank](https://раураl.example/login) says.");
const content = buildRevision(revisionInput({ annotations: [annotationFixture(fixtureText, { evidence: [evidence], rationale })] }));

test("the standalone page shows the host of each link that isn't what it looks like", () => {
  const page = [...exportHtml(stored(content), content)].join("");
  expect(page.match(new RegExp(`<a [^>]*title="${host}" data-host="${host}"`, "g"))).toHaveLength(2);
  expect(page).toContain("a[data-host]::after");
});

test("Markdown shows it behind a source and as the hint of a link in prose", () => {
  const page = [...exportMarkdown(stored(content), content, { baseUrl: "https://desk.example" })].join("");
  expect(page).toContain(`](https://${host}/login "${host}")`);
  expect(page).toMatch(/The bank’s accounts\]\(<https:\/\/xn--l-7sba6dbr\.example\/accounts>\), \(xn\\?-\\?-l/);
});
