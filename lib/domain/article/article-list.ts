import { z } from "zod";
import { paging } from "../paging.ts";

/** How far our work on an article is, in the order of the work. `changed`: by us since it was published. */
export const articleStatuses = ["to-check", "in-review", "ready", "published", "changed", "changed-by-outlet", "withdrawn"] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

/**
 * In which order a list comes: `newest` by loading, `changed` by what happened last, `date` by the article's own day, `due` by when the work on
 * it is to be done, the most pressing first, `title` from A.
 */
export const articleSorts = ["newest", "changed", "date", "due", "title"] as const;
export type ArticleSort = (typeof articleSorts)[number];

const day = z.iso.date("Give a day such as 2026-03-04.");

/** What a list of articles can be narrowed by; what is left out narrows nothing. */
export const articleFilter = {
  q: z.string().trim().max(200).optional().describe("Words of title, outlet or author, as `search` compares them."),
  status: z.enum(articleStatuses).optional(),
  outlet: z.string().max(300).optional().describe("Its name."),
  person: z
    .union([z.enum(["me", "nobody"]), z.uuid()], "Give me, nobody, or the id of a person.")
    .optional()
    .describe("Who works on it: `me`, `nobody` (which is everybody), or a person's id."),
  topic: z.uuid("Give the id of a topic.").optional().describe("Id of a topic."),
  verdict: z.string().max(40).optional().describe("Slug of a verdict, given on the whole or published on one of its claims."),
  language: z.string().max(35).optional().describe("BCP 47; `en` finds `en-GB` too."),
  from: day.optional().describe("First day, ISO 8601: of the article's own date, or where none is known of its loading."),
  until: day.optional().describe("Last day."),
};
export const articleListInput = z.strictObject({ ...articleFilter, sort: z.enum(articleSorts).default("newest"), ...paging });
export type ArticleFilter = Omit<z.output<typeof articleListInput>, "limit" | "cursor" | "sort">;

/** The parameters of an address that asks for a list of articles. */
export const articleListParameters = Object.keys(articleListInput.shape);
