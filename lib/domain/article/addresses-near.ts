import { trackers } from "./canonical-address.ts";

/**
 * The addresses under which the page at this one is usually reached as well, itself among them: http or https, with and without www., with
 * and without a slash at its end, without its fragment, without tracking parameters. None for what is no web address. For looking them up.
 */
export function addressesNear(address: string): string[] {
  const url = URL.parse(address.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return [];
  const bare = new URL(url);
  bare.hash = "";
  for (const name of [...bare.searchParams.keys()]) if (trackers.test(name)) bare.searchParams.delete(name);
  const rest = bare.host.replace(/^www\./, "");
  let path = bare.pathname;
  while (path.endsWith("/")) path = path.slice(0, -1);
  const near = ["https://", "http://"].flatMap((scheme) =>
    ["", "www."].flatMap((prefix) => ["", "/"].map((end) => `${scheme}${prefix}${rest}${path}${end}${bare.search}`)),
  );
  return [...new Set([address.trim(), url.href, ...near])];
}
