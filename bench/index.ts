import { spawn } from "node:child_process";
import { once } from "node:events";
import { publicPage } from "./public-page.ts";
import { type Figure, print } from "./report.ts";

/*
 * Every figure stands beside its peer or its limit from the same run on the same machine; absolute numbers mean nothing elsewhere.
 * `npm run bench` runs all; `npm run bench -- highlights` runs those whose name contains the word.
 */
const benches: Record<string, () => Promise<Figure[]>> = {
  "public page": publicPage,
  "page vitals": async () => (await import("./page-vitals.ts")).pageVitals(),
  "first key": async () => (await import("./first-key.ts")).firstKey(),
  exports: async () => (await import("./exports.ts")).deskExports(),
  house: async () => (await import("./house.ts")).house(),
  storm: async () => (await import("./storm.ts")).storm(),
  desk: async () => [...(await (await import("./record.ts")).recordAtAnySize()), ...(await (await import("./desk.ts")).deskAtAnySize())],
  "full article": async () => (await import("./full-article.ts")).fullArticle(),
  highlights: async () => (await import("./highlights.ts")).highlights(),
  "re-anchoring": async () => (await import("./reanchoring.ts")).reanchoring(),
  encodings: async () => (await import("./encodings.ts")).encodings(),
  "pdf files": async () => (await import("./pdf-files.ts")).pdfFiles(),
  evidence: async () => (await import("./evidence.ts")).evidence(),
  precedents: async () => (await import("./precedents.ts")).precedents(),
  reading: async () => (await import("./reading.ts")).reading(),
  room: async () => (await import("./room.ts")).room(),
  annotations: async () => (await import("./annotations.ts")).annotationsOnScreens(),
  memory: async () => (await import("./memory.ts")).memory(),
  kills: async () => (await import("./kills.ts")).kills(),
  outage: async () => (await import("./outage.ts")).outage(),
  crowd: async () => (await import("./crowd.ts")).crowd(),
  nodes: async () => (await import("./nodes.ts")).nodes(),
};

const wanted = process.argv[2] ?? "";
const chosen = Object.keys(benches).filter((name) => name === wanted).length
  ? [wanted]
  : Object.keys(benches).filter((name) => name.includes(wanted));
if (chosen.length === 0) {
  console.error(`There is no bench “${wanted}”. There are: ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

const missed = chosen.length === 1 ? await measure(chosen[0] ?? "") : await measureEach(chosen);
process.exit(missed > 0 ? 1 : 0);

async function measure(name: string): Promise<number> {
  console.log(`\n${name}`);
  const started = Date.now();
  const figures = (await benches[name]?.()) ?? [];
  print(figures);
  console.log(`(${Math.round((Date.now() - started) / 1000)} s)`);
  return figures.filter(({ met }) => !met).length;
}

/** Each in a process of its own: what one opened, set or warmed up is nothing to the next. */
async function measureEach(names: string[]): Promise<number> {
  let failed = 0;
  for (const name of names) {
    const [code] = await once(spawn(process.execPath, [import.meta.filename, name], { stdio: "inherit" }), "exit");
    if (code !== 0) failed += 1;
  }
  return failed;
}
