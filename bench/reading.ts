import { extractionSet, type MarkedPage } from "./extraction-set.ts";
import { pageKinds } from "./page-kinds.ts";
import { assay, peers, type Reading } from "./page-readers.ts";
import { type Figure, median, mustBeNone } from "./report.ts";
import { compare, scoreOf } from "./shingles.ts";

const [least, lead] = [0.965, 0.01];
/** A page of ordinary size, in bytes, and how long it may take to load, in milliseconds. */
const [ordinary, loadLimit] = [100_000, 250];
const timed = 25;

type Read = { page: MarkedPage; reading: Reading; took: number };

/** Whole pages: what of them is loaded as the article, beside plain Readability and the other readers there are for Node. */
export async function reading(): Promise<Figure[]> {
  const pages = extractionSet();
  if (pages === null) {
    console.log("skipped: the set of marked pages is not beside the project (../shared/extraction)");
    return [];
  }
  const ours = await readAll(pages, assay);
  const theirs = new Map<string, Read[]>();
  for (const [name, reader] of Object.entries(peers)) theirs.set(name, await readAll(pages, reader));
  for (const [name, reads] of [["Assay", ours] as const, ...theirs]) tell(name, reads);
  const plain = theirs.get("Readability") ?? [];
  return [
    ...[false, true].flatMap((reported) => figures(reported, ours, plain)),
    withPictures(ours, plain),
    mustBeNone("pages less than half loaded, with no note on it", lostInSilence(ours), "pages", "Readability", lostInSilence(plain)),
    loadTime(ours, plain),
    ...(await pageKinds(pages)),
  ];
}

async function readAll(pages: MarkedPage[], reader: (page: MarkedPage) => Promise<Reading>): Promise<Read[]> {
  const reads: Read[] = [];
  for (const page of pages) {
    const started = performance.now();
    const reading = await reader(page);
    reads.push({ page, reading, took: performance.now() - started });
  }
  return reads;
}

/** Captions are none of what was marked in these pages, so the words of pictures count apart. */
function scoreFor(reads: Read[]) {
  return scoreOf(reads.map(({ page, reading }) => ({ found: reading.prose ?? reading.text, truth: page.articleBody })));
}

/** All that is loaded of all pages: what the captions add counts as wrong here. */
function withPictures(ours: Read[], plain: Read[]): Figure {
  const [value = 0, peerValue = 0] = [ours, plain].map(
    (reads) => scoreOf(reads.map(({ page, reading }) => ({ found: reading.text, truth: page.articleBody }))).f1,
  );
  const target = `≥ ${least} and ≥ Readability + ${lead}`;
  const what = "text of all pages, with the words of their pictures";
  return { what, value, unit: "F1", peer: "Readability", peerValue, target, met: value >= least && value >= peerValue + lead };
}

function tell(name: string, reads: Read[]): void {
  const parts = [false, true].map((reported) => {
    const { f1, precision, recall } = scoreFor(reads.filter(({ page }) => page.reported === reported));
    const [f, p, r] = [f1, precision, recall].map((value) => value.toFixed(4));
    return `${reported ? "reported fifth" : "tuned four fifths"} F1 ${f} (P ${p}, R ${r})`;
  });
  console.log(`     ${name}: ${parts.join(" · ")}`);
}

function figures(reported: boolean, ours: Read[], plain: Read[]): Figure[] {
  const [our, their] = [ours, plain].map((reads) => scoreFor(reads.filter(({ page }) => page.reported === reported)).f1);
  const [value, peerValue] = [our ?? 0, their ?? 0];
  const target = `≥ ${least} and ≥ Readability + ${lead}`;
  const what = reported ? "text of the reported fifth" : "text of the tuned four fifths";
  return [{ what, value, unit: "F1", peer: "Readability", peerValue, target, met: value >= least && value >= peerValue + lead }];
}

const said = new Set(["refused", "readings-differ", "short-reading", "paywall"]);

function lostInSilence(reads: Read[]): number {
  return reads.filter(({ page, reading }) => {
    const { shared, truth } = compare({ found: reading.text, truth: page.articleBody });
    return shared * 2 < truth && !reading.warnings.some((code) => said.has(code));
  }).length;
}

function loadTime(ours: Read[], plain: Read[]): Figure {
  const [value, peerValue] = [ours, plain].map((reads) => {
    const near = reads.toSorted((one, other) => distance(one) - distance(other)).slice(0, timed);
    return median(near.map(({ took }) => took));
  });
  return {
    what: `load of a page of about 100 kB (median of ${timed})`,
    value: value ?? 0,
    unit: "ms",
    peer: "Readability",
    peerValue: peerValue ?? 0,
    target: `≤ ${loadLimit} ms`,
    met: (value ?? 0) <= loadLimit,
  };
}

function distance({ page }: Read): number {
  return Math.abs(page.html.length - ordinary);
}
