import { publicPage } from "./public-page.ts";
import { type Figure, print } from "./report.ts";

/*
 * Every figure stands beside its peer or its limit from the same run on the same machine; absolute numbers mean nothing elsewhere.
 * `npm run bench` runs all; `npm run bench -- highlights` runs those whose name contains the word.
 */
const benches: Record<string, () => Promise<Figure[]>> = {
  "public page": publicPage,
  "page vitals": async () => (await import("./page-vitals.ts")).pageVitals(),
  exports: async () => (await import("./exports.ts")).deskExports(),
  storm: async () => (await import("./storm.ts")).storm(),
  highlights: async () => (await import("./highlights.ts")).highlights(),
  "re-anchoring": async () => (await import("./reanchoring.ts")).reanchoring(),
  room: async () => (await import("./room.ts")).room(),
  annotations: async () => (await import("./annotations.ts")).annotationsOnScreens(),
  memory: async () => (await import("./memory.ts")).memory(),
  kills: async () => (await import("./kills.ts")).kills(),
  outage: async () => (await import("./outage.ts")).outage(),
  crowd: async () => (await import("./crowd.ts")).crowd(),
  nodes: async () => (await import("./nodes.ts")).nodes(),
};

const wanted = process.argv[2] ?? "";
let missed = 0;
for (const [name, run] of Object.entries(benches)) {
  if (!name.includes(wanted)) continue;
  console.log(`\n${name}`);
  const started = Date.now();
  const figures = await run();
  print(figures);
  missed += figures.filter(({ met }) => !met).length;
  console.log(`(${Math.round((Date.now() - started) / 1000)} s)`);
}
process.exit(missed > 0 ? 1 : 0);
