import { Parser } from "htmlparser2";

/** The encoding that a page names in its <meta>, wherever that stands, or a document in its XML declaration. `text` is the bytes as Latin-1. */
export function declaredInText(text: string, html: boolean): string | null {
  const xml = /^\s{0,200}<\?xml\s[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})["']/i.exec(text.slice(0, 800))?.[1] ?? null;
  const named = (html ? inMeta(text) : null) ?? xml;
  // Bytes in which this could be read are no UTF-16.
  return named !== null && /^(?:utf-?16|ucs-?2|unicode$)/i.test(named) ? "utf-8" : named;
}

function inMeta(text: string): string | null {
  let found: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name !== "meta" || found !== null) return;
      const content = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})/i.exec(attributes.content?.slice(0, 300) ?? "")?.[1];
      const spoken = attributes["http-equiv"]?.trim().toLowerCase() === "content-type" ? content : undefined;
      found = attributes.charset?.trim().slice(0, 40) || spoken || null;
      if (found !== null) parser.pause();
    },
  });
  for (let start = 0; start < text.length && found === null; start += 16_384) parser.write(text.slice(start, start + 16_384));
  return found;
}
