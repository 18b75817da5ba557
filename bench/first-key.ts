import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { build } from "vite";
import { z } from "zod";
import { type AssayServer, discard, startAssay } from "../e2e/assay-server.ts";
import { browserExecutable } from "../e2e/browser.ts";
import { apiToken, programPassword } from "../e2e/command-line.ts";
import { signIn } from "../e2e/two-nodes.ts";
import { bareServer } from "./bare-peer.ts";
import { cheapPhone } from "./cheap-phone.ts";
import { type Figure, median } from "./report.ts";

const rounds = 5;
const paragraph = "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry until the spring.";
const email = "bench@example.org";
const mostScript = 300_000;
/** Milliseconds between two presses of the key, until one is heard. */
const pace = 100;
const patience = 120_000;

type FirstKey = { heard: number; script: number };

/** From an address in an empty browser until a verdict is given by a key, on a slow phone's network and processor, beside a bare Tiptap. */
export async function firstKey(): Promise<Figure[]> {
  const assay = await startAssay({ sample: false });
  const bare = await bareTiptap();
  const browser = await chromium.launch({
    executablePath: browserExecutable(),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const { address, ids } = await cards(assay);
    const cookies = (await signIn(assay.url, email, programPassword)).split("; ").map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("="), url: assay.url };
    });
    const ours: FirstKey[] = [];
    const theirs: FirstKey[] = [];
    for (const [round, id] of ids.entries()) {
      const one = await visit(browser, `${assay.url}${address}#a-${id}`, "5", (page) => says(page, `#card-${id}`, "Inaccurate"), cookies);
      const other = await visit(browser, `${bare.url}/page`, "a", (page) => says(page, ".ProseMirror", "aThe council"), []);
      if (round === 0) continue; // The first round warms both up.
      ours.push(one);
      theirs.push(other);
    }
    const [heard, peer] = [median(ours.map((each) => each.heard)), median(theirs.map((each) => each.heard))];
    const script = Math.max(...ours.map((each) => each.script));
    return [
      {
        what: "script fetched until a verdict is given by key, compressed",
        ...{ value: script / 1000, unit: "kB", peer: "bare Tiptap", peerValue: median(theirs.map((each) => each.script)) / 1000 },
        ...{ target: "≤ 300 kB", met: script <= mostScript },
      },
      {
        what: `time to that key, slow phone (ratio ${(heard / peer).toFixed(2)})`,
        ...{
          value: heard,
          unit: "ms",
          peer: "bare Tiptap, its first letter",
          peerValue: peer,
          target: "≤ 1.5 of it",
          met: heard <= 1.5 * peer,
        },
      },
    ];
  } finally {
    await browser.close();
    bare.stop();
    await discard(assay);
  }
}

/** An article with a card for each round, none of them judged Inaccurate yet. */
async function cards(assay: AssayServer): Promise<{ address: string; ids: string[] }> {
  const headers = { authorization: `Bearer ${apiToken(assay, email, "editor")}`, "content-type": "application/json" };
  const post = async (path: string, body: unknown) =>
    (await fetch(`${assay.url}/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) })).json();
  const numbered = Array.from({ length: 40 }, (_, at) => `${paragraph} It was vote ${at}.`);
  const { id, slug } = z
    .object({ id: z.string(), slug: z.string() })
    .parse(await post("articles", { text: numbered.join("\n\n"), title: "What the harbour town decided", language: "en" }));
  const ids: string[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const exact = `It was vote ${round}.`;
    const made = await post(`articles/${id}/annotations`, { passages: [{ exact }], claim: exact, verdict: "unsupported" });
    ids.push(z.object({ id: z.string() }).parse(made).id);
  }
  return { address: `/desk/articles/${slug}`, ids };
}

async function bareTiptap() {
  const folder = await mkdtemp(join(tmpdir(), "assay-bench-"));
  await build({
    ...{ configFile: false, logLevel: "error", publicDir: false, define: { "process.env.NODE_ENV": '"production"' } },
    build: {
      outDir: folder,
      lib: { entry: join(import.meta.dirname, "bare-tiptap-page.ts"), formats: ["iife"], name: "bench", fileName: () => "page.js" },
    },
  });
  const answer = (type: string, body: Buffer) => ({
    body: brotliCompressSync(body),
    headers: { "content-type": type, "content-encoding": "br", etag: type },
  });
  return bareServer({
    "/page": answer(
      "text/html",
      Buffer.from('<!doctype html><meta charset="utf-8"><title>Tiptap</title><body><script src="/page.js"></script>'),
    ),
    "/page.js": answer("text/javascript", await readFile(join(folder, "page.js"))),
  });
}

const says = (page: Page, selector: string, words: string) =>
  page.evaluate(([place = "", wanted = ""]) => document.querySelector(place)?.textContent?.includes(wanted) ?? false, [selector, words]);

/** With an empty cache, as on a first day: presses the key again and again until it is heard. */
async function visit(
  browser: Browser,
  url: string,
  key: string,
  isHeard: (page: Page) => Promise<boolean>,
  cookies: Parameters<BrowserContext["addCookies"]>[0],
): Promise<FirstKey> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await cheapPhone(context, page);
  let script = 0;
  page.on("requestfinished", async (request) => {
    if (request.resourceType() === "script") script += (await request.sizes()).responseBodySize;
  });
  const begun = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  let heard = false;
  while (!heard && performance.now() - begun < patience) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pace);
    heard = await isHeard(page);
  }
  const measured = { heard: heard ? performance.now() - begun : Number.POSITIVE_INFINITY, script };
  await context.close();
  return measured;
}
