import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { exportDesk } from "#lib/usecases/desk/export-desk.ts";
import { granted, openBenchDesk } from "./bench-desk.ts";
import { copyReview, perReview, publishOne } from "./many-revisions.ts";
import { type Figure, median } from "./report.ts";

const annotations = 100_000;

/** The whole desk, 100,000 annotations: how fast beside PostgreSQL's own COPY, and how flat memory stays. */
export async function deskExports(): Promise<Figure[]> {
  await using desk = await openBenchDesk();
  const id = await publishOne(desk.actor);
  await copyReview(id, 2, annotations / perReview);
  const all = await exportInProcess(desk.dataDir);
  if (all.revisions * perReview !== annotations) throw new Error(`${all.revisions} revisions were written.`);

  const ours: number[] = [];
  const copies: number[] = [];
  for (let round = 0; round < 3; round++) {
    ours.push(await throughput(async () => bytesOf(granted(await exportDesk(desk.actor, { formats: ["json"] })).files)));
    copies.push(await throughput(() => copyOut(desk.databaseUrl, 'SELECT content FROM revisions ORDER BY "articleId", number')));
  }
  const ratio = median(ours) / median(copies);
  return [
    {
      what: `signed JSON of 100,000 annotations (ratio ${ratio.toFixed(2)})`,
      ...{ value: median(ours), unit: "MB/s", peer: "raw COPY of the same revisions", peerValue: median(copies) },
      ...{ target: "≥ 0.1 of it", met: ratio >= 0.1 },
    },
    {
      what: `export --all of 100,000 annotations in 4 formats, ${(all.bytes / 2 ** 20).toFixed(0)} MB in ${all.seconds.toFixed(0)} s, most memory`,
      ...{ value: all.peak, unit: "MB", peer: "in its first half", peerValue: all.early },
      ...{ target: "≤ 1.25 of it", met: all.peak <= 1.25 * all.early },
    },
  ];
}

/** What `npx assay export --all` takes, run as a user runs it; memory (resident, in MB) is looked at while it writes. */
async function exportInProcess(dataDir: string) {
  const file = join(dataDir, "everything.zip");
  const begun = performance.now();
  const child = spawn(process.execPath, ["lib/cli/assay.ts", "export", "--all", "-o", file, "--json"], {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, NODE_ENV: "production", ASSAY_DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const samples: { size: number; written: number }[] = [];
  const timer = setInterval(async () => {
    const size = await residentSize(child.pid ?? 0);
    const written = await stat(`${file}.unfinished`).then(
      (found) => found.size,
      () => 0,
    );
    if (size !== null) samples.push({ size, written });
  }, 50);
  const [code] = await once(child, "exit");
  clearInterval(timer);
  if (code !== 0) throw new Error(`The export failed: ${output}`);
  const bytes = (await stat(file)).size;
  const early = Math.max(...samples.filter(({ written }) => written <= bytes / 2).map(({ size }) => size));
  const peak = Math.max(...samples.map(({ size }) => size));
  const { revisions }: { revisions: number } = JSON.parse(output);
  return { bytes, revisions, peak, early, seconds: (performance.now() - begun) / 1000 };
}

/** Null: it has ended, or the machine is none that says so. */
async function residentSize(processId: number): Promise<number | null> {
  const status = await readFile(`/proc/${processId}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmRSS:\s*(\d+)/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

async function throughput(work: () => Promise<number>): Promise<number> {
  const begun = performance.now();
  const bytes = await work();
  return bytes / 2 ** 20 / ((performance.now() - begun) / 1000);
}

async function bytesOf(files: AsyncIterable<{ chunks: Iterable<string> }>): Promise<number> {
  let bytes = 0;
  for await (const { chunks } of files) for (const chunk of chunks) bytes += Buffer.from(chunk).length;
  return bytes;
}

/** COPY … TO STDOUT, its bytes counted as they come. */
async function copyOut(databaseUrl: string, query: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let bytes = 0;
  client.query({
    submit: (connection: pg.Connection) => connection.query(`COPY (${query}) TO STDOUT`),
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      bytes += chunk.length;
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => resolve(bytes),
    handleError: reject,
  });
  return promise.finally(() => client.end());
}
