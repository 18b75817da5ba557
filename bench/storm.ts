import autocannon from "autocannon";
import { discard, startAssay } from "../e2e/assay-server.ts";
import { apiToken } from "../e2e/command-line.ts";
import { publishLargeReview } from "./large-review.ts";
import { type Figure, percentile } from "./report.ts";

const seconds = 6;

/** How long a colleague at the desk waits while readers storm the public side, beside how long in peace. */
export async function storm(): Promise<Figure[]> {
  const assay = await startAssay({ sample: false });
  try {
    const review = `${assay.url}/r/${await publishLargeReview(assay)}`;
    const token = apiToken(assay, "colleague@example.org", "reviewer");
    const work = () => answerTimes(`${assay.url}/api/v1/articles`, token, seconds);
    await work();
    const peace = percentile(await work(), 0.95);
    const storms = {
      pages: [review, `${assay.url}/`],
      exports: ["csv", "json", "jsonld", "html", "md", "claimreview"].map((format) => `${review}.${format}`),
      searches: [`${assay.url}/?q=harbour`, `${assay.url}/?q=council+ledger`],
    };
    const figures: Figure[] = [];
    for (const [name, addresses] of Object.entries(storms)) {
      const attack = Promise.all(
        addresses.map((url) => autocannon({ url, connections: Math.ceil(60 / addresses.length), duration: seconds })),
      );
      const times = await work();
      const answered = (await attack).reduce((sum, { requests }) => sum + requests.average, 0);
      const waited = percentile(times, 0.95);
      figures.push({
        what: `the desk's answer in a storm of ${name} (${Math.round(answered)} a second from one address), p95`,
        ...{ value: waited, unit: "ms", peer: "in peace", peerValue: peace, target: "≤ 500 ms", met: waited <= 500 },
      });
    }
    return figures;
  } finally {
    await discard(assay);
  }
}

/** Milliseconds each answer takes, one after the other. */
async function answerTimes(url: string, token: string, during: number): Promise<number[]> {
  const times: number[] = [];
  for (const end = performance.now() + during * 1000; performance.now() < end; ) {
    const begun = performance.now();
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The desk answered ${answer.status}.`);
    times.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times;
}
