import { z } from "zod";
import type { Refusal } from "../result.ts";
import type { Warning } from "./article.ts";

/** What a page or text can turn out to be in place of an article. The API sends these as `details.kind` of a refusal. */
export const pageKinds = [
  "bot-check",
  "error-page",
  "withdrawn",
  "sign-in",
  "consent",
  "paywall",
  "front-page",
  "feed",
  "one-of-several",
  "no-article",
] as const;
export type PageKind = (typeof pageKinds)[number];

/** What was found: `sign` is what gave it away, `pages` the addresses of all pages of an article, in order. */
export type Judgement = { kind: PageKind; sign: string; pages: string[] };

/** `details` of the refusal of a page that is no article: what it is, why, how it begins, and all pages where it is one of several. */
const pageKindDetails = z.object({
  kind: z.enum(pageKinds),
  sign: z.string(),
  title: z.string(),
  text: z.string(),
  pages: z.array(z.string()),
});
export type PageKindDetails = z.infer<typeof pageKindDetails>;

/** What a refusal says of a page that is no article; null where something else is refused. */
export function pageKindOf(refusal: Refusal): PageKindDetails | null {
  return pageKindDetails.safeParse(refusal.details).data ?? null;
}

/** What a person or program that knows what a page is wants done with it. */
export const insistence = z.object({
  force: z
    .boolean()
    .optional()
    .describe(
      "Load it also where it looks like no article, or has characters that can't be read (U+FFFD): `details.kind` of the refusal says what it is.",
    ),
  allPages: z.boolean().optional().describe("Of an article on several pages, load all of them in order into one."),
});
export type Insistence = z.infer<typeof insistence>;

const openYourself = "Open it in your browser, copy the text and paste that";

const meanings: Record<PageKind, string> = {
  "bot-check": `The site wants to see a person before it shows the article. ${openYourself}.`,
  "error-page":
    "This is an error page: the site says that there is no such page (any more), or that it has trouble of its own. Check the address, or try again later.",
  withdrawn: "There is no such page any more: the outlet has taken this article down, or withdrawn it.",
  "sign-in": `This is a page to sign in on, with no article to be read. If you have an account, ${openYourself.toLowerCase()}.`,
  consent: `The site shows a consent page or cookie notice in place of the article. Open it in your browser, agree or decline there, copy the text and paste that.`,
  paywall: `This page is closed to readers without a subscription: no more than its beginning is here. If you have one, ${openYourself.toLowerCase()}.`,
  "front-page": "This is a front page or a list of articles, not an article. Give the address of the article itself.",
  feed: "This is a feed: a list of articles for programs. Give the address of the article itself.",
  "one-of-several": "This is one page of an article on several.",
  "no-article": `No article was found on this page: it may build its text by script. ${openYourself}.`,
};

/** What a kind of page means, and what to do, for the person who gave it. */
export function pageKindMessage(kind: PageKind): string {
  return meanings[kind];
}

const noteCode = "page-kind-";

export function isPageKindNote({ code }: Warning): boolean {
  return code.startsWith(noteCode);
}

/** The code of the note on something of this kind. */
export function pageKindNoteCode(kind: PageKind): string {
  return `${noteCode}${kind}`;
}

/** The note on what was taken in although it is no article. */
export function pageKindNote({ kind, sign }: Judgement): Warning {
  return { code: pageKindNoteCode(kind), message: `Taken although it looks like no article: ${sign}. ${pageKindMessage(kind)}` };
}
