import { expect, test } from "vitest";
import { type Encoding, preferredEncoding } from "./encoding.ts";

test.each<[string | undefined, Encoding]>([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["GZIP", "gzip"],
  ["gzip;q=1.0, br;q=0.5", "gzip"],
  ["br;q=0, gzip;q=0.1", "gzip"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["br;q=nonsense", "identity"],
  ["identity, zstd", "identity"],
])("Accept-Encoding %j gets %s", (header, encoding) => {
  expect(preferredEncoding(header)).toBe(encoding);
});
