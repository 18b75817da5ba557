import { execFile } from "node:child_process";
import { chown, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import {
  applicationRole,
  asApplication,
  type ClusterRecord,
  connectTo,
  newPassword,
  ownerRole,
  type ReadyRecord,
  saveRecord,
} from "./cluster-record.ts";
import { type Binaries, newClusterFolder, type Owner } from "./postgres-home.ts";
import { quietEnvironment } from "./postmaster.ts";

const run = promisify(execFile);

/** Makes the cluster, or makes it anew where that was cut short. */
export async function makeCluster(
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
      ...["--pgdata", record.cluster, "--username", ownerRole, "--pwfile", passwordFile, "--auth", "scram-sha-256"],
      // The same sorting on every machine, whatever locales it has.
      ...["--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
    ];
    await run(programs.initdb, initdb, { ...runsAs, cwd: "/", env: quietEnvironment });
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
  return saveRecord(dataDir, { ...record, initialised: true });
}

async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) await rm(join(folder, name), { recursive: true, force: true });
}

/** The database, and the role that Assay runs as in it: a cluster of an earlier version gets it now. */
export async function ensureDatabase(record: ReadyRecord): Promise<void> {
  const isReady = await connectTo(record, "assay", asApplication(record)).then(
    (client) => client.end().then(() => true),
    () => false,
  );
  if (isReady) return;
  const client = await connectTo(record, "postgres");
  try {
    const { rows } = await client.query<{ database: boolean; role: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = 'assay') AS database,
              EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS role`,
      [applicationRole],
    );
    if (!rows[0]?.database) await client.query("CREATE DATABASE assay");
    const verb = rows[0]?.role ? "ALTER" : "CREATE";
    const attributes = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";
    await client.query(`${verb} ROLE ${applicationRole} ${attributes} PASSWORD ${pg.escapeLiteral(record.applicationPassword)}`);
  } finally {
    await client.end();
  }
}

/** `wanted` when nobody listens there, else any port that is free. */
export async function freePort(wanted = 0): Promise<number> {
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
