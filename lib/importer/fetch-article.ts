import type { OriginalType } from "#lib/domain/article/original-type.ts";
import { type Insistence, isPageKindNote, pageKindNoteCode, pageKindOf } from "#lib/domain/article/page-kind.ts";
import { type UnreadableKind, unreadableMessage } from "#lib/domain/article/unreadable-kinds.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { type Fetched, type SafeFetchOptions, safeFetch } from "#lib/http/safe-fetch.ts";
import type { Arrival } from "./arrived-type.ts";
import { type CleanedOriginal, cleanOriginal } from "./clean.ts";
import { joinPages } from "./several-pages.ts";

export type FetchOptions = SafeFetchOptions & {
  /** That a person chose. */
  encoding?: string | null;
} & Insistence;

export type FetchedArticle = {
  /** The page as received. */
  bytes: Uint8Array;
  type: OriginalType;
  /** In which to read the bytes, where they don’t say it themselves: chosen, or told by the server. */
  encoding: string | null;
  /** Where the page was found in the end. */
  sourceUrl: string;
  cleaned: CleanedOriginal;
};

/**
 * Fetches a page or file of the public web and finds the article in it; of an article on several pages all, if that is asked for. `options`
 * are for tests alone, but for the encoding and what is insisted on.
 */
export async function fetchArticle(address: string, { allPages = false, ...options }: FetchOptions = {}): Promise<Result<FetchedArticle>> {
  const first = await fetchPage(address, options);
  const several = allPages && !first.ok ? pageKindOf(first.error) : null;
  return several === null || several.pages.length < 2 ? first : fetchPages(several.pages, options);
}

/** All pages of an article as one original, in UTF-8. A page that is none of an article ends it: half of a text is none. */
async function fetchPages(addresses: string[], options: FetchOptions): Promise<Result<FetchedArticle>> {
  const texts: string[] = [];
  let sourceUrl = "";
  for (const [index, address] of addresses.entries()) {
    const page = await fetchPage(address, { ...options, force: true });
    const name = `Page ${index + 1} of ${addresses.length} (${address})`;
    if (!page.ok) return refuse(page.error.code, `${name}: ${page.error.message}`, { field: "url" });
    const { cleaned, bytes } = page.value;
    const odd = cleaned.warnings.find((note) => isPageKindNote(note) && note.code !== pageKindNoteCode("one-of-several"));
    if (odd !== undefined || cleaned.encoding === null)
      return refuse("invalid", `${name} can’t be taken. ${odd?.message ?? ""}`, { field: "url" });
    sourceUrl ||= page.value.sourceUrl;
    texts.push(new TextDecoder(cleaned.encoding.charset).decode(bytes));
  }
  const bytes = new TextEncoder().encode(`\uFEFF${joinPages(texts)}`);
  const cleaned = await cleanOriginal({ bytes, type: "text/html", sourceUrl, extract: true });
  return cleaned.ok ? ok({ bytes, type: "text/html", encoding: null, sourceUrl, cleaned: cleaned.value }) : cleaned;
}

async function fetchPage(address: string, { encoding, force = false, ...options }: FetchOptions): Promise<Result<FetchedArticle>> {
  const fetched = await safeFetch(address.trim(), { accepts: mayHoldText, ...options });
  if (!fetched.ok) return fetched;
  const { bytes, charset, status, url } = fetched.value;
  const sourceUrl = url.replace(/#.*/s, "");
  const cleaned = await cleanOriginal({
    bytes,
    type: "text/html",
    arrival: arrivalOf(fetched.value),
    sourceUrl,
    charset,
    encoding,
    extract: true,
    judge: force ? "note" : "refuse",
    status,
    asked: address.trim(),
  });
  if (!cleaned.ok) return { ok: false, error: { field: "url", ...cleaned.error } };
  const told = cleaned.value.encoding?.source === "server" ? cleaned.value.encoding.charset : null;
  return ok({ bytes, type: cleaned.value.type, encoding: encoding ?? told, sourceUrl, cleaned: cleaned.value });
}

/** Pictures, sound, films and programs' data are not even received: they may be large, and no name or byte makes an article of them. */
function mayHoldText(contentType: string): Result<null> {
  const isData =
    contentType !== "application/feed+json" &&
    /^(?:application\/(?:.*\+)?json|(?:application|text)\/(?:x-)?(?:javascript|css|csv))$/.test(contentType);
  const kind = isData ? "data" : unreadableFamilies[contentType.split("/", 1).join("")];
  return kind === undefined ? ok(null) : refuse("invalid", unreadableMessage(kind), { field: "url", details: { kind } });
}

const unreadableFamilies: Readonly<Record<string, UnreadableKind>> = { image: "picture", audio: "sound", video: "video", font: "font" };

/** A page is a page, whatever its address ends in; where the server says no more than “text” or “bytes”, the file's name tells. */
function arrivalOf({ url, contentType, fileName }: Fetched): Arrival {
  if (contentType === "text/html" || /\bxml$/.test(contentType)) return { mediaType: "text/html" };
  return { mediaType: contentType, name: fileName ?? new URL(url).pathname };
}
