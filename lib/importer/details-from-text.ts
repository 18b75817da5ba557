import { type ArticleDetails, articleDetails } from "#lib/domain/article/article.ts";
import { squeeze } from "#lib/domain/article/cleaning.ts";
import { isSafeLink } from "#lib/domain/article/safe-link.ts";

const name = "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: (?:[a-z]{2,3} )?\\p{Lu}[\\p{L}\\p{M}.'’-]*){1,3}";
const byline = new RegExp(
  `^(?:By|BY|by|Author:|Автор:?|Müəllif:?|Yazar:?|Von|Par|Por|Текст:)\\s+(${name}(?:(?:,| and| und| et| y| и) ${name})*)(?:\\s*[,|–—-].{0,60})?$`,
  "u",
);

/** A longer line is no byline, in UTF-16 code units. */
const longestByline = 300;

/** “By Jane Doe” on a line of its own, near the beginning or at the end. */
export function bylineOfText(lines: string[]): string | null {
  const near = [...lines.slice(0, 8), ...lines.slice(-3)].filter(({ length }) => length <= longestByline).map(squeeze);
  return near.map((line) => byline.exec(line)?.[1]).find((found) => found !== undefined) ?? null;
}

/** The outlet, where the text invites to its own channels (“Subscribe to Example.News …”). A plain domain or name is taken, nothing longer. */
export function outletOfText(lines: string[]): string | null {
  const found = lines.map(
    (line) => /^(?:Subscribe to|Follow|Подпи[сш]\p{L}* на)\s+([\p{Lu}\d][\p{L}\d-]*\.\p{L}{2,6})(?=[\s,.!]|$)/u.exec(line)?.[1],
  );
  return found.find((outlet) => outlet !== undefined) ?? null;
}

/** An address that stands alone on one of the first or last lines. */
export function lonelyAddress(lines: string[]): string | null {
  const near = [...lines.slice(0, 5), ...lines.slice(-5)].map((line) => line.trim().replace(/^(?:source|url|link|источник):?\s+/iu, ""));
  return near.find((line) => /^https?:\/\/\S+$/i.test(line) && line.length <= 2000 && isSafeLink(line)) ?? null;
}

/** Details that a Markdown file gives of itself between two lines of dashes; only plain `key: value` lines are read. */
export function frontMatter(text: string): { fields: Partial<ArticleDetails>; body: string } {
  const match = /^---\n([\s\S]{0,10000}?)\n---(?:\n|$)/.exec(text.replaceAll(/\r\n?/g, "\n"));
  if (match === null) return { fields: {}, body: text };
  const values = new Map(
    (match[1] ?? "").split("\n").flatMap((line) => {
      const pair = /^([\w-]{2,30}):(.+)$/.exec(line);
      return pair === null ? [] : [[(pair[1] ?? "").toLowerCase(), (pair[2] ?? "").trim().replace(/^(["'])(.*)\1$/, "$2")] as const];
    }),
  );
  const value = (...keys: string[]) => keys.map((key) => values.get(key)).find((found) => found !== undefined);
  const found = {
    title: value("title", "headline"),
    outlet: value("outlet", "publisher", "site"),
    author: value("author", "byline"),
    sourceUrl: value("url", "source", "sourceurl", "canonical"),
    publishedAt: value("date", "published", "publishedat")?.slice(0, 10),
    language: value("language", "lang"),
  };
  const fields = Object.entries(found).flatMap(([key, entry]) => {
    const parsed = articleDetails.partial().safeParse({ [key]: entry });
    return entry !== undefined && parsed.success ? [[key, entry] as const] : [];
  });
  return { fields: Object.fromEntries(fields), body: text.replaceAll(/\r\n?/g, "\n").slice(match[0].length) };
}
