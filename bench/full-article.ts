import { type Browser, chromium, type Page } from "@playwright/test";
import { importAnnotations } from "#lib/usecases/annotation/import-annotations.ts";
import { loadArticle } from "#lib/usecases/article/load-article.ts";
import { type AssayServer, discard, startAssay } from "../e2e/assay-server.ts";
import { browserExecutable } from "../e2e/browser.ts";
import { programPassword } from "../e2e/command-line.ts";
import { signIn } from "../e2e/two-nodes.ts";
import { apiClient } from "./api-client.ts";
import { bareServer, fetchRaw } from "./bare-peer.ts";
import { granted, openBenchDesk } from "./bench-desk.ts";
import { publishHugeReview } from "./huge-review.ts";
import { type Figure, median } from "./report.ts";
import { requestsPerSecond } from "./request-rate.ts";

/** Annotations of an ordinary article, and of a full one. */
const [few, many] = [50, 5000];
const rounds = 5;
const editor = "bench@example.org";

/** One article with 5,000 annotations, as it is worked on, taken in and read, beside one with 50. */
export async function fullArticle(): Promise<Figure[]> {
  const imported = await importFigure();
  const assay = await startAssay({ sample: false });
  const browser = await chromium.launch({
    executablePath: browserExecutable(),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const api = await apiClient(assay, editor);
    const slugs = [await publishHugeReview(assay, api, few), await publishHugeReview(assay, api, many)] as const;
    const [opened, stepped] = await inTheRoom(browser, assay, slugs);
    const [small, large] = await inPublic(assay, slugs);
    return [
      imported,
      atMostTwice("time to the first card in the room", opened),
      atMostTwice("J to the next card having the keyboard", stepped),
      {
        ...{ what: `public page of ${many.toLocaleString("en")} annotations served`, value: large.rate, unit: "answers a second" },
        ...{ peer: `of ${few}`, peerValue: small.rate, target: "≥ 0.5 of it", met: large.rate >= small.rate / 2 },
      },
      {
        ...{ what: `the same (${(large.rate / large.bare).toFixed(2)} of it)`, value: large.rate, unit: "answers a second" },
        ...{ peer: "bare Node, same bytes", peerValue: large.bare, target: "≥ 0.7 of it", met: large.rate >= 0.7 * large.bare },
      },
    ];
  } finally {
    await browser.close();
    await discard(assay);
  }
}

type Pair = { few: number; many: number };

function atMostTwice(what: string, { few: peerValue, many: value }: Pair): Figure {
  return {
    ...{ what: `${what}, with ${many.toLocaleString("en")} annotations (${(value / peerValue).toFixed(2)}×)`, value, unit: "ms" },
    ...{ peer: `with ${few}`, peerValue, target: "≤ 2×", met: value <= 2 * peerValue },
  };
}

async function inTheRoom(browser: Browser, assay: AssayServer, slugs: readonly string[]): Promise<[Pair, Pair]> {
  const cookie = await signIn(assay.url, editor, programPassword);
  const cookies = cookie.split("; ").map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return { name, value: value.join("="), url: assay.url };
  });
  const opened: number[][] = [[], []];
  const stepped: number[][] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, slug] of slugs.entries()) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addCookies(cookies);
      const page = await context.newPage();
      const begun = performance.now();
      await page.goto(`${assay.url}/desk/articles/${slug}`, { waitUntil: "commit" });
      await page.locator("[id^=card-]").first().waitFor();
      const first = performance.now() - begun;
      const steps = await stepThrough(page);
      await context.close();
      if (round === 0) continue; // The first round warms both up.
      opened[index]?.push(first);
      stepped[index]?.push(median(steps));
    }
  }
  const pairOf = ([ofFew = [], ofMany = []]: number[][]): Pair => ({ few: median(ofFew), many: median(ofMany) });
  return [pairOf(opened), pairOf(stepped)];
}

/** Milliseconds from a press of J until another card has the keyboard, several times over, once the room listens. */
async function stepThrough(page: Page): Promise<number[]> {
  await page.locator(".article-text").focus();
  const focused = () => page.evaluate(() => document.activeElement?.closest("[id^=card-]")?.id ?? "");
  while ((await focused()) === "") {
    await page.keyboard.press("j");
    await page.waitForTimeout(50);
  }
  const steps: number[] = [];
  for (let step = 0; step < 10; step += 1) {
    const before = await focused();
    const begun = performance.now();
    await page.keyboard.press("j");
    await page.waitForFunction((id) => !["", id].includes(document.activeElement?.closest("[id^=card-]")?.id ?? ""), before);
    steps.push(performance.now() - begun);
  }
  return steps;
}

/** Answers a second with each page, and with the same bytes from a bare server. */
async function inPublic(assay: AssayServer, slugs: readonly [string, string]) {
  const ofOne = async (slug: string) => {
    const url = `${assay.url}/r/${slug}`;
    const bare = await bareServer({ "/": await fetchRaw(url) });
    try {
      return { rate: await requestsPerSecond(url), bare: await requestsPerSecond(`${bare.url}/`) };
    } finally {
      bare.stop();
    }
  };
  return [await ofOne(slugs[0]), await ofOne(slugs[1])] as const;
}

/** A file of as many annotations as one may have. */
async function importFigure(): Promise<Figure> {
  await using desk = await openBenchDesk();
  const sentences = Array.from({ length: many }, (_, index) => `Sentence ${index} of the minutes says what was decided that day.`);
  const text = Array.from({ length: many / 10 }, (_, at) => sentences.slice(at * 10, at * 10 + 10).join(" ")).join("\n\n");
  const { article } = granted(
    await loadArticle(desk.actor, {
      original: Buffer.from(text).toString("base64"),
      originalType: "text/plain",
      details: { title: "Minutes" },
    }),
  );
  const file = sentences.map((exact, index) => ({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `https://example.org/annotations/${index}`,
    type: "Annotation",
    body: { type: "TextualBody", value: `Claim ${index} is to be checked.`, format: "text/plain" },
    target: { source: "https://example.org/minutes", selector: { type: "TextQuoteSelector", exact } },
  }));
  const begun = performance.now();
  const { added } = granted(await importAnnotations(desk.actor, { articleId: article.id, file: JSON.stringify(file), anyPage: true }));
  if (added !== many) throw new Error(`${added} of ${many} annotations were taken in.`);
  const value = many / ((performance.now() - begun) / 1000);
  return {
    ...{ what: `annotations taken in from a file of ${many.toLocaleString("en")}`, value, unit: "a second", peer: "target" },
    ...{ peerValue: 100, target: "≥ 100", met: value >= 100 },
  };
}
