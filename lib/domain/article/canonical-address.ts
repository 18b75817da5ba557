export const trackers = /^(utm_\w+|fbclid|gclid|yclid|mc_cid|mc_eid|igshid)$/i;

/** One spelling of an http(s) address, so that one article has one: no fragment, no tracking parameters, host in lower case. */
export function canonicalAddress(url: string): string {
  const address = new URL(url.trim());
  address.hash = "";
  for (const name of [...address.searchParams.keys()]) if (trackers.test(name)) address.searchParams.delete(name);
  return address.href;
}
