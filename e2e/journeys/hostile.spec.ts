import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { APIRequestContext, Page } from "@playwright/test";
import MarkdownIt from "markdown-it";
import { hostileAddresses, hostilePage, hostilePayloads, packed } from "#lib/domain/text/testing-hostile-payloads.ts";
import { apiToken } from "../command-line.ts";
import { expect, test } from "../fixtures.ts";
import { signEverything } from "../second-person.ts";
import { type Sentinel, sleepers, watch } from "../sentinel.ts";

test.use({ deskName: "hostile" });

/** Articles that only show their title, outlet and author in lists; the payloads that browsers run today come first. */
const mostTitles = 6;

/** One element for each event that this browser knows. */
async function handlersOf(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => {
    const known = new Set<string>();
    for (const kind of [HTMLElement, SVGElement, Document, Window]) {
      for (const name of Object.getOwnPropertyNames(kind.prototype)) if (name.startsWith("on")) known.add(name);
    }
    for (const name of Object.getOwnPropertyNames(window)) if (/^on[a-z]+$/.test(name)) known.add(name);
    return [...known];
  });
  expect(names.length).toBeGreaterThan(80);
  return names.map((name) => `<img src=x ${name}=alert(1)><svg ${name}=alert(1)></svg><body ${name}=alert(1)>`);
}

/** Opens an address, waits until its scripts have run, and says what in it ran or might. */
async function look(page: Page, sentinel: Sentinel, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status() ?? 200, address).toBeLessThan(500);
  // The desk's scripts go on fetching; a public page is done when it is loaded.
  if (address.includes("/desk")) await page.waitForLoadState("networkidle");
  // What waits to be pointed at or to take the keyboard gets its turn.
  await page.keyboard.press("Tab");
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, 2000);
  expect(sentinel.seen(), address).toEqual([]);
  expect(await sleepers(page, address), address).toEqual([]);
}

