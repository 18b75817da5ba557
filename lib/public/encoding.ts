export type Encoding = "br" | "gzip" | "identity";

const known = new Map<string, Encoding>();

/** The best encoding we keep that an Accept-Encoding header allows (RFC 9110, 12.5.3). */
export function preferredEncoding(header: string | undefined): Encoding {
  if (header === undefined) return "identity";
  const before = known.get(header);
  if (before) return before;
  const encoding = negotiate(header);
  // Browsers send a handful of these; a client that makes them up must not fill the memory.
  if (known.size < 200) known.set(header, encoding);
  return encoding;
}

function negotiate(header: string): Encoding {
  const weights = new Map(
    header.split(",").map((part) => {
      const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return [name, weight === undefined ? 1 : Number(weight.slice(2))];
    }),
  );
  const allows = (name: string) => (weights.get(name) ?? weights.get("*") ?? 0) > 0;
  if (allows("br") && (weights.get("br") ?? 1) >= (weights.get("gzip") ?? 0)) return "br";
  if (allows("gzip")) return "gzip";
  return "identity";
}
