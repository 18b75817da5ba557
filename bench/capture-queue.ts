import { z } from "zod";
import { type AssayServer, discard, startAssay } from "../e2e/assay-server.ts";
import { apiToken, assay } from "../e2e/command-line.ts";
import { openWeb } from "../e2e/web.ts";
import { annotationsArrive } from "./annotations.ts";
import { type Figure, percentile } from "./report.ts";

const waiting = 1000;
const hosts = 100;
const perAnnotation = 50;
const requests = 400;

/**
 * The room and the public page of a desk that works off a thousand captures, beside the same desk before: in one run, on the same server. The queue
 * must outlast what is measured.
 */
export async function captureQueue(): Promise<Figure[]> {
  const web = await openWeb();
  const server = await startAssay({ web: web.port });
  try {
    assay(server, ["gate", "--desk-of-one"]);
    const addresses = Array.from({ length: waiting }, (_, index) => `http://site-${index % hosts}.example/${index}`);
    for (const [index, address] of addresses.entries()) web.show(address, pageOf(index));
    const before = await measure(server, "before@example.org");
    const queue = await citing(server, addresses);
    const during = await measure(server, "during@example.org");
    const left = await queue.left();
    if (left === 0) throw new Error("The queue was empty before all was measured.");
    console.log(`  ${waiting - left} of ${waiting} captures were made meanwhile`);
    return Object.keys(before).map((what) => {
      const [value, peerValue] = [during[what] ?? Number.NaN, before[what] ?? Number.NaN];
      return {
        ...{ what: `${what}, p95, ${waiting.toLocaleString("en")} captures in the queue`, value, unit: "ms" },
        ...{ peer: "without them", peerValue, target: "≤ 1.5×, or 30 ms more", met: value <= Math.max(peerValue * 1.5, peerValue + 30) },
      };
    });
  } finally {
    await discard(server);
    await web.close();
  }
}

async function measure(server: AssayServer, email: string): Promise<Record<string, number>> {
  const { shown } = await annotationsArrive(server, email);
  const home = await (await fetch(server.url)).text();
  const review = /href="(\/r\/[\w-]+)"/.exec(home)?.[1];
  if (review === undefined) throw new Error("The sample has no public review.");
  const taken: number[] = [];
  for (let request = 0; request < requests; request += 1) {
    const began = performance.now();
    await (await fetch(`${server.url}${review}`)).arrayBuffer();
    taken.push(performance.now() - began);
  }
  return { "annotation sent → fetched for the screen": percentile(shown, 0.95), "public page": percentile(taken, 0.95) };
}

const capture = z.object({ state: z.string() }).nullable();
const annotation = z.object({ id: z.string(), evidence: z.array(z.object({ capture })).optional() });

/** Cites these, and tells how many are still to be read. */
async function citing(server: AssayServer, addresses: string[]): Promise<{ left(): Promise<number> }> {
  const authorization = `Bearer ${apiToken(server, "citing@example.org", "editor")}`;
  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(`${server.url}/api/v1/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return annotation.parse(await answer.json());
  };
  const words = "A text to hang sources on.";
  const { id } = await ask("POST", "articles", { text: words, language: "en" });
  const made: string[] = [];
  for (let start = 0; start < addresses.length; start += perAnnotation) {
    const evidence = addresses
      .slice(start, start + perAnnotation)
      .map((url) => ({ url, stance: "context", quote: "the ferry until the spring" }));
    made.push((await ask("POST", `articles/${id}/annotations`, { passages: [{ exact: words }], claim: words, evidence })).id);
  }
  return {
    async left() {
      const all = await Promise.all(made.map((each) => ask("GET", `annotations/${each}`)));
      const states = all.flatMap(({ evidence = [] }) => evidence.map((each) => each.capture?.state));
      return states.filter((state) => state === "waiting" || state === "reading").length;
    },
  };
}

function pageOf(index: number): string {
  const sentence = "The council met on Monday and voted, after four hours, to keep the ferry until the spring.";
  return `<html lang="en"><head><title>Ferry ${index}</title></head><body><article><h1>Ferry ${index}</h1>${`<p>${sentence}</p>`.repeat(12)}</article></body></html>`;
}