test("the sentinel sees payloads run where nothing holds them back", async ({ browser }) => {
  const server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(hostilePage(hostilePayloads)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const context = await browser.newContext();
  const page = await context.newPage();
  const sentinel = await watch(context, home);
  await page.goto(home, { waitUntil: "commit" });
  const seen = (kind: RegExp) => sentinel.seen().filter((each) => kind.test(each)).length;
  await expect.poll(() => seen(/^alert/)).toBeGreaterThan(30);
  await expect.poll(() => seen(/^(?:image|script|stylesheet) /)).toBeGreaterThan(3);
  await context.close();

  const still = await browser.newContext({ javaScriptEnabled: false });
  const quiet = await still.newPage();
  await quiet.setContent(hostilePage(hostilePayloads.filter((payload) => !/http-equiv/i.test(payload))));
  expect((await sleepers(quiet, home)).length).toBeGreaterThan(50);
  await still.close();
  server.close();
});

type Loaded = { id: string; slug: string; snapshot: { text: string } };

class Author {
  readonly #api: APIRequestContext;
  constructor(api: APIRequestContext) {
    this.#api = api;
  }

  async post(path: string, data: object): Promise<{ status: number; body: Loaded & { url: string } }> {
    const answer = await this.#api.post(`/api/v1/${path}`, { data });
    const text = await answer.text();
    expect(answer.status(), `${path}: ${text.slice(0, 300)}`).toBeLessThan(500);
    return { status: answer.status(), body: JSON.parse(text) };
  }

  async make(path: string, data: object): Promise<Loaded & { url: string }> {
    const { status, body } = await this.post(path, data);
    expect(status, JSON.stringify(body).slice(0, 400)).toBe(201);
    return body;
  }
}

test("nothing that was imported, annotated and published runs in any page", async ({ desk, browser, playwright }, testInfo) => {
  test.setTimeout(240_000);
  const { page, context } = await desk.admin();
  const home = desk.server.url;
  const token = apiToken(desk.server, "hostile@example.org", "editor");
  const api = await playwright.request.newContext({ baseURL: home, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const author = new Author(api);
  const payloads = [...hostilePayloads, ...(await handlersOf(page))];
  const sentinel = await watch(context, home);

  // Every field of every way in, as full as it may be.
  const titles = packed(payloads, 480);
  const names = packed(payloads, 180);
  const claims = packed(payloads, 950);
  const notes = packed(payloads, 1900);
  const html = hostilePage(payloads);
  const bodies = [
    { html: `<article><h1>Hostile HTML</h1>${html}</article>` },
    { markdown: `# Hostile Markdown\n\n${payloads.join("\n\n")}` },
    { text: `Hostile text\n\n${payloads.join("\n\n")}` },
  ];
  const articles: Loaded[] = [];
  for (const [index, body] of bodies.entries()) {
    const details = {
      title: titles[index],
      outlet: names[2 * index],
      author: names[2 * index + 1],
      sourceUrl: `https://outlet.example/<script>alert(${index})</script>?'"`,
    };
    articles.push(await author.make("articles", { ...body, ...details }));
  }
  for (const [index, title] of titles.slice(bodies.length, mostTitles).entries()) {
    await author.make("articles", { text: `Only a title, number ${index}.`, title, outlet: names[index + 6], author: names[index + 7] });
  }
  for (const address of hostileAddresses) {
    expect((await author.post("articles", { text: "Words.", title: "t", sourceUrl: address })).status, address).toBe(422);
    const evidence = [{ url: address, stance: "supports" }];
    const passages = [{ start: 0, end: 4 }];
    expect((await author.post(`articles/${articles[0]?.id}/annotations`, { passages, claim: "c", evidence })).status, address).toBe(422);
  }
  let made = 0;
  for (const [index, claim] of claims.entries()) {
    const article = articles[index % articles.length];
    if (!article) throw new Error("No article was loaded.");
    const length = [...article.snapshot.text].length;
    const start = Math.floor((length * index) / claims.length);
    await author.make(`articles/${article.id}/annotations`, {
      passages: [{ start, end: Math.min(length, start + 60) }],
      claim,
      claimant: names[index % names.length],
      verdict: ["accurate", "misleading", "inaccurate", "opinion"][index % 4],
      rationale: `${claim}\n\n${hostileAddresses.map((address) => `[x](${address}) [y](<${address}>) ![z](${address})`).join("\n\n")}`,
      evidence: [
        {
          url: `https://evidence.example/${encodeURI(claim).slice(0, 800)}`,
          stance: "supports",
          quote: claim,
          title: titles[index % titles.length],
        },
        {
          url: `https://evidence.example/"onmouseover="alert(1)"><script>alert(1)</script>?q='`,
          stance: "context",
          quote: notes[index % notes.length],
          publisher: names[index % names.length],
        },
      ],
    });
    made += 1;
  }
  expect(made).toBeGreaterThan(20);
  for (const [index, { id }] of articles.entries()) {
    await api.patch(`/api/v1/articles/${id}/review`, {
      data: { summary: payloads.join("\n\n").slice(0, 40_000), overallVerdict: "misleading" },
    });
    await signEverything(desk.server, id);
    await author.make(`articles/${id}/revisions`, { kind: "first", acknowledge: "all" });
    await api.patch(`/api/v1/articles/${id}/review`, { data: { overallVerdict: "inaccurate" } });
    await signEverything(desk.server, id);
    await author.make(`articles/${id}/revisions`, { kind: "correction", note: notes[index], acknowledge: "all" });
    await author.make(`articles/${id}/snapshots`, { text: `Changed\n\n${payloads.toReversed().join("\n\n")}`, force: true });
  }

  // The desk.
  await page.goto("/desk/import");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: `${"<img src=x onerror=alert(1)>"}.html`, mimeType: "text/html", buffer: Buffer.from(html) });
  await page.waitForURL(/\/desk\/import\/./);
  await look(page, sentinel, page.url());
  await page.goto("/desk/import");
  await page.getByLabel("Paste the article").fill(payloads.join("\n\n"));
  await page.getByRole("button", { name: "Go on to clean-up" }).click();
  await page.waitForURL(/\/desk\/import\/./);
  await look(page, sentinel, page.url());
  await look(page, sentinel, `${home}/desk/import`);
  await look(page, sentinel, `${home}/desk`);
  for (const { slug } of articles) {
    const room = `${home}/desk/articles/${slug}`;
    await look(page, sentinel, room);
    await expect(page.locator(".article-text[data-ready]")).toBeVisible();
    await page.getByRole("button", { name: "Review them" }).press("Enter");
    await page.locator("article").first().click();
    await page.waitForLoadState("networkidle");
    expect(await sleepers(page, home)).toEqual([]);
    const first = slug === articles[0]?.slug;
    const paths = first ? ["/versions", "/versions?view=inline", "/preview", "/preview/page-content"] : ["/versions"];
    for (const path of paths) await look(page, sentinel, room + path);
  }
  expect(sentinel.seen()).toEqual([]);

  // The public pages, as a visitor.
  const visitor = await browser.newContext({ baseURL: home });
  const reader = await visitor.newPage();
  const outside = await watch(visitor, home);
  await look(reader, outside, `${home}/`);
  await look(reader, outside, `${home}/?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  for (const path of ["/corrections", "/method", "/feed.atom", "/feed.json", "/sitemap.xml"]) await look(reader, outside, home + path);
  const markdown = new MarkdownIt({ html: true, linkify: false });
  for (const { slug } of articles) {
    const review = `${home}/r/${slug}`;
    for (const path of ["", "/v/1", "/history", ".json", ".jsonld", "?verdict=misleading"]) await look(reader, outside, review + path);
    await reader.goto(review);
    const claim = await reader.locator(".card footer a", { hasText: "Share" }).first().getAttribute("href");
    await look(reader, outside, `${home}${claim}`);
    await look(reader, outside, `${home}/oembed?url=${encodeURIComponent(`${home}${claim}`)}`);

    // As files that somebody keeps, without any policy of ours.
    const file = testInfo.outputPath(`${slug.slice(0, 40)}.html`);
    await reader.request
      .get(`${review}.html`)
      .then(async (answer) => (await import("node:fs/promises")).writeFile(file, await answer.body()));
    await look(reader, outside, `file://${file}`);
    await reader.goto("about:blank");
    await reader.setContent(markdown.render(await (await reader.request.get(`${review}.md`)).text()));
    expect(outside.seen()).toEqual([]);
    expect(await sleepers(reader, home), `${slug} as Markdown`).toEqual([]);
  }
  // As a feed reader shows entries.
  const feed: { items: { content_html?: string; content_text?: string }[] } = await (await reader.request.get("/feed.json")).json();
  await reader.goto("about:blank");
  await reader.setContent(feed.items.map((item) => item.content_html ?? "").join("\n"));
  expect(outside.seen()).toEqual([]);
  expect(await sleepers(reader, home), "entries of the feed").toEqual([]);
  await visitor.close();
  await api.dispose();
});
