import { expect, test } from "vitest";
import { buildRevision } from "../revision/revision-building.ts";
import { revisionInput } from "../revision/testing-revision.ts";
import { citation } from "./citation.ts";

const url = "https://desk.example/r/ferry-pier/v/1";

test("cites the revision in APA style, BibTeX and CSL-JSON", () => {
  const { apa, bibtex, csl } = citation(buildRevision(revisionInput()), url);
  expect(apa).toBe(
    `Harbour Street Desk. (2025, May 20). Review of “Ferry pier ‘hit three times’” (The Lowland Courier) (Revision 1) [Fact check]. ${url}`,
  );
  expect(bibtex).toContain("@misc{ferry-pier-1,\n  author = {{Harbour Street Desk}},");
  expect(bibtex).toContain(`url = {${url}}`);
  expect(csl).toMatchObject({
    type: "review",
    URL: url,
    issued: { "date-parts": [[2025, 5, 20]] },
    "reviewed-title": "Ferry pier “hit three times”",
  });
});

test("no character of a title breaks out of BibTeX", () => {
  const article = { ...revisionInput().article, title: "100% {of} $5 & \\input{x} #1_^~\n}", outlet: null };
  const { bibtex } = citation(buildRevision(revisionInput({ article })), url);
  const title = /title = \{\{(.*)\}\},\n/.exec(bibtex)?.[1] ?? "";
  expect(title).toBe("Review of “100\\% \\{of\\} \\$5 \\& \\textbackslash{}input\\{x\\} \\#1\\_\\textasciicircum{}\\textasciitilde{} \\}”");
});
