import { type Browser, chromium } from "@playwright/test";
import { discard, startAssay } from "../e2e/assay-server.ts";
import { browserExecutable } from "../e2e/browser.ts";
import { bareServer, fetchRaw } from "./bare-peer.ts";
import { cheapPhone } from "./cheap-phone.ts";
import { publishLargeReview } from "./large-review.ts";
import { type Figure, median } from "./report.ts";

const rounds = 7;

type Vitals = { largestPaint: number; shift: number };

/** When a real browser has painted the most of a review, and how far it moved afterwards, beside the same HTML as a static file. */
export async function pageVitals(): Promise<Figure[]> {
  const assay = await startAssay({ sample: false });
  const browser = await chromium.launch({
    executablePath: browserExecutable(),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const path = `/r/${await publishLargeReview(assay)}`;
    const html = await (await fetch(`${assay.url}${path}`)).text();
    const files = [path, ...[...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => match[1] ?? "")];
    const answers = await Promise.all(files.map(async (file) => [file, await fetchRaw(`${assay.url}${file}`)] as const));
    const bare = await bareServer(Object.fromEntries(answers));
    const ours: Vitals[] = [];
    const theirs: Vitals[] = [];
    for (let round = 0; round <= rounds; round++) {
      // By number: looking a name up takes time of its own.
      const one = await visit(browser, `${assay.url.replace("localhost", "127.0.0.1")}${path}`);
      const other = await visit(browser, `${bare.url}${path}`);
      if (round === 0) continue; // The first round warms both up.
      ours.push(one);
      theirs.push(other);
    }
    bare.stop();
    const paint = median(ours.map(({ largestPaint }) => largestPaint));
    const barePaint = median(theirs.map(({ largestPaint }) => largestPaint));
    const shift = Math.max(...ours.map((vitals) => vitals.shift));
    return [
      {
        what: `largest contentful paint, slow phone (ratio ${(paint / barePaint).toFixed(2)})`,
        ...{ value: paint, unit: "ms", peer: "the same HTML as a static file", peerValue: barePaint },
        ...{ target: "≤ 1.1 of it", met: paint <= 1.1 * barePaint },
      },
      {
        what: "layout shift, read to the end",
        ...{
          value: shift,
          unit: "CLS",
          peer: "the same HTML as a static file",
          peerValue: Math.max(...theirs.map((vitals) => vitals.shift)),
        },
        ...{ target: "≤ 0.01", met: shift <= 0.01 },
      },
    ];
  } finally {
    await browser.close();
    await discard(assay);
  }
}

/** With an empty cache, as one who comes for the first time. */
async function visit(browser: Browser, url: string): Promise<Vitals> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true });
  const page = await context.newPage();
  await cheapPhone(context, page);
  await page.goto(url, { waitUntil: "load" });
  const vitals = await page.evaluate(async () => {
    const seen = { largestPaint: 0, shift: 0 };
    const watch = (type: string, read: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(read)).observe({ type, buffered: true });
    watch("largest-contentful-paint", (entry) => {
      seen.largestPaint = entry.startTime;
    });
    watch("layout-shift", (entry) => {
      if ("value" in entry && typeof entry.value === "number") seen.shift += entry.value;
    });
    for (let top = 0; top < document.documentElement.scrollHeight; top += 600) {
      scrollTo({ top, behavior: "instant" });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    await new Promise((done) => setTimeout(done, 200));
    return seen;
  });
  await context.close();
  return vitals;
}
