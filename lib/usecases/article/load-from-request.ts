import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { type ArticleRequest, type articleFields, articleRequest, fileRequest, snapshotRequest } from "#lib/domain/api/articles.ts";
import type { ArticleDetails, Warning } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalAddress } from "#lib/domain/article/canonical-address.ts";
import type { OriginalType } from "#lib/domain/article/original-type.ts";
import { isPageKindNote } from "#lib/domain/article/page-kind.ts";
import { transcriptTypeOf } from "#lib/domain/article/transcript-signs.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { mended } from "#lib/domain/text/charset.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";
import { type FetchOptions, fetchArticle } from "#lib/importer/fetch-article.ts";
import { admit } from "../admit.ts";
import { type AddedSnapshot, addSnapshot } from "../snapshot/add-snapshot.ts";
import type { LoadedArticle } from "../steps/load-prepared-article.ts";
import { nothingFetched } from "../steps/nothing-fetched.ts";
import { loadArticle } from "./load-article.ts";

/**
 * Loads an article as programs send it: a text of one kind, or an address to fetch it from. Drops no text on its own; of a web page it
 * takes the article. `options` are for tests alone.
 */
export async function loadFromRequest(
  actor: Actor | null,
  input: z.input<typeof articleRequest>,
  options: FetchOptions = {},
): Promise<Result<LoadedArticle>> {
  const admitted = admit(actor, "load an article", articleRequest, input);
  if (!admitted.ok) return admitted;
  const read = await originalOf(admitted.value.input, options);
  return read.ok ? loadRead(actor, read.value, admitted.value.input) : read;
}

const asked = snapshotRequest.safeExtend({ articleId: z.uuid() });

/** The article's text as it reads now, sent or fetched the same way. */
export async function addSnapshotFromRequest(
  actor: Actor | null,
  input: z.input<typeof asked>,
  options: FetchOptions = {},
): Promise<Result<AddedSnapshot>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId, ...body } = admitted.value.input;
  const { force, url } = body;
  const article = url === undefined ? null : await findArticle(database(), articleId);
  if (article?.fetchNothing) return refuse("invalid", nothingFetched, { field: "url" });
  const read = await originalOf(body, options);
  if (!read.ok) return read;
  const { found: _, ...original } = read.value;
  const address = url !== undefined && URL.canParse(url) ? canonicalAddress(url) : null;
  return addSnapshot(actor, { ...original, articleId, force }, { readAt: address === article?.sourceUrl ? address : null });
}

async function originalOf(
  body: Pick<ArticleRequest, "text" | "html" | "markdown" | "url" | "extract" | "encoding" | "force" | "allPages">,
  options: FetchOptions,
): Promise<Result<ReadRequest>> {
  const unreadable = body.encoding !== undefined || body.force === true;
  if (body.url !== undefined) {
    const fetched = await fetchArticle(body.url, { ...options, encoding: body.encoding, force: body.force, allPages: body.allPages });
    if (!fetched.ok) return fetched;
    const { bytes, type, encoding, sourceUrl, cleaned } = fetched.value;
    const found = { ...cleaned.details, sourceUrl: cleaned.details.sourceUrl ?? sourceUrl };
    return ok({
      original: Buffer.from(bytes).toString("base64"),
      originalType: type,
      encoding,
      unreadable,
      extract: type === "text/html",
      notes: cleaned.warnings.filter(isPageKindNote),
      document: cleaned.document,
      found,
    });
  }
  const [originalType, text]: [OriginalType, string] =
    body.html !== undefined
      ? ["text/html", body.html]
      : body.markdown !== undefined
        ? ["text/markdown", body.markdown]
        : [transcriptTypeOf(body.text ?? "") ?? "text/plain", body.text ?? ""];
  // Characters have arrived: of what encodings do, only putting right is left.
  const encoding = body.encoding === mended ? mended : null;
  return ok({ original: Buffer.from(text).toString("base64"), originalType, encoding, unreadable, extract: body.extract });
}

/** Loads an article from a file as programs send it: what it is, its bytes say. */
export async function loadFromFile(actor: Actor | null, input: z.input<typeof fileRequest>): Promise<Result<LoadedArticle>> {
  const admitted = admit(actor, "load an article", fileRequest, input);
  if (!admitted.ok) return admitted;
  const read = await readFile(admitted.value.input);
  return read.ok ? loadRead(actor, read.value, admitted.value.input) : read;
}

const askedWithFile = fileRequest.extend({ articleId: z.uuid() });

/** The article's text as it reads now, from a file. */
export async function addSnapshotFromFile(actor: Actor | null, input: z.input<typeof askedWithFile>): Promise<Result<AddedSnapshot>> {
  const admitted = admit(actor, "load an article", askedWithFile, input);
  if (!admitted.ok) return admitted;
  const { articleId, force } = admitted.value.input;
  const read = await readFile(admitted.value.input);
  if (!read.ok) return read;
  const { found: _, ...original } = read.value;
  return addSnapshot(actor, { ...original, articleId, force });
}

async function readFile(sent: z.infer<typeof fileRequest>): Promise<Result<ReadRequest>> {
  const { name, mediaType, bytes, encoding, extract, force } = sent;
  const arrival = { name, mediaType };
  const judge = force === true ? "note" : "refuse";
  const cleaned = await cleanOriginal({ bytes, type: "text/plain", arrival, encoding, extract, judge });
  if (!cleaned.ok) return { ok: false, error: { field: "file", ...cleaned.error } };
  return ok({
    original: Buffer.from(bytes).toString("base64"),
    originalType: cleaned.value.type,
    encoding: encoding ?? null,
    unreadable: encoding !== undefined || force === true,
    extract,
    notes: cleaned.value.warnings.filter(isPageKindNote),
    document: cleaned.value.document,
    found: cleaned.value.details,
  });
}

/** An original that came from a program, with what was read in it where that was done already. */
type ReadRequest = {
  /** Base64. */
  original: string;
  originalType: OriginalType;
  encoding: string | null;
  /** Characters that can't be read are taken in. */
  unreadable: boolean;
  /** Of an HTML page the article alone. */
  extract?: boolean;
  notes?: Warning[];
  document?: DocumentJson;
  found?: Partial<ArticleDetails>;
};

/** Loads what a program sent. What it says of the article counts before what is found in it. */
function loadRead(
  actor: Actor | null,
  { found, ...original }: ReadRequest,
  said: Omit<z.infer<typeof articleFields>, "allPages">,
): Promise<Result<LoadedArticle>> {
  const { title, outlet, author, sourceUrl, publishedAt, language, selectionReason, fetchNothing, dueOn } = said;
  const given = {
    title,
    outlet,
    author,
    sourceUrl,
    publishedAt: publishedAt?.slice(0, 10),
    language,
    selectionReason,
    fetchNothing,
    dueOn,
  };
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return loadArticle(actor, { ...original, force: said.force, details: { ...found, ...stated } });
}
