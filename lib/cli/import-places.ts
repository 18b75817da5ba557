import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { type OriginalType, pdfType, wordType } from "#lib/domain/article.ts";

export const typesByEnding: Record<string, OriginalType> = {
  ".txt": "text/plain",
  ".text": "text/plain",
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".html": "text/html",
  ".htm": "text/html",
  ".docx": wordType,
  ".pdf": pdfType,
};

/** One thing to import. `listed`: it came out of a folder or a list, which may be gone through again after a break. */
export type Place = { place: string; listed: boolean };

export const isAddress = (place: string) => /^https?:\/\//i.test(place);

/** A folder stands for the articles in it, a text file that holds nothing but addresses for those; a file or an address for itself. */
export async function expand(place: string): Promise<Place[]> {
  if (isAddress(place)) return [{ place, listed: false }];
  const found = await stat(place).catch(() => null);
  if (found?.isFile() && [".txt", ".text"].includes(extname(place).toLowerCase())) {
    const addresses = await addressesIn(place);
    if (addresses.length > 0) return addresses.map((address) => ({ place: address, listed: true }));
  }
  if (!found?.isDirectory()) return [{ place, listed: false }];
  const names = await readdir(place);
  return names
    .filter((name) => extname(name).toLowerCase() in typesByEnding)
    .sort()
    .map((name) => ({ place: join(place, name), listed: true }));
}

/** Empty lines and those that begin with # don't count; any other line makes it an article and no list. */
async function addressesIn(path: string): Promise<string[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  return lines.every((line) => isAddress(line) && !/\s/.test(line)) ? [...new Set(lines)] : [];
}
