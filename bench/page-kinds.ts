import { pageKindOf } from "#lib/domain/article/page-kind.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";
import type { MarkedPage } from "./extraction-set.ts";
import type { Figure } from "./report.ts";

/** In percent of the pages. */
const mostAlarms = 2;

/** Pages of articles that are taken for something else, each named with what gave it away, and of how many the details are found. */
export async function pageKinds(pages: MarkedPage[]): Promise<Figure[]> {
  let alarms = 0;
  const found = { author: 0, publishedAt: 0, title: 0 };
  for (const { html, url } of pages) {
    const page = { bytes: html, type: "text/html" as const, sourceUrl: url, extract: true, status: 200, asked: url };
    const judged = await cleanOriginal({ ...page, judge: "refuse" });
    const kind = judged.ok ? null : pageKindOf(judged.error);
    if (kind !== null) console.log(`     ${kind.kind}: ${url} (${kind.sign})`);
    if (!judged.ok) alarms += 1;
    const read = judged.ok ? judged : await cleanOriginal({ ...page, judge: "note" });
    if (!read.ok) continue;
    for (const field of ["author", "publishedAt", "title"] as const) if (read.value.details[field]) found[field] += 1;
  }
  const share = (count: number) => (count * 100) / pages.length;
  console.log(
    `     details found (no truth to hold them against): title ${share(found.title).toFixed(0)} %, day ${share(found.publishedAt).toFixed(0)} %, author ${share(found.author).toFixed(0)} %`,
  );
  return [
    {
      what: "pages of the set not taken for articles, walls for subscribers among them",
      value: share(alarms),
      unit: "%",
      peer: "limit",
      peerValue: mostAlarms,
      target: `≤ ${mostAlarms} %`,
      met: share(alarms) <= mostAlarms,
    },
  ];
}
