import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export const withoutDisk = "skipped: no disk can be mounted here";

/** A small disk of its own, which only root can make. */
export async function smallDisk(megabytes: number): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), "assay-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]).status === 0;
  onTestFinished(async () => {
    if (mounted) spawnSync("umount", ["--lazy", folder]);
    await rm(folder, { recursive: true, force: true });
  });
  if (!mounted) return null;
  await chmod(folder, 0o755);
  return folder;
}

/** Takes room until so many bytes are left; answers with what to remove to have it again. */
export async function fill(disk: string, left = 0): Promise<string> {
  const filler = join(disk, "filler");
  const { bavail, bsize } = await statfs(disk);
  await writeFile(filler, Buffer.alloc(bavail * bsize - left)).catch(() => undefined); // As far as it goes.
  return filler;
}
