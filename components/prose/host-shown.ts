import { deceptiveHost } from "#lib/domain/text/deceptive-host.ts";

/** For a link whose host isn't what it looks like: its host in punycode, behind its words (styles: `[data-host]`) and as its hint. */
export function hostShown(href: string): { "data-host"?: string; title?: string } {
  const host = deceptiveHost(href);
  return host === null ? {} : { "data-host": host, title: host };
}
