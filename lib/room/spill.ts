import { open, readdir, readFile, rename, rm, unlink } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { NewProseUpdate } from "#lib/usecases/room/append-prose.ts";

const line = z.object({ documentId: z.uuid(), authorId: z.uuid().nullable(), at: z.coerce.date(), update: z.base64() });
const namePattern = /^room-unsaved-.+\.jsonl$/;

/** Writes down what no database took before the process had to end, so that the next one can. */
export async function spill(folder: string, updates: NewProseUpdate[]): Promise<string> {
  const path = join(folder, `room-unsaved-${Date.now()}-${process.pid}.jsonl`);
  const lines = updates.map((update) => `${JSON.stringify({ ...update, update: Buffer.from(update.update).toString("base64") })}\n`);
  const unfinished = `${path}.part`;
  try {
    const file = await open(unfinished, "wx", 0o600);
    try {
      await file.writeFile(lines.join(""));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    // Half of it is of no use, and takes the room that is missing.
    await rm(unfinished, { force: true });
    throw error;
  }
  return path;
}

/** Commits what earlier processes wrote down, and then forgets it. Answers how many changes that were. */
export async function replaySpilled(folder: string, append: (updates: NewProseUpdate[]) => Promise<void>): Promise<number> {
  let count = 0;
  for (const name of (await readdir(folder)).filter((entry) => namePattern.test(entry)).sort()) {
    const path = join(folder, name);
    const rows = (await readFile(path, "utf8")).split("\n").filter(Boolean);
    const updates = rows.map((row) => {
      const { update, ...rest } = line.parse(JSON.parse(row));
      return { ...rest, update: Buffer.from(update, "base64") };
    });
    await append(updates);
    await unlink(path);
    count += updates.length;
  }
  return count;
}
