import { toStorable } from "../text/storable.ts";
import { trackers } from "./canonical-address.ts";

/** Parameters that say how one came to a page, or in which dress it is shown. */
const dress = /^(amp|outputtype|_ga|_gl|ref|ref_src|referrer|cmpid?|ocid|smid|xtor|share|print)$/i;

/**
 * One name for the addresses under which one page is usually reached: http or https, with or without www., m., touch. or amp., with a full stop after the
 * host or a slash after the path, from an AMP cache, with a fragment or tracking parameters. A fragment that names a page of its own (“#!/…”) does so
 * here as well. For telling whether two addresses mean one page, never to be
 * fetched. Null for what is no web address.
 */
export function nearAddress(address: string): string | null {
  const url = URL.parse(address.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const cached = fromAmpCache(url);
  if (cached !== null) return nearAddress(cached);
  const path = readable(url.pathname)
    .replace(/^\/amp(?=\/)/i, "")
    .replace(/\/index\.(html?|php)$/i, "/")
    .replace(/\.amp(?=(\.html?)?$)/i, "")
    .replace(/\/amp\/?$/i, "")
    .replace(/\/+$/, "");
  const parameters = [...url.searchParams].filter(([name]) => !trackers.test(name) && !dress.test(name)).map((pair) => pair.join("="));
  const view = /^#!?\//.test(url.hash) ? readable(url.hash).replace(/\/+$/, "") : "";
  return `${nearHost(url.hostname.replace(/\.$/, ""))}${url.port && `:${url.port}`}${path}?${parameters.sort().join("&")}${view}`.normalize(
    "NFC",
  );
}

/**
 * The same for a source, of which a fragment may name a place (“#page=12”): that place is part of the name. Empty for what is no web address.
 */
export function nearPlace(address: string): string {
  const page = nearAddress(address);
  const place = (URL.parse(address.trim())?.hash ?? "").replace(/:~:text=.*$/s, "").replace(/^#$/, "");
  return page === null ? "" : toStorable(`${page}${place}`);
}

/** Do two addresses mean one page, as far as they tell? */
export function isSamePage(one: string, other: string): boolean {
  if (one.trim() === other.trim()) return true;
  const near = nearAddress(one);
  return near !== null && near === nearAddress(other);
}

function nearHost(host: string): string {
  const [, rest = ""] = /^(?:www\d?|m|mobile|mobi|touch|wap|amp)\.([^.]+\..+)$/.exec(host) ?? [];
  return rest === "" ? host.replace(/\.m\./, ".") : nearHost(rest);
}

/** The address of the page itself, where this is one of the caches that hold copies of it. */
function fromAmpCache({ hostname, pathname, search }: URL): string | null {
  const shape = hostname.endsWith(".cdn.ampproject.org")
    ? /^\/\w\/(?:s\/)?(.+)$/
    : /^(?:www\.)?(?:google\.[a-z.]+|bing\.com)$/.test(hostname)
      ? /^\/amp\/(?:s\/)?(.+)$/
      : null;
  const [, page = null] = shape?.exec(pathname) ?? [];
  return page === null ? null : `https://${page}${search}`;
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
