import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

export const root = join(import.meta.dirname, "../..");
/** Scripts, styles and pictures of the desk, as Next builds them. */
export const staticFolder = join(root, ".next", "static");

const places = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "next.config.js",
  "postcss.config.js",
  "tsconfig.json",
  "package-lock.json",
];
/** Not part of what Next bundles. */
const passedOver = ["lib/db/generated", "lib/cli", "lib/server"];

/** Identifies everything a build is made from: an equal hash, an equal build. */
export async function sourcesHash(): Promise<string> {
  const files = (await Promise.all(places.map((place) => filesIn(join(root, place))))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash("sha256").update(process.version);
  for (const [index, file] of files.entries()) hash.update(`\0${relative(root, file)}\0`).update(contents[index] ?? "");
  return hash.digest("hex");
}

async function filesIn(path: string): Promise<string[]> {
  if (passedOver.includes(relative(root, path))) return [];
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => error.code);
  if (entries === "ENOTDIR") return [path];
  if (!Array.isArray(entries)) return [];
  const nested = await Promise.all(
    entries.map((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return filesIn(inside);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [inside];
    }),
  );
  return nested.flat();
}
