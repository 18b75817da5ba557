import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { z } from "zod";
import { SetupError, unwritable } from "#lib/env.ts";
import { type Binaries, binaries, clusterOwner, newClusterFolder, type Owner } from "./postgres-home.ts";
import { isAlive, withStartLock } from "./start-lock.ts";

const run = promisify(execFile);

/** What the data folder remembers of its cluster, readable by its owner alone. */
const recordSchema = z.object({
  cluster: z.string(),
  port: z.number(),
  /** The owner's. */
  password: z.string(),
  /** None in data folders of earlier versions, which ran as the owner. */
  applicationPassword: z.string().optional(),
  initialised: z.boolean(),
});
type ClusterRecord = z.infer<typeof recordSchema>;
type ReadyRecord = ClusterRecord & { applicationPassword: string };

const owner = "assay";
const application = "assay_application";

export type EmbeddedDatabase = {
  /** What Assay runs on: a role that reads and writes rows, and can't change tables or their triggers. */
  url: string;
  /** What migrates and restores. */
  ownerUrl: string;
  /** Lets go of the database: the last process to do so stops it. */
  release(): Promise<void>;
};

type Options = {
  dataDir: string;
  /** Tests may lose their rows at a power cut; nothing else may. */
  durable?: boolean;
};

const patience = 60_000;

/**
 * Opens the PostgreSQL of a data folder: makes it, starts it, or joins the one that already runs.
 * It outlives a server that is killed, and the next one joins it: there is never a second one.
 */
export async function openEmbedded({ dataDir, durable = true }: Options): Promise<EmbeddedDatabase> {
  return withStartLock(dataDir, async () => {
    const runsAs = await clusterOwner();
    const programs = await binaries();
    let record = await readRecord(dataDir);
    if (!record?.initialised) {
      record = await initialise(dataDir, record, programs, runsAs);
    }
    if (!(await joins(record))) {
      record = await saveRecord(dataDir, { ...record, port: await freePort(record.port) });
      await start(record, programs, runsAs, durable);
    }
    const opened = await ensureDatabase(await ensureApplicationPassword(dataDir, record));
    const keeper = await keepAlive(opened, (isWanted) =>
      withStartLock(dataDir, async () => {
        if (isWanted() && !(await joins(opened))) await start(opened, programs, runsAs, durable);
      }),
    );
    return {
      url: urlOf(opened, "assay", { user: application, password: opened.applicationPassword }),
      ownerUrl: urlOf(opened, "assay"),
      release: () => withStartLock(dataDir, () => letGo(opened, keeper.release())),
    };
  });
}

/**
 * Each process holds one connection for as long as it uses the database, so that the last one knows that it is. When it is lost the
 * database has gone, for want of memory or room on the disk perhaps: it is started anew, where everybody looks for it.
 */
async function keepAlive(record: ClusterRecord, revive: (isWanted: () => boolean) => Promise<void>): Promise<{ release(): pg.Client }> {
  let isReleased = false;
  let client = await connect(record, "assay");
  client.once("end", () => void again());

  async function again(): Promise<void> {
    for (let pause = 200; ; pause = Math.min(pause * 2, 5000)) {
      await sleep(pause, undefined, { ref: false });
      if (isReleased) return;
      const next = await revive(() => !isReleased)
        .then(() => connect(record, "assay"))
        .catch(() => undefined); // There is still no room, or another process has its port for the moment.
      if (isReleased) return void (await next?.end());
      if (!next) continue;
      client = next;
      client.once("end", () => void again());
      return;
    }
  }

  return {
    release() {
      isReleased = true;
      return client;
    },
  };
}

function urlOf(record: ClusterRecord, database: string, { user, password } = { user: owner, password: record.password }): string {
  return `postgresql://${user}:${password}@127.0.0.1:${record.port}/${database}`;
}

async function connect(record: ClusterRecord, database: string, as?: { user: string; password: string }): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(record, database, as), application_name: "assay keeper", keepAlive: true });
  client.on("error", () => undefined); // A database that goes away is reported by those who query it.
  await client.connect();
  return client;
}

async function readRecord(dataDir: string): Promise<ClusterRecord | undefined> {
  const file = join(dataDir, "database.json");
  try {
    return recordSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new SetupError(
      `${file} can't be read, and without it the database beside it can't be opened. Put it back, or restore a backup.`,
      {
        cause,
      },
    );
  }
}

async function saveRecord(dataDir: string, record: ClusterRecord): Promise<ClusterRecord> {
  const file = join(dataDir, "database.json");
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(record), { mode: 0o600 }).catch((error: unknown) => {
    throw unwritable(dataDir, error);
  });
  await rename(unfinished, file);
  return record;
}

