/** Query parameters that change what a page says. All others are dropped, so that a link with a tracking tail meets the page that is kept. */
const meaningful: { path: RegExp; parameters: string[] }[] = [
  { path: /^\/$/, parameters: ["q", "verdict", "outlet", "show", "page"] },
  { path: /^\/r\/[^/]+(\.jsonld|\/v\/[^/]+\/jsonld)$/, parameters: ["page"] },
  { path: /^\/r\/[^/.]+(\/v\/[^/.]+)?$/, parameters: ["verdict", "cards"] },
  { path: /^\/corrections$/, parameters: ["page"] },
  { path: /^\/oembed$/, parameters: ["url", "format", "maxwidth", "maxheight"] },
];

/** Of the one page that stands for every address at which there is nothing. */
export const nothingHere = "/nothing-here";

const fixed = new Set([
  nothingHere,
  "/",
  "/method",
  "/corrections",
  "/verify",
  "/feed.atom",
  "/feed.json",
  "/sitemap.xml",
  "/robots.txt",
  "/oembed",
]);
const folders = ["/r/", "/c/", "/assets/", "/.well-known/", "/log/"];

/** Does the public door answer this path? Everything else is the desk's. */
export function isPublicPath(path: string): boolean {
  return fixed.has(path) || folders.some((folder) => path.startsWith(folder));
}

/** The first part of every path that the desk, its doors for programs, or Next itself answers. */
const deskParts = new Set(["desk", "sign-in", "join", "unsubscribe", "api", "metrics", "icon.svg", "_next"]);

/** Is it the desk that knows whether there is something at this path? What neither side has is nowhere. */
export function isDeskPath(path: string): boolean {
  const first = path.split("/")[1] ?? "";
  return deskParts.has(first) || first.startsWith("__next");
}

/** Exports can be long, so they stream past the door; only those found to be short are kept. */
export function isExportPath(path: string): boolean {
  return /^\/r\/[^/]+\/v\/[^/]+\/[^/]+$/.test(path) || /^\/r\/[^/.]+\.[^/]+$/.test(path);
}

/** One name for all addresses that mean the same page. */
export function pageAddress(url: string): string {
  const mark = url.indexOf("?");
  if (mark === -1) return url;
  const path = url.slice(0, mark);
  const names = meaningful.find((entry) => entry.path.test(path))?.parameters ?? [];
  const given = new URLSearchParams(url.slice(mark + 1));
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = given.get(name);
    if (value) kept.set(name, value);
  }
  return kept.size === 0 ? path : `${path}?${kept}`;
}

/** Searching costs more than a page that is kept, and there are more searches than can be kept. */
export function isSearch(address: string): boolean {
  return address.startsWith("/?q=");
}

/** May a page have changed when the review with this slug was published or withdrawn? An empty slug means that anything may have. */
export function dependsOn(address: string, slug: string): boolean {
  if (address.startsWith("/log/tile/")) return slug === "";
  if (slug === "" || !address.startsWith("/r/")) return true;
  return address === `/r/${slug}` || ["/", "?", "."].some((next) => address.startsWith(`/r/${slug}${next}`));
}
