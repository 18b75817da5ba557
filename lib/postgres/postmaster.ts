import { execFile, spawn } from "node:child_process";
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { SetupError } from "#lib/env.ts";
import { type ClusterRecord, connectTo, exists } from "./cluster-record.ts";
import type { FileLock } from "./file-lock.ts";
import type { Binaries, Owner } from "./postgres-home.ts";

const run = promisify(execFile);

/** Milliseconds that a database may take to start, to recover or to stop. */
export const patience = 60_000;

/** PostgreSQL takes settings and words from its environment: give it none of ours. */
export const quietEnvironment: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

const processFile = ({ cluster }: ClusterRecord) => join(cluster, "postmaster.pid");

/** The process that runs this cluster, where it is one that we can see. */
export async function visiblePostmaster(record: ClusterRecord): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(processFile(record), "utf8").catch(() => ""), 10);
  return !Number.isNaN(pid) && (await commandOf(pid)).includes(record.cluster) ? pid : undefined;
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === "linux") return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return run("ps", ["-p", String(pid), "-o", "args="]).then(
    ({ stdout }) => stdout,
    () => "",
  );
}

type Launch = { record: ClusterRecord; programs: Binaries; runsAs: Owner | undefined; durable: boolean; lock: FileLock };

/** Starts PostgreSQL, and hands the lock down to it. */
export async function startPostmaster({ record, programs, runsAs, durable, lock }: Launch): Promise<void> {
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
  // Of a dead one, as we have the lock: a process that got its number would keep the database shut.
  await rm(processFile(record), { force: true });
  const logFile = `${record.cluster}.log`;
  const log = await open(logFile, "w", 0o600);
  // Detached: a Ctrl-C in the terminal is for us, who stop the database after the last request.
  const child = spawn(programs.postgres, ["-D", record.cluster, ...flags], {
    ...runsAs,
    cwd: "/",
    env: quietEnvironment,
    detached: true,
    stdio: ["ignore", log.fd, log.fd, lock.descriptor],
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
  for (let waited = 0; waited < patience; waited += 20) {
    if ((await ask(record)) === "answers") return undefined;
    await sleep(20);
  }
  return "no answer within a minute";
}

/** Whether this cluster, and no other that has its port by chance, is within reach. */
export async function ask(record: ClusterRecord): Promise<"answers" | "starts" | "nobody"> {
  try {
    await (await connectTo(record, "postgres")).end();
    return "answers";
  } catch (error) {
    const cannotConnectNow = "57P03";
    return error instanceof Error && "code" in error && error.code === cannotConnectNow ? "starts" : "nobody";
  }
}

/** Stops it where we can see it: one in another container ends with that. */
export async function stopPostmaster(record: ClusterRecord): Promise<void> {
  const postmaster = await visiblePostmaster(record);
  if (postmaster === undefined) return;
  process.kill(postmaster, "SIGINT"); // Fast shutdown: ends the sessions and writes everything down.
  for (let waited = 0; waited < patience && (await exists(processFile(record))); waited += 50) await sleep(50);
}
