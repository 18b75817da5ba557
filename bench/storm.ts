import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import autocannon from "autocannon";
import { type AssayServer, discard, startAssay } from "../e2e/assay-server.ts";
import { apiToken } from "../e2e/command-line.ts";
import { apiClient } from "./api-client.ts";
import { publishHugeReview } from "./huge-review.ts";
import { publishLargeReview } from "./large-review.ts";
import { type Figure, percentile } from "./report.ts";

const seconds = 6;
const connections = 60;
const limit = 500;

type Storm = Pick<autocannon.Options, "method" | "body" | "headers"> & { address: (number: number) => string };

/** How long a colleague at the desk waits while strangers storm it, beside how long in peace. */
export async function storm(): Promise<Figure[]> {
  // Strangers from everywhere: where one network would be refused, the next one goes on.
  const assay = await startAssay({ sample: false, environment: { ASSAY_TRUSTED_PROXIES: "127.0.0.1,::1" } });
  try {
    const storms = await stormsOn(assay);
    const token = apiToken(assay, "colleague@example.org", "reviewer");
    const work = () => answerTimes(`${assay.url}/api/v1/articles`, token, seconds);
    await work();
    const peace = percentile(await work(), 0.99);
    const figures: Figure[] = [];
    for (const [name, attack] of Object.entries(storms)) {
      for (const from of ["one network", "many networks"]) {
        const attacking = rage(assay, attack, from === "many networks");
        const waited = percentile(await work(), 0.99);
        const { answered, refused } = await attacking;
        figures.push({
          what: `the desk's answer in a storm of ${name} from ${from} (${answered} answers a second, ${refused} of them refusals), p99`,
          ...{ value: waited, unit: "ms", peer: "in peace", peerValue: peace, target: `≤ ${limit} ms`, met: waited <= limit },
        });
      }
    }
    return figures;
  } finally {
    await discard(assay);
  }
}

async function stormsOn(assay: AssayServer): Promise<Record<string, Storm>> {
  const api = await apiClient(assay);
  const review = `/r/${await publishLargeReview(assay, api)}`;
  const huge = `/r/${await publishHugeReview(assay, api)}`;
  const inTurn = (addresses: string[]) => (number: number) => addresses[number % addresses.length] ?? "/";
  const formats = ["csv", "json", "jsonld", "html", "md", "claimreview"];
  return {
    pages: { address: inTurn([review, "/"]) },
    "made-up addresses": { address: (number) => (number % 2 === 0 ? `/?outlet=Nowhere+${number}` : `/r/made-up-${number}`) },
    "pages of a huge review": { address: (number) => `${huge}?cards=${(number % 50) + 1}&made-up=${number}` },
    "exports, large and huge": { address: inTurn([...formats.map((format) => `${review}.${format}`), `${huge}.csv`, `${huge}.json`]) },
    "feeds and lists": { address: inTurn(["/feed.atom", "/feed.json", "/sitemap.xml", "/corrections", "/log/checkpoint"]) },
    searches: { address: (number) => `/?q=harbour+${number}` },
    "guessed passwords": {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "email=colleague%40example.org&password=guessed&csrfToken=none",
      address: () => "/api/auth/callback/credentials",
    },
    "guessed tokens": { headers: { authorization: "Bearer assay_guessed" }, address: () => "/api/v1/articles" },
    "sign-in pages": { address: (number) => `/sign-in?next=${number}` },
  };
}

/** So many strangers at once, each sending the next request as soon as the last one is answered. */
async function rage(assay: AssayServer, { address, ...request }: Storm, isScattered: boolean) {
  let number = 0;
  const { requests, non2xx } = await autocannon({
    ...{ url: assay.url, connections, duration: seconds },
    requests: [
      {
        ...request,
        setupRequest(sent) {
          number += 1;
          const from = `10.${number % 200}.${(number >> 3) % 200}.1`;
          return { ...sent, path: address(number), headers: { ...sent.headers, ...(isScattered && { "x-forwarded-for": from }) } };
        },
      },
    ],
  });
  return { answered: Math.round(requests.average), refused: Math.round(non2xx / seconds) };
}

/** Milliseconds each answer takes, one after the other, as a program sees it that does nothing else. */
async function answerTimes(url: string, token: string, during: number): Promise<number[]> {
  const colleague = new Worker(join(import.meta.dirname, "colleague.ts"), { workerData: { url, token, during } });
  const [times] = await once(colleague, "message");
  return times;
}
