import { readFile, writeFile } from "node:fs/promises";
import type { APIRequestContext } from "@playwright/test";
import { builtRoutes } from "../built-routes.ts";
import { expect, expectAccessible, test } from "../fixtures.ts";

import { sampleReview } from "../sample-review.ts";

test.use({ deskName: "public" });

test.setTimeout(120_000);

for (const javaScriptEnabled of [false, true]) {
  test(`a reader finds, filters, follows and shares checks, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({ desk, browser }) => {
    const context = await browser.newContext({ javaScriptEnabled, baseURL: desk.server.url });
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("searchbox").fill("xyzzyplugh");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page).toHaveURL(/\?q=/);
    await expect(page.getByText("No review matches.")).toBeVisible();

    await page.goto(await sampleReview(page, desk.server.url));
    const cards = page.locator(".card");
    const all = await cards.count();
    expect(all).toBeGreaterThan(2);

    await cards
      .first()
      .getByRole("link", { name: /^Next, check 2/ })
      .click();
    await expect(cards.nth(1)).toBeInViewport();
    await cards
      .nth(1)
      .getByRole("link", { name: /^Previous, check 1/ })
      .click();
    await expect(cards.first()).toBeInViewport();

    await page.getByRole("navigation", { name: "What we found" }).getByRole("link").first().click();
    await expect(page).toHaveURL(/verdict=/);
    expect(await cards.count()).toBeLessThan(all);
    await page.getByRole("link", { name: "show all" }).click();
    expect(await cards.count()).toBe(all);

    const permalink = await cards.last().getAttribute("id");
    const share = await page.locator(".card footer a", { hasText: "Share" }).last().getAttribute("href");
    expect(share).toBe(`/c/${permalink?.slice(2)}`);
    await page.goto(`${share}`);
    await expect(page.locator("h1")).toBeVisible();
    const picture = await page.request.get((await page.locator('meta[property="og:image"]').getAttribute("content")) ?? "");
    expect(picture.headers()["content-type"]).toBe("image/png");
    await page.getByRole("link", { name: "Read this check in the whole review" }).click();
    await expect(page).toHaveURL(new RegExp(`#${permalink}$`));
    await expect(page.locator(`#${permalink}`)).toBeInViewport();
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [device, viewport] of Object.entries({ desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } })) {
    test(`every kind of page is accessible and fits a ${device}, ${colorScheme}`, async ({ desk, browser }) => {
      const context = await browser.newContext({ colorScheme, viewport, baseURL: desk.server.url });
      const page = await context.newPage();
      const review = await sampleReview(page, desk.server.url);
      await page.goto(review);
      const claim = (await page.locator(".card footer a", { hasText: "Share" }).first().getAttribute("href")) ?? "";
      for (const address of [
        "/",
        review,
        claim,
        `${review}/embed`,
        `${claim}/embed`,
        `${review}/history`,
        "/method",
        "/corrections",
        "/verify",
        "/c/nothing",
      ]) {
        await page.goto(address);
        await expectAccessible(page);
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(tooWide, address).toBeLessThanOrEqual(0);
      }
      await context.close();
    });
  }
}

test("where the system chooses all colours, every page is accessible and every mark keeps its underline", async ({ desk, browser }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ forcedColors: "active", colorScheme, baseURL: desk.server.url });
    const page = await context.newPage();
    const review = await sampleReview(page, desk.server.url);
    for (const address of ["/", review, "/method", "/verify"]) {
      await page.goto(address);
      await expectAccessible(page);
    }
    await page.goto(review);
    const marks = await page.locator("#article mark").evaluateAll((all) =>
      all.map((mark) => {
        const { textDecorationLine, textDecorationStyle } = getComputedStyle(mark);
        return `${textDecorationLine} ${textDecorationStyle}`;
      }),
    );
    expect(marks.every((look) => look.startsWith("underline"))).toBe(true);
    expect(new Set(marks).size).toBeGreaterThan(1);
    await context.close();
  }
});

