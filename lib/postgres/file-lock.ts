import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { SetupError, unwritable } from "#lib/env.ts";

/** A file that one process at a time can hold, known to all on this machine, whatever containers they are in; the system frees it when its last holder ends. */
export type FileLock = {
  /** Held by every process that inherits it, until all have ended. */
  descriptor: number;
  /** What others may know of the holder. */
  write(words: string): Promise<void>;
  release(): Promise<void>;
};

/** Null where somebody else holds it. The file is made where it is missing, and stays. */
export async function takeFileLock(file: string): Promise<FileLock | null> {
  const handle = await open(file, "a+", 0o600).catch((error: unknown) => {
    throw unwritable(dirname(file), error);
  });
  if (!(await locks(handle, file))) {
    await handle.close();
    return null;
  }
  return {
    descriptor: handle.fd,
    async write(words) {
      await handle.truncate();
      await handle.write(words);
    },
    release: () => handle.close(),
  };
}

async function locks(handle: FileHandle, file: string): Promise<boolean> {
  try {
    // Loaded here, as there may be none for this system.
    const { tryLock } = await import("fs-native-extensions");
    return tryLock(handle.fd);
  } catch (cause) {
    await handle.close();
    const reason = cause instanceof Error ? ("code" in cause ? `${cause.code}: ${cause.message}` : cause.message) : String(cause);
    throw new SetupError(
      `Files in ${dirname(file)} can't be locked (${reason}), and without a lock two servers could open one database. Set ASSAY_DATA_DIR to a folder on another file system, or DATABASE_URL to a PostgreSQL of yours.`,
      { cause },
    );
  }
}
