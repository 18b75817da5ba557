import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { browserExecutable } from "../e2e/browser.ts";
import { type Figure, median } from "./report.ts";

const count = 5000;
const rounds = 7;

declare global {
  var benchDesk: (count: number) => Promise<{ ready: number; one: number }>;
  var benchRaw: (count: number) => Promise<number>;
}

/** 5,000 passages in a text of 30,000 words: the desk's reader beside plain paragraphs painted by hand. */
export async function highlights(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "assay-bench-"));
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    css: { postcss: { plugins: [] } },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir: folder,
      lib: {
        entry: join(import.meta.dirname, "highlights-page.ts"),
        formats: ["iife"],
        name: "bench",
        fileName: () => "page.js",
        cssFileName: "page",
      },
    },
  });
  const browser = await chromium.launch({
    executablePath: browserExecutable(),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 860 } });
    await page.setContent("<!doctype html><title>bench</title><body></body>");
    await page.addStyleTag({ content: await readFile(join(folder, "page.css"), "utf8") });
    await page.addScriptTag({ content: await readFile(join(folder, "page.js"), "utf8") });
    const desk: number[] = [];
    const one: number[] = [];
    const raw: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const measured = await page.evaluate((many) => globalThis.benchDesk(many), count);
      const peer = await page.evaluate((many) => globalThis.benchRaw(many), count);
      if (round === 0) continue; // The first round warms both up.
      desk.push(measured.ready);
      one.push(measured.one);
      raw.push(peer);
    }
    const ratio = median(desk) / median(raw);
    return [
      {
        what: `5,000 highlights ready (ratio ${ratio.toFixed(2)})`,
        value: median(desk),
        unit: "ms",
        peer: "raw CSS Custom Highlights",
        peerValue: median(raw),
        target: "≤ 1.5 of it",
        met: ratio <= 1.5,
      },
      {
        what: "one more among 5,000",
        value: median(one),
        unit: "ms",
        peer: "a frame",
        peerValue: 16.7,
        target: "within a frame",
        met: median(one) <= 16.7,
      },
    ];
  } finally {
    await browser.close();
  }
}
