import { addressesIn } from "#lib/domain/article/address-list.ts";

/** In bytes: no list of addresses is longer. */
const longestList = 1_000_000;

/** What was chosen, with the addresses of text files that hold nothing else in place of those files. */
export async function gatherFiles(chosen: Iterable<File>): Promise<{ addresses: string[]; files: File[] }> {
  const addresses: string[] = [];
  const files: File[] = [];
  for (const file of chosen) {
    const listed = /\.te?xt$/i.test(file.name) && file.size < longestList ? addressesIn(await file.text().catch(() => "")) : [];
    if (listed.length > 0) addresses.push(...listed);
    else files.push(file);
  }
  return { addresses, files };
}
