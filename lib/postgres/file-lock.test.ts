import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { takeFileLock } from "./file-lock.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-lock-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("one has it until they let go of it", async () => {
  const file = join(folder, "lock");
  const first = await takeFileLock(file);
  expect(first).not.toBeNull();
  expect(await takeFileLock(file)).toBeNull();
  await first?.release();
  const next = await takeFileLock(file);
  expect(next).not.toBeNull();
  await next?.release();
});

test("a file system that has no locks is refused with its reason", async () => {
  vi.doMock("fs-native-extensions", () => ({
    tryLock() {
      throw Object.assign(new Error("no locks available"), { code: "ENOLCK" });
    },
  }));
  await expect(takeFileLock(join(folder, "other"))).rejects.toThrow(/can't be locked \(ENOLCK: no locks available\).*ASSAY_DATA_DIR/);
  vi.doUnmock("fs-native-extensions");
});
