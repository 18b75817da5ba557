import { isSamePage } from "../article/near-address.ts";

/**
 * Where a document has moved to since it was last seen; `back`: it is at its own address again; null: neither. `seenAt` is where the last copy was
 * found, `toldAt` where it is told to have moved to (null: nowhere). Addresses that mean one page (`isSamePage`) are one place, and what redirects for
 * the moment is no move.
 */
export function moveBetween(
  { address, seenAt, toldAt }: { address: string; seenAt: string; toldAt: string | null },
  now: { url: string; movedTo: string | null },
): string | "back" | null {
  if (isSamePage(now.url, address)) return toldAt === null ? null : "back";
  if (now.movedTo === null || isSamePage(now.movedTo, address) || isSamePage(now.url, seenAt)) return null;
  return toldAt !== null && isSamePage(now.movedTo, toldAt) ? null : now.movedTo;
}

/** Does an address lead to a site's front page, in whatever language, that is none itself? Then the document isn't where it leads. */
export function leadsToFrontPage(address: string, ledTo: string): boolean {
  const isFront = (url: string) =>
    /^\/(?:[a-z]{2}(?:[-_][a-z]{2,4})?\/?)?(?:(?:index|default|home)(?:\.\w{2,5})?\/?)?$/i.test(URL.parse(url)?.pathname ?? "");
  const asks = (url: string) => URL.parse(url)?.search !== "";
  return isFront(ledTo) && !asks(ledTo) && (!isFront(address) || asks(address));
}