async function initialise(
  dataDir: string,
  unfinished: ClusterRecord | undefined,
  programs: Binaries,
  runsAs: Owner | undefined,
): Promise<ClusterRecord> {
  const record = unfinished ?? {
    cluster: await newClusterFolder(dataDir, runsAs),
    port: await freePort(),
    password: newPassword(),
    initialised: false,
  };
  // Only what an earlier, interrupted attempt of our own left there: nobody has had a row in it.
  if (unfinished) await emptyFolder(unfinished.cluster);
  else await saveRecord(dataDir, record);

  const secrets = await mkdtemp(join(tmpdir(), "assay-"));
  const passwordFile = join(secrets, "password");
  try {
    await writeFile(passwordFile, record.password, { mode: 0o600 });
    if (runsAs) await Promise.all([secrets, passwordFile].map((path) => chown(path, runsAs.uid, runsAs.gid)));
    const initdb = [
      ...["--pgdata", record.cluster, "--username", owner, "--pwfile", passwordFile, "--auth", "scram-sha-256"],
      // The same sorting on every machine, whatever locales it has.
      ...["--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
    ];
    await run(programs.initdb, initdb, { ...runsAs, cwd: "/", env: quietEnvironment });
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
  return saveRecord(dataDir, { ...record, initialised: true });
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) await rm(join(folder, name), { recursive: true, force: true });
}

/** PostgreSQL takes settings and words from its environment: give it none of ours. */
const quietEnvironment: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

async function joins(record: ClusterRecord): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += 100) {
    const postmaster = await livingPostmaster(record);
    if (postmaster === undefined) return false;
    const joined = await connect(record, "postgres").then(
      (client) => client.end().then(() => true),
      () => false, // Still starting, recovering or stopping.
    );
    if (joined) return true;
    await sleep(100);
  }
  throw new SetupError(`The database in ${record.cluster} is running but doesn't answer. Stop its process, then start again.`);
}

/** The process id in postmaster.pid; the file of a dead one is removed, or a process that got its number would keep the database shut. */
async function livingPostmaster({ cluster }: ClusterRecord): Promise<number | undefined> {
  const file = join(cluster, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  if (Number.isNaN(pid)) return undefined;
  if (isAlive(pid) && (await commandOf(pid)).includes(cluster)) return pid;
  await rm(file, { force: true });
  return undefined;
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === "linux") return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return run("ps", ["-p", String(pid), "-o", "args="]).then(
    ({ stdout }) => stdout,
    () => "",
  );
}

async function start(record: ClusterRecord, programs: Binaries, runsAs: Owner | undefined, durable: boolean): Promise<void> {
  const settings = {
    port: String(record.port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: "200",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const logFile = `${record.cluster}.log`;
  const log = await open(logFile, "w", 0o600);
  // Detached: a Ctrl-C in the terminal is for us, who stop the database after the last request.
  const child = spawn(programs.postgres, ["-D", record.cluster, ...flags], {
    ...runsAs,
    cwd: "/",
    env: quietEnvironment,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code) => resolve(`exit code ${code}`));
  });
  child.unref();
  await log.close();
  const failure = await Promise.race([answers(record), ended]);
  if (failure === undefined) return;
  const said = await readFile(logFile, "utf8").catch(() => "");
  throw new SetupError(
    `The database in ${record.cluster} didn't start (${failure}). Its last words, from ${logFile}:\n${said.slice(-1500).trim()}`,
  );
}

async function answers(record: ClusterRecord): Promise<string | undefined> {
  for (let waited = 0; waited < patience; waited += 50) {
    const client = await connect(record, "postgres").catch(() => undefined);
    if (client) {
      await client.end();
      return undefined;
    }
    await sleep(50);
  }
  return "no answer within a minute";
}

/** Written down before the role has it: a start that is cut short in between gives it to the role the next time. */
async function ensureApplicationPassword(dataDir: string, record: ClusterRecord): Promise<ReadyRecord> {
  const { applicationPassword = newPassword() } = record;
  const ready = { ...record, applicationPassword };
  if (record.applicationPassword === undefined) await saveRecord(dataDir, ready);
  return ready;
}

/** The database, and the role that Assay runs as in it: a cluster of an earlier version gets it now. */
async function ensureDatabase(record: ReadyRecord): Promise<ReadyRecord> {
  const isReady = await connect(record, "assay", { user: application, password: record.applicationPassword }).then(
    (client) => client.end().then(() => true),
    () => false,
  );
  if (isReady) return record;
  const client = await connect(record, "postgres");
  try {
    const { rows } = await client.query<{ database: boolean; role: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = 'assay') AS database,
              EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS role`,
      [application],
    );
    if (!rows[0]?.database) await client.query("CREATE DATABASE assay");
    const verb = rows[0]?.role ? "ALTER" : "CREATE";
    const attributes = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";
    await client.query(`${verb} ROLE ${application} ${attributes} PASSWORD ${pg.escapeLiteral(record.applicationPassword)}`);
  } finally {
    await client.end();
  }
  return record;
}

function otherKeepers(keeper: pg.Client): Promise<{ rowCount: number | null }> {
  return keeper.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'assay keeper' AND pid <> pg_backend_pid()");
}

async function letGo(record: ClusterRecord, keeper: pg.Client): Promise<void> {
  const others = await otherKeepers(keeper).catch(async () => {
    // It has gone, with its database, which may be back.
    const next = await connect(record, "assay").catch(() => undefined);
    return next && otherKeepers(next).finally(() => next.end());
  });
  await keeper.end().catch(() => undefined);
  if (!others || (others.rowCount ?? 0) > 0) return;
  const postmaster = await livingPostmaster(record);
  if (postmaster === undefined) return;
  process.kill(postmaster, "SIGINT"); // Fast shutdown: ends the sessions and writes everything down.
  for (let waited = 0; waited < patience && (await exists(join(record.cluster, "postmaster.pid"))); waited += 50) await sleep(50);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** `wanted` when nobody listens there, else any port that is free. */
async function freePort(wanted = 0): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : wanted);
    });
  }).catch((error: unknown) => {
    if (wanted === 0) throw error;
    return undefined;
  });
  await new Promise((resolve) => server.close(resolve));
  return port ?? freePort();
}
