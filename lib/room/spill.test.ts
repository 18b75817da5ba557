import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { NewProseUpdate } from "#lib/usecases/room/append-prose.ts";
import { replaySpilled, spill } from "./spill.ts";

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "assay-spill-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

const at = new Date("2025-05-02T10:00:00.000Z");
const changes: NewProseUpdate[] = [
  {
    documentId: "0198c1de-7b00-7000-8000-000000000001",
    authorId: "0198c1de-7b00-7000-8000-00000000000a",
    update: Buffer.from([0, 10, 226, 128, 168]),
    at,
  },
  { documentId: "0198c1de-7b00-7000-8000-000000000002", authorId: null, update: Buffer.from("from afar"), at },
];

test("what was written down is committed byte for byte, and its file is there until then", async () => {
  const path = await folder();
  const file = await spill(path, changes);
  const appended: NewProseUpdate[] = [];
  const replayed = await replaySpilled(path, async (updates) => {
    expect(await readdir(path)).toHaveLength(1);
    expect(await readFile(file, "utf8")).not.toBe("");
    appended.push(...updates);
  });
  expect(replayed).toBe(2);
  expect(appended).toEqual(changes);
  expect(await readdir(path)).toEqual([]);
});

test("what can't be committed stays in its file, for the next start", async () => {
  const path = await folder();
  await spill(path, changes);
  const failing = () => Promise.reject(new Error("no database"));
  await expect(replaySpilled(path, failing)).rejects.toThrow("no database");
  await expect(replaySpilled(path, failing)).rejects.toThrow("no database");
  const appended: NewProseUpdate[] = [];
  await replaySpilled(path, async (updates) => void appended.push(...updates));
  expect(appended).toEqual(changes);
});

test("half a file, and files of others, are left alone; of several, the oldest comes first", async () => {
  const path = await folder();
  await writeFile(join(path, "room-unsaved-1-1.jsonl.part"), "half");
  await writeFile(join(path, "notes.jsonl"), "{}");
  const [first, second] = changes;
  if (!first || !second) throw new Error("Two changes.");
  const line = ({ update, ...rest }: NewProseUpdate) => `${JSON.stringify({ ...rest, update: Buffer.from(update).toString("base64") })}\n`;
  await writeFile(join(path, "room-unsaved-1000-1.jsonl"), line(first));
  await writeFile(join(path, "room-unsaved-2000-1.jsonl"), line(second));
  const appended: NewProseUpdate[] = [];
  expect(await replaySpilled(path, async (updates) => void appended.push(...updates))).toBe(2);
  expect(appended).toEqual(changes);
  expect((await readdir(path)).sort()).toEqual(["notes.jsonl", "room-unsaved-1-1.jsonl.part"]);
});
