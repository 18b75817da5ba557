import type { OriginalType } from "#lib/domain/article/article.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { type Fetched, type SafeFetchOptions, safeFetch } from "#lib/http/safe-fetch.ts";
import { type CleanedOriginal, cleanOriginal } from "./clean.ts";
import { decode } from "./decode.ts";

export type FetchOptions = SafeFetchOptions;

export type FetchedArticle = {
  /** The page as received, or, where its charset was told by the server alone, the same text in UTF-8. */
  bytes: Uint8Array;
  type: OriginalType;
  /** Where the page was found in the end. */
  sourceUrl: string;
  cleaned: CleanedOriginal;
};

/** Fetches a page of the public web and finds the article in it. `options` are for tests alone. */
export async function fetchArticle(address: string, options: FetchOptions = {}): Promise<Result<FetchedArticle>> {
  const fetched = await safeFetch(address.trim(), options);
  if (!fetched.ok) return fetched;
  const unwell = unwellPage(fetched.value.status);
  if (unwell !== null) return refuse("upstream", unwell, { field: "url" });
  const sourceUrl = fetched.value.url.replace(/#.*/s, "");
  const type = typeOf(fetched.value);
  const bytes = standingAlone(fetched.value, type === "text/html");
  const cleaned = await cleanOriginal({ bytes, type, sourceUrl, extract: type === "text/html" });
  return cleaned.ok ? ok({ bytes, type, sourceUrl, cleaned: cleaned.value }) : { ok: false, error: { field: "url", ...cleaned.error } };
}

/** What a status says, in words for the person who gave the address; `null` when there is a page. */
function unwellPage(status: number): string | null {
  if (status === 404 || status === 410) return "The site says that there is no such page (any more). Check the address.";
  if (status === 401 || status === 402)
    return "This page is closed to readers without a subscription. If you have one, open it in your browser, copy the text and paste that.";
  if (status === 403 || status === 429 || status === 451)
    return `The site doesn’t let this page be fetched (${status}). Open it in your browser, copy the text and paste that.`;
  if (status >= 500) return `The site has trouble of its own (${status}). Try again later, or paste the text.`;
  return status >= 200 && status < 300 ? null : `The site gave no page (${status}). Open it in your browser, copy the text and paste that.`;
}

function typeOf({ contentType, bytes }: Fetched): OriginalType {
  if (contentType === "text/plain" || contentType === "text/markdown") return contentType;
  if (contentType !== "") return "text/html";
  return /^\s*(?:\uFEFF)?<[!a-z]/i.test(Buffer.from(bytes.subarray(0, 200)).toString("latin1")) ? "text/html" : "text/plain";
}

/** An original is read again later, without the server's word on its charset: where that matters, it is kept in UTF-8, marked as such. */
function standingAlone({ bytes, charset }: Fetched, html: boolean): Uint8Array {
  const told = decode(bytes, { declared: charset, html });
  const alone = decode(bytes, { html });
  return "binary" in told || "binary" in alone || told.text === alone.text ? bytes : new TextEncoder().encode(`\uFEFF${told.text}`);
}
