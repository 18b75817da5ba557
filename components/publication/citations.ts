import type { RevisionContent } from "#lib/domain/revision.ts";
import { longDate } from "./dates.ts";

/** How to cite one revision. Its own address is cited, since that one never changes. */
export function citations(content: RevisionContent, baseUrl: string): { apa: string; bibtex: string } {
  const url = `${baseUrl}/r/${content.article.slug}/v/${content.number}`;
  const date = new Date(content.publishedAt);
  const title = `Review of “${content.article.title}”`;
  const parts = [`${content.desk.name} (${longDate(content.publishedAt)}).`, `${title} (revision ${content.number}).`, url];
  const bibtex = [
    `@misc{${content.article.slug}-${content.number},`,
    `  author = {{${braces(content.desk.name)}}},`,
    `  title = {${braces(title)}},`,
    `  note = {Revision ${content.number}},`,
    `  year = {${date.getUTCFullYear()}},`,
    `  month = {${date.getUTCMonth() + 1}},`,
    `  url = {${url}}`,
    "}",
  ];
  return { apa: parts.join(" "), bibtex: bibtex.join("\n") };
}

/** Free text inside a BibTeX field: braces, backslashes and the like would end or change it. */
function braces(text: string): string {
  return text.replaceAll(/[{}\\]/g, "").replaceAll(/[%&#$_]/g, "\\$&");
}
