import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { addressesIn, isAddress } from "#lib/domain/article/address-list.ts";
import { typesByEnding } from "#lib/domain/article/original-type.ts";

/** One thing to import. `listed`: it came out of a folder or a list, which may be gone through again after a break. */
export type Place = { place: string; listed: boolean };

/** In bytes: what is longer is a text, and too long for one. */
const longestList = 5_000_000;

/** A folder stands for the articles in it, a text file that holds nothing but addresses for those; a file or an address for itself. */
export async function expand(place: string): Promise<Place[]> {
  if (isAddress(place)) return [{ place, listed: false }];
  const found = await stat(place).catch(() => null);
  if (found?.isFile() && [".txt", ".text"].includes(extname(place).toLowerCase())) {
    const addresses = found.size > longestList ? [] : addressesIn(await readFile(place, "utf8").catch(() => ""));
    if (addresses.length > 0) return addresses.map((address) => ({ place: address, listed: true }));
  }
  if (!found?.isDirectory()) return [{ place, listed: false }];
  const names = (await readdir(place, { recursive: true })).filter(
    (name) => extname(name).toLowerCase() in typesByEnding && !name.split(sep).some((part) => part.startsWith(".")),
  );
  // An empty folder stands for itself, so that it is named.
  return names.length === 0 ? [{ place, listed: false }] : names.sort().map((name) => ({ place: join(place, name), listed: true }));
}
