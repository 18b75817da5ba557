import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, type TestContext, test, vi } from "vitest";
import { openEmbedded } from "./embedded.ts";
import { onServer } from "./scratch.ts";

/** As in a container: neither sees the other's processes. `network` keeps it from reaching the other's database, too. */
const container = (network: "shared" | "own") => [
  "--pid",
  "--ipc",
  "--fork",
  "--kill-child",
  "--mount-proc",
  ...(network === "own" ? ["--net"] : []),
];
const canContain = spawnSync("unshare", [...container("own"), "true"]).status === 0;

function skipWithoutContainers(context: TestContext): void {
  if (!canContain) context.skip("skipped: no namespaces can be made here");
}

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "assay-two-hosts-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

type Contained = { said(): string; child: ChildProcess; ended: Promise<unknown> };

/** Opens the same data folder elsewhere, adds a row, says so, and stays until it is killed or `after` is done. */
function openElsewhere(network: "shared" | "own", after = "await new Promise(() => setInterval(() => {}, 1000))"): Contained {
  const program = `
    import { openEmbedded } from "#lib/postgres/embedded.ts";
    import { onServer } from "#lib/postgres/scratch.ts";
    const database = await openEmbedded({ dataDir: ${JSON.stringify(dataDir)} }).catch((error) => {
      console.log("refused: " + error.message);
      process.exit(1);
    });
    await onServer(database.ownerUrl, "CREATE TABLE IF NOT EXISTS kept (id serial); INSERT INTO kept DEFAULT VALUES");
    console.log("added");
    ${after}`;
  const up = network === "own" ? "ip link set lo up && " : "";
  const script = [`${up}exec "$0" --input-type=module -e "$1"`, process.execPath, program];
  const child = spawn("unshare", [...container(network), "sh", "-c", ...script], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  let said = "";
  child.stdout.on("data", (words) => {
    said += words;
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { child, ended, said: () => said };
}

const rows = (url: string) => onServer(url, "SELECT count(*)::int AS rows FROM kept").then(([row]) => row?.rows);
const processFile = () => readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");

test("a data folder whose database runs out of reach is refused in a sentence that names the host and the start, and left as it is", async (context) => {
  skipWithoutContainers(context);
  const database = await openEmbedded({ dataDir });
  await onServer(database.ownerUrl, "CREATE TABLE kept (id serial)");
  const before = await processFile();
  const other = openElsewhere("own");
  await other.ended;
  expect(other.said()).toMatch(
    new RegExp(`^refused: The database in ${dataDir} is in use on the host ${hostname()}, where it was started at 2\\d{3}-.*Z, and`),
  );
  expect(other.said().trim().split("\n")).toHaveLength(1);
  expect(await processFile()).toBe(before);
  expect(await rows(database.ownerUrl)).toBe(0);
  await database.release();
});

test("a database that can't be seen but reached is joined, and goes on when whoever joined it ends", async (context) => {
  skipWithoutContainers(context);
  const database = await openEmbedded({ dataDir });
  const before = await processFile();
  const other = openElsewhere("shared", "await database.release()");
  await other.ended;
  expect(other.said()).toBe("added\n");
  expect(await processFile()).toBe(before);
  expect(await rows(database.ownerUrl)).toBe(1);
  await database.release();
});

test("of two that start at once out of each other's reach, one gets the database; when it is killed the other can have it, with every row", async (context) => {
  skipWithoutContainers(context);
  const both = [openElsewhere("own"), openElsewhere("own")];
  await vi.waitUntil(() => both.every(({ said }) => said() !== ""), { timeout: 30_000 });
  const [winner, ...others] = both.filter(({ said }) => said() === "added\n");
  expect(others).toEqual([]);
  winner?.child.kill("SIGKILL"); // And with its first process all of a container's.
  await winner?.ended;
  const database = await openEmbedded({ dataDir });
  expect(await rows(database.ownerUrl)).toBe(1);
  await database.release();
});
