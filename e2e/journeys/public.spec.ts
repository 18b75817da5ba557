import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../fixtures.ts";

test.use({ deskName: "public" });

test.setTimeout(120_000);

async function sampleReview(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const href = await page.locator(".list h2 a").first().getAttribute("href");
  if (href === null) throw new Error("The sample review is not on the list.");
  return `${url}${href}`;
}

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
      for (const address of ["/", review, claim, `${review}/history`, "/method", "/corrections", "/verify", "/c/nothing"]) {
        await page.goto(address);
        await expectAccessible(page);
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(tooWide, address).toBeLessThanOrEqual(0);
      }
      await context.close();
    });
  }
}

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
