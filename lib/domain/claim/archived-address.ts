/** Archives whose addresses are short names: what they are copies of is not to be read from them. */
const short: [host: RegExp, path: RegExp][] = [
  [/^perma\.cc$/, /^\/[\dA-Z]{2,4}(?:-[\dA-Z]{2,4}){1,3}\/?$/i],
  [/^archive\.(?:ph|today|is|li|fo|md|vn)$/, /^\/(?:wip\/)?[\dA-Za-z]{5,6}\/?$/],
];

/** A time as archives write it into their addresses, then the address of the page: 20240131120000, with `id_` and the like, or 2024.01.31-120000. */
const memento = /\/(?:\d{14}|\d{4}\.\d{2}\.\d{2}-\d{6})(?:[a-z]{2}_)?\/(?=https?:\/)/i;
/** The Wayback Machine takes a part of a time, and an address without its scheme. */
const wayback = /^\/web\/(?:\d{1,14}(?:[a-z]{2}_)?|\*)\/(.+)$/i;

/** What an address of a web archive is a copy of: `original` is null where the address doesn't tell. Null for any other address. */
export function archivedAddress(address: string): { original: string | null } | null {
  const url = URL.parse(address.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const path = `${url.pathname}${url.search}${url.hash}`;
  const named = url.hostname === "web.archive.org" ? wayback.exec(path)?.[1] : afterTime(path);
  if (named !== undefined) return { original: original(named) };
  return short.some(([host, name]) => host.test(url.hostname) && name.test(url.pathname)) ? { original: null } : null;
}

function afterTime(path: string): string | undefined {
  const time = memento.exec(path);
  return time ? path.slice(time.index + time[0].length) : undefined;
}

function original(named: string): string | null {
  const address = /^https?:/i.test(named) ? named.replace(/^(https?:)\/+/i, "$1//") : `http://${named}`;
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) && url.username === "" && url.hostname.includes(".") ? address : null;
}
