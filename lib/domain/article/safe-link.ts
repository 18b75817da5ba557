/** Links that Assay keeps: http, https and mailto, nothing else, whatever the case and padding; no web address that names a user. */
export function isSafeLink(href: string): boolean {
  const protocol = URL.parse(href)?.protocol;
  return protocol === "mailto:" || ((protocol === "http:" || protocol === "https:") && !namesUser(href));
}

/** Does a web address name a user before its host, as in https://bank.example@evil.example? It leads elsewhere than it seems to. */
export function namesUser(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  // Browsers read backslashes as slashes, and pass over white space within an address and before it; an empty name counts too.
  return url.username !== "" || url.password !== "" || /^[^:]*:[/\\]*[^/\\?#]*@/.test(address.replaceAll(/[\t\n\r]/g, "").trim());
}
