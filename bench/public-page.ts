import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { discard, startAssay } from "../e2e/assay-server.ts";
import { apiClient } from "./api-client.ts";
import { type Figure, median } from "./report.ts";

const seconds = 4;
const rounds = 3;

type Answer = { body: Buffer; headers: Record<string, string> };

/** The bytes as they go over the wire: Node's own client leaves them compressed. */
function fetchRaw(url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { "accept-encoding": "br" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const headers = Object.entries(response.headers).flatMap(([name, value]) =>
          typeof value === "string" ? [[name, value] as const] : [],
        );
        resolve({ body: Buffer.concat(chunks), headers: Object.fromEntries(headers) });
      });
    })
      .on("error", reject)
      .end();
  });
}

/** A bare Node server that sends the same precompressed bytes and answers the same conditional requests: the peer. */
async function bareServer(answer: Answer): Promise<{ url: string; stop: () => void }> {
  const folder = await mkdtemp(join(tmpdir(), "assay-bench-"));
  await writeFile(join(folder, "body"), answer.body);
  await writeFile(join(folder, "headers.json"), JSON.stringify(answer.headers));
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-server.ts"), folder], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { url: line.toString().trim(), stop: () => child.kill() };
}

async function requestsPerSecond(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, connections: 32, duration: seconds, headers: { "accept-encoding": "br", ...headers } });
  if (result.errors > 0 || result.non2xx > result["3xx"]) throw new Error(`${url} answered with errors`);
  return result.requests.average;
}

export async function publicPage(): Promise<Figure[]> {
  const assay = await startAssay({ sample: false });
  try {
    const slug = await publishLargeReview(assay);
    const url = `${assay.url}/r/${slug}`;
    const answer = await fetchRaw(url);
    const scripts = [...(await (await fetch(url)).text()).matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => match[1] ?? "");
    let scriptBytes = 0;
    for (const script of scripts) scriptBytes += (await fetchRaw(new URL(script, assay.url).href)).body.length;
    const bare = await bareServer(answer);
    const pages: number[] = [];
    const barePages: number[] = [];
    const notModified: number[] = [];
    const bareNotModified: number[] = [];
    const conditional = { "if-none-match": answer.headers.etag ?? "" };
    // In turn, so that a machine that slows down slows both.
    for (let round = 0; round < rounds; round++) {
      pages.push(await requestsPerSecond(url, {}));
      barePages.push(await requestsPerSecond(bare.url, {}));
      notModified.push(await requestsPerSecond(url, conditional));
      bareNotModified.push(await requestsPerSecond(bare.url, conditional));
    }
    bare.stop();
    const total = answer.body.length + scriptBytes;
    const rate = median(pages) / median(barePages);
    const conditionalRate = median(notModified) / median(bareNotModified);
    return [
      {
        what: "page of 2,000 words, 25 annotations, brotli, all in",
        value: total,
        unit: "bytes",
        peer: "limit",
        peerValue: 30_000,
        target: "≤ 30,000",
        met: total <= 30_000,
      },
      {
        what: "of it optional script",
        value: scriptBytes,
        unit: "bytes",
        peer: "limit",
        peerValue: 3000,
        target: "≤ 3,000",
        met: scriptBytes <= 3000,
      },
      {
        what: `page throughput (ratio ${rate.toFixed(2)})`,
        value: median(pages),
        unit: "requests/s",
        peer: "bare Node, same bytes",
        peerValue: median(barePages),
        target: "≥ 0.7 of it",
        met: rate >= 0.7,
      },
      {
        what: `304 throughput (ratio ${conditionalRate.toFixed(2)})`,
        value: median(notModified),
        unit: "requests/s",
        peer: "bare Node",
        peerValue: median(bareNotModified),
        target: "≥ 0.7 of it",
        met: conditionalRate >= 0.7,
      },
    ];
  } finally {
    await discard(assay);
  }
}

async function publishLargeReview(assay: Awaited<ReturnType<typeof startAssay>>): Promise<string> {
  const api = await apiClient(assay);
  const words = "harbour council ledger winter signal border envoy treaty market railway station archive minister journal evening".split(
    " ",
  );
  const sentence = (index: number) =>
    `Sentence ${index} of the article says that the ${words.map((_, at) => words[(index * 7 + at * 3) % words.length]).join(" ")}.`;
  const sentences = Array.from({ length: 100 }, (_, index) => sentence(index));
  const paragraphs = Array.from({ length: 25 }, (_, index) => sentences.slice(index * 4, index * 4 + 4).join(" "));
  const article = await api.post("articles", { text: paragraphs.join("\n\n"), title: "A long article for measuring", language: "en" });
  const verdicts = ["accurate", "mostly-accurate", "missing-context", "misleading", "inaccurate"];
  for (let index = 0; index < 25; index++) {
    await api.post(`articles/${article.id}/annotations`, {
      passages: [{ exact: sentence(index * 4) }],
      claim: `Claim ${index}: the ${words[index % words.length]} is as the article says it is.`,
      verdict: verdicts[index % verdicts.length],
      rationale: `The records of the year say so, in the ${index + 1}th volume. **Two** of them agree, and a third gives the date.`,
      evidence: [
        {
          url: `https://example.org/records/${index}`,
          stance: "supports",
          quote: "as the minutes of the day record",
          title: `Records, volume ${index + 1}`,
        },
      ],
    });
  }
  await api.prepareReview(article.id, "accurate", "The article holds up well against the records.");
  await api.post(`articles/${article.id}/revisions`, { kind: "first" });
  return article.slug;
}
