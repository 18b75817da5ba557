import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import autocannon from "autocannon";
import { discard, startAssay } from "../e2e/assay-server.ts";
import { publishLargeReview } from "./large-review.ts";
import { type Figure, median } from "./report.ts";

const starts = 5;
const requests = 10_000;
const restful = 60_000;

/** What the house takes before anybody works in it: its start on a desk that is there, and the memory it keeps, beside Next alone. */
export async function house(): Promise<Figure[]> {
  // The first start makes the desk, with its sample.
  const first = await startAssay();
  await first.kill("SIGTERM");
  const ours: number[] = [];
  const bare: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    ours.push(
      await secondsUntil(
        () => startAssay({ dataDir: first.dataDir }),
        (server) => server.kill("SIGTERM"),
      ),
    );
    bare.push(await secondsUntil(startBareNext, stop));
  }
  const [seconds, peerSeconds] = [median(ours), median(bare)];

  const assay = await startAssay({ dataDir: first.dataDir });
  const peer = await startBareNext();
  try {
    const review = `/r/${await publishLargeReview(assay)}`;
    const growth = await memoryAfter(assay.process, assay.url, mixOf(review));
    const peerGrowth = await memoryAfter(peer.child, peer.url, ["/icon.svg"]);
    return [
      {
        ...{ what: `start on an existing desk, of ${starts}`, value: seconds, unit: "s", peer: "bare Next, the same build" },
        ...{ peerValue: peerSeconds, target: "≤ 1.2 s", met: seconds <= 1.2 },
      },
      {
        what: `memory after ${requests.toLocaleString("en")} requests and a minute's rest (${growth.after} MB), beside that after the start (${growth.before} MB)`,
        ...{ value: growth.after / growth.before, unit: "×", peer: `bare Next (${peerGrowth.before} to ${peerGrowth.after} MB)` },
        ...{ peerValue: peerGrowth.after / peerGrowth.before, target: "≤ 1.2×", met: growth.after <= growth.before * 1.2 },
      },
    ];
  } finally {
    await stop(peer);
    await discard(assay);
  }
}

/** Of the other benches: pages and exports, lists and feeds, what strangers try, and the desk's door. */
function mixOf(review: string): string[] {
  const formats = ["json", "html", "csv", "jsonld", "md"].map((format) => `${review}.${format}`);
  return [
    review,
    "/",
    review,
    "/?q=harbour",
    ...formats,
    "/feed.atom",
    "/corrections",
    "/r/nowhere",
    "/sign-in",
    "/api/v1/articles",
    "/api/health",
  ];
}

async function memoryAfter(child: ChildProcess, url: string, paths: string[]): Promise<{ before: number; after: number }> {
  await rest(5000);
  const before = await residentMegabytes(child);
  let number = 0;
  await autocannon({
    ...{ url, connections: 10, amount: requests },
    requests: [
      {
        setupRequest(sent) {
          number += 1;
          return { ...sent, path: paths[number % paths.length] ?? "/" };
        },
      },
    ],
  });
  await rest(restful);
  return { before, after: await residentMegabytes(child) };
}

async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
}

async function secondsUntil<T>(start: () => Promise<T>, end: (started: T) => Promise<void>): Promise<number> {
  const begun = performance.now();
  const started = await start();
  const seconds = (performance.now() - begun) / 1000;
  await end(started);
  return seconds;
}

type BareNext = { child: ChildProcess; url: string };

async function startBareNext(): Promise<BareNext> {
  const environment = { ...process.env, NODE_ENV: "production" as const };
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-next.ts")], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Next has things of its own to say first.
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    const [url] = /^http:\S+/m.exec(String(chunk)) ?? [];
    if (url) return { child, url };
  }
  throw new Error("The bare Next server stopped before it was ready.");
}

async function stop({ child }: BareNext): Promise<void> {
  const ended = once(child, "exit");
  child.kill();
  await ended;
}