test("who hears a review hears where each check begins and ends, and its numbers are no words of the article", async ({ desk, page }) => {
  await page.goto(await sampleReview(page, desk.server.url));
  const article = page.locator("#article");
  const heard = await article.ariaSnapshot();
  const checks = await page.locator(".card").count();
  for (let number = 1; number <= checks; number++) {
    expect(heard).toContain(`[check ${number}, `);
    expect(heard).toContain(`link "end of check ${number}"`);
  }
  expect(await article.evaluate((element) => element.textContent)).not.toMatch(/\[check|end of check/);
});

test("printed, a review has every check in full and no buttons", async ({ desk, page }) => {
  await page.goto(await sampleReview(page, desk.server.url));
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Site" })).toBeHidden();
  for (const rationale of await page.locator(".card .why").all()) await expect(rationale).toBeVisible();
});

test("the verify page finds a revision intact, and names what was changed in another", async ({ desk, page }, testInfo) => {
  const review = await sampleReview(page, desk.server.url);
  const [json, html] = await Promise.all(
    ["json", "html"].map(async (format) => (await page.request.get(`${review}/v/1/${format}`)).body()),
  );
  if (!json || !html) throw new Error("Nothing was downloaded.");
  const files = { "good.json": json, "good.html": html, "bad.json": Buffer.from(json.toString().replace('"claim":"', '"claim":"X')) };
  for (const [name, bytes] of Object.entries(files)) await writeFile(testInfo.outputPath(name), bytes);
  expect((await readFile(testInfo.outputPath("good.json"))).equals(json)).toBe(true);

  const sent: string[] = [];
  await page.goto(`${desk.server.url}/verify`);
  page.on("request", (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  const input = page.getByLabel(/Choose or drop/);
  for (const name of ["good.json", "good.html"]) {
    await input.setInputFiles(testInfo.outputPath(name));
    await expect(page.locator("output")).toContainText("Intact, and signed by this desk");
  }
  await input.setInputFiles(testInfo.outputPath("bad.json"));
  await expect(page.locator("output")).toContainText("Not as it was signed");
  await expect(page.locator("output")).toContainText("/content/annotations/0");
  expect(sent.filter((request) => !request.startsWith("GET "))).toEqual([]);
  await expectAccessible(page);
});

test("without JavaScript the verify page tells how to check by hand", async ({ desk, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: desk.server.url });
  const page = await context.newPage();
  await page.goto("/verify");
  await expect(page.locator("#check")).toBeHidden();
  await expect(page.getByText("npx assay verify review.json")).toBeVisible();
  await context.close();
});

test("every public answer has its HEAD, and says 304 to who has it", async ({ desk, page }) => {
  const at = (path: string) => `${desk.server.url}${path}`;
  const review = new URL(await sampleReview(page, desk.server.url)).pathname;
  const formats = ["jsonld", "claimreview", "json", "csv", "md", "html"].flatMap((format) => [
    `${review}.${format}`,
    `${review}/v/1/${format}`,
  ]);
  formats.push(`${review}/v/1.txt`);
  const pages = [
    "/",
    review,
    `${review}/v/1`,
    `${review}/history`,
    `${review}/card.png`,
    "/method",
    "/feed.atom",
    "/feed.json",
    "/sitemap.xml",
  ];
  for (const path of [...pages, ...formats]) {
    const whole = await page.request.get(at(path));
    const { etag = "", "content-type": type = "" } = whole.headers();
    expect([whole.status(), etag === "", whole.headers()["set-cookie"]], path).toEqual([200, false, undefined]);
    const head = await page.request.head(at(path));
    expect([head.status(), (await head.body()).length, head.headers()["content-type"], head.headers().etag], path).toEqual([
      200,
      0,
      type,
      etag,
    ]);
    const again = await page.request.get(at(path), { headers: { "if-none-match": etag } });
    expect([again.status(), (await again.body()).length, again.headers().etag], path).toEqual([304, 0, etag]);
  }
});

/** A cache that many people share: it keeps whatever it may, and answers the next one from it, whoever that is. */
class SharedCache {
  readonly kept = new Map<string, { body: string; headers: Record<string, string> }>();

  async get(who: APIRequestContext, path: string): Promise<string> {
    const found = this.kept.get(path);
    if (found) return found.body;
    const response = await who.get(path, { maxRedirects: 0 });
    const headers = response.headers();
    const body = await response.text();
    // Even what says nothing is kept, as careless caches do.
    if (!/no-store|private/.test(headers["cache-control"] ?? "")) this.kept.set(path, { body, headers });
    return body;
  }
}

test("two people behind one shared cache: nobody gets what was made for another", async ({ desk, playwright }) => {
  const { page } = await desk.admin();
  const review = new URL(await sampleReview(page, desk.server.url)).pathname;
  const slug = review.split("/").at(-1) ?? "";
  await page.goto(review);
  const id = (await page.locator(".card").first().getAttribute("id"))?.slice(2) ?? "";
  const paths = builtRoutes().map((route) =>
    route
      .replace("[...nextauth]", "session")
      .replace("/c/[id]", `/c/${id}`)
      .replace("[slug]", slug)
      .replace("[number]", "1")
      .replace("[format]", "json")
      .replaceAll(/\[[^\]]+\]/g, "00000000-0000-7000-8000-000000000000"),
  );
  const visitor = await playwright.request.newContext({ baseURL: desk.server.url });
  const cache = new SharedCache();
  for (const path of new Set([...paths, `${review}.csv`, "/?q=embassy", "/desk?_rsc=1"])) {
    await cache.get(page.request, path);
    const shown = await cache.get(visitor, path);
    for (const secret of ["grace@example.org", "Grace Admin", "sample.invalid"])
      expect(shown.includes(secret), `${secret} at ${path}`).toBe(false);
  }
  expect(cache.kept.size).toBeGreaterThan(10);
  const bodyFor = async (who: APIRequestContext, path: string) => (await who.get(path, { maxRedirects: 0 })).text();
  for (const [path, { headers }] of cache.kept) {
    expect(headers["set-cookie"], path).toBeUndefined();
    // What the desk does meanwhile may change a page between two requests, for everyone.
    const isSame = async () => (await bodyFor(page.request, path)) === (await bodyFor(visitor, path));
    await expect.poll(isSame, `${path} is the same for everyone`).toBe(true);
  }
  await visitor.dispose();
});

test("a storm of searches is held back, and the desk and readers go on", async ({ desk, playwright }) => {
  const { page } = await desk.admin();
  const visitor = await playwright.request.newContext({ baseURL: desk.server.url });
  const storm = Promise.all(Array.from({ length: 300 }, (_, at) => visitor.get(`/?q=word${at}`)));
  await page.goto("/desk");
  await expect(page.getByRole("link", { name: /Embassy in Kyiv/ }).first()).toBeVisible();
  const answers = (await storm).map((answer) => ({ status: answer.status(), wait: answer.headers()["retry-after"] }));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
  for (const { status, wait } of answers) if (status === 429) expect(Number(wait)).toBeGreaterThan(0);
  expect((await visitor.get("/")).status()).toBe(200);
  await visitor.dispose();
});

test("everything published is downloaded from the desk, and the page says when it is done", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.goto("/desk/settings/newsroom");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything published" }).click();
  const file = await (await download).path();
  expect((await readFile(file)).subarray(0, 2).toString()).toBe("PK");
  await expect(page.getByRole("status").filter({ hasText: "Done: 1 revision." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Download it again" })).toBeVisible();
});

test("a withdrawn review leaves its address and the reason, everywhere within a second", async ({ desk }) => {
  const { page } = await desk.admin();
  const review = await sampleReview(page, desk.server.url);
  await page.goto(review);
  const claim = (await page.locator(".card footer a", { hasText: "Share" }).first().getAttribute("href")) ?? "";
  await page.goto(review.replace("/r/", "/desk/articles/"));
  await page.getByRole("button", { name: /Publication$/ }).click();
  await page.getByRole("menuitem", { name: /Withdraw/ }).click();
  await page.getByLabel("Reason, for readers").fill("Taken down for a test.");
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await expect.poll(async () => (await page.request.get(review)).status(), { timeout: 5000 }).toBe(410);
  for (const address of [review, `${review}/v/1`, `${review}/history`, `${desk.server.url}${claim}`]) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(410);
    await expect(page.getByText("Taken down for a test.")).toBeVisible();
  }
  expect((await page.request.get(`${review}/v/1/csv`)).status()).toBe(410);
  await page.goto(desk.server.url);
  await expect(page.locator(`a[href="${new URL(review).pathname}"]`)).toHaveCount(0);
});
