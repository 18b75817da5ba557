import type { RevisionContent } from "../revision/revision.ts";
import { longDate } from "./wording.ts";

export type Citation = {
  /** APA style, 7th edition, as plain text. */
  apa: string;
  /** A BibTeX entry; every character that is syntax there is escaped. */
  bibtex: string;
  /** CSL-JSON 1.0 (Citation Style Language), one item. */
  csl: Record<string, unknown>;
};

/** How to cite exactly this revision. `url` is the address of the revision, which never changes. The desk is the author. */
export function citation(content: RevisionContent, url: string): Citation {
  const { desk, article, number } = content;
  const inner = article.title.replaceAll("“", "‘").replaceAll("”", "’");
  const title = `Review of “${inner}”${article.outlet === null ? "" : ` (${article.outlet})`}`;
  const [year = "", month = "", day = ""] = content.publishedAt.slice(0, 10).split("-");
  const [dayName = "", monthName = ""] = longDate(content.publishedAt).split(" ");
  return {
    apa: `${desk.name}. (${year}, ${monthName} ${dayName}). ${title} (Revision ${number}) [Fact check]. ${url}`,
    bibtex: [
      `@misc{${article.slug.replaceAll(/[^\w-]/g, "")}-${number},`,
      `  author = {{${latex(desk.name)}}},`,
      `  title = {{${latex(title)}}},`,
      `  year = {${year}},`,
      `  month = {${Number(month)}},`,
      `  day = {${Number(day)}},`,
      `  note = {Fact check, revision ${number}},`,
      `  url = {${url.replaceAll(/[{}\\\s]/g, encodeURIComponent)}}`,
      "}",
    ].join("\n"),
    csl: {
      id: url,
      type: "review",
      title,
      author: [{ literal: desk.name }],
      "reviewed-title": article.title,
      ...(article.author !== null && { "reviewed-author": [{ literal: article.author }] }),
      "container-title": desk.name,
      genre: "Fact check",
      version: String(number),
      issued: { "date-parts": [[Number(year), Number(month), Number(day)]] },
      language: "en",
      URL: url,
    },
  };
}

const latexCommands: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

function latex(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\{}$&#%_^~]/g, (character) => latexCommands[character] ?? `\\${character}`);
}
