import { expect, test } from "vitest";
import { publicWords } from "../claim/contact.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, contactFixture, fixtureText, revisionInput, stored } from "../revision/testing-revision.ts";
import { contactLine } from "./contact-words.ts";
import { exportHtml } from "./html.ts";
import { exportMarkdown } from "./markdown.ts";

const line = (more: Partial<typeof contactFixture>) => contactLine(publicWords({ ...contactFixture, ...more }));

test("who was asked, when and how, and what came of it, in one line", () => {
  const asked = "The mayor’s office (the claimant): asked for comment on 3 May 2025 by e-mail;";
  expect(line({})).toBe(`${asked} answered: “We stand by it.” (5 May 2025)`);
  expect(line({ answer: "" })).toBe(`${asked} answered on 5 May 2025`);
  expect(line({ outcome: "no_answer", answer: "" })).toBe(`${asked} no answer by 5 May 2025`);
  expect(line({ outcome: "waiting", outcomeOn: null, answer: "" })).toBe(`${asked} no answer yet when this was published`);
});

test("nothing that was asked or answered runs, or ends the paragraph it stands in", () => {
  const hostile = {
    ...contactFixture,
    name: "<img src=x onerror=alert(1)>",
    answer: "# Not a heading\n\n</article><script>alert(1)</script>",
  };
  const content = buildRevision(revisionInput({ annotations: [annotationFixture(fixtureText, { contacts: [hostile] })] }));
  const revision = stored(content);
  const html = [...exportHtml(revision, content)].join("");
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(html.split("<script").length, "only the embedded revision").toBe(
    [...exportHtml(stored(buildRevision(revisionInput())), buildRevision(revisionInput()))].join("").split("<script").length,
  );
  const markdown = [...exportMarkdown(revision, content, { baseUrl: "https://desk.example" })].join("");
  expect(
    markdown.split("\n").filter((each) => each.startsWith("# ")),
    "its own title alone",
  ).toHaveLength(1);
});
