import canonicalize from "canonicalize";

/**
 * Canonical JSON (RFC 8785, JSON Canonicalization Scheme): one text for one value, so that its UTF-8 bytes can be hashed and
 * signed. Throws on what JSON can't carry: undefined, NaN, infinities and lone surrogates, which the edge refuses.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Canonical JSON needs a value.");
  return text;
}
