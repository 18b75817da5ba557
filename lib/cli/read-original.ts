import { readFile, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { type OriginalType, typesByEnding } from "#lib/domain/article/original-type.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";

type Original = { original: string; originalType: OriginalType; originalName: string };

/** A file as an article's original; how to read it is told by its name. */
export async function readOriginal(place: string): Promise<Result<Original>> {
  const bytes = await read(place);
  if (!bytes.ok) return bytes;
  const originalType = typesByEnding[extname(place).toLowerCase()] ?? "text/plain";
  return ok({ original: bytes.value.toString("base64"), originalType, originalName: basename(place) });
}

/** In bytes: what is larger isn't even read. */
const largestFile = 100_000_000;

async function read(place: string): Promise<Result<Buffer>> {
  try {
    const found = await stat(place);
    if (found.isDirectory()) {
      return refuse("not_found", `There is nothing in this folder that Assay reads: ${Object.keys(typesByEnding).join(" ")}.`);
    }
    if (found.size > largestFile)
      return refuse("invalid", "This file is larger than any article. Cut out the part you want to check and load that.");
    return { ok: true, value: await readFile(place) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return refuse("not_found", "There is no such file. Check the path.");
    return refuse("not_found", `This file can't be read: ${error instanceof Error ? error.message : "unknown reason"}`);
  }
}
