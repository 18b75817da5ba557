import { discard, startAssay } from "../e2e/assay-server.ts";
import { bareServer, fetchRaw } from "./bare-peer.ts";
import { publishLargeReview } from "./large-review.ts";
import { type Figure, median } from "./report.ts";
import { requestsPerSecond } from "./request-rate.ts";

const rounds = 3;

export async function publicPage(): Promise<Figure[]> {
  const assay = await startAssay({ sample: false });
  try {
    const slug = await publishLargeReview(assay);
    const url = `${assay.url}/r/${slug}`;
    const answer = await fetchRaw(url);
    const scripts = [...(await (await fetch(url)).text()).matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => match[1] ?? "");
    let scriptBytes = 0;
    for (const script of scripts) scriptBytes += (await fetchRaw(new URL(script, assay.url).href)).body.length;
    const bare = await bareServer({ "/": answer });
    const pages: number[] = [];
    const barePages: number[] = [];
    const notModified: number[] = [];
    const bareNotModified: number[] = [];
    const conditional = { "if-none-match": answer.headers.etag ?? "" };
    // In turn, so that a machine that slows down slows both.
    for (let round = 0; round < rounds; round++) {
      pages.push(await requestsPerSecond(url));
      barePages.push(await requestsPerSecond(`${bare.url}/`));
      notModified.push(await requestsPerSecond(url, conditional));
      bareNotModified.push(await requestsPerSecond(`${bare.url}/`, conditional));
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
