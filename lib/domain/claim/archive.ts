import { isSamePage } from "../article/near-address.ts";
import { ok, type Result, refuse } from "../result.ts";
import { archivedAddress } from "./archived-address.ts";
import { siteOf } from "./holder.ts";
import { archivedPlaces, originalOf } from "./memento-headers.ts";

/** How it stands with asking an outside archive to keep a source. None: it was never asked. `at`: when that was set. */
export const archivingStates = ["waiting", "asking", "kept", "failed"] as const;
export type Archiving = { state: (typeof archivingStates)[number]; reason: string; at: string };

/**
 * What an archive is asked at for a page: its template with the page's address in place of `{url}`, or at its end. In a query it is escaped, in a
 * path it stands as it is, as Save Page Now takes it. Never with a fragment, which no server sees.
 */
export function archiveRequest(template: string, page: string): string {
  const address = page.replace(/#.*$/s, "");
  const place = template.includes("{url}") ? template : `${template}{url}`;
  const [before = "", after = ""] = place.split("{url}");
  return `${before}${before.includes("?") ? encodeURIComponent(address) : address}${after}`;
}

type Answer = { url: string; status: number; headers: Readonly<Record<string, string>> };

/**
 * Where an archive that was asked for a page keeps it, by its own answer. `pages`: the addresses under which the page is known. An answer that
 * leads elsewhere, back to the page, or to a copy of another page is refused: nothing is believed that readers would be misled by.
 */
export function archivedAt(answer: Answer, { asked, pages }: { asked: string; pages: readonly string[] }): Result<string> {
  const { url, status, headers } = answer;
  if (status === 429) return refuse("upstream", "The archive asks us to come back later (status 429).");
  if (status >= 400) return refuse("upstream", `The archive refused, or has trouble of its own (status ${status}).`);
  const isPage = (address: string) => pages.some((page) => isSamePage(page, address));
  const original = originalOf(url, headers);
  const places = archivedPlaces(url, headers).filter((place) => place !== URL.parse(asked)?.href && !isPage(place) && isOf(place, asked));
  if (original !== null && !isPage(original)) return other(original);
  const [best] = places;
  if (best === undefined) return refuse("upstream", "The archive did not say where it keeps its copy.");
  const copied = archivedAddress(best)?.original ?? null;
  return copied === null || isPage(copied) ? ok(best) : other(copied);
}

function other(page: string): Result<never> {
  return refuse("upstream", `The archive answered with a copy of another page (${page}), which is not taken.`);
}

/** On the archive's own site, but for its entrance; or of the form that archives' addresses have. */
function isOf(place: string, asked: string): boolean {
  return archivedAddress(place) !== null || (siteOf(place) === siteOf(asked) && URL.parse(place)?.pathname !== "/");
}
