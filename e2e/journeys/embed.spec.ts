import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../fixtures.ts";

import { sampleReview } from "../sample-review.ts";

test.use({ deskName: "public" });

test.setTimeout(120_000);

test("another site can show a check: by its picture, and by what it says of itself", async ({ desk, page }) => {
  await page.goto(await sampleReview(page, desk.server.url));
  for (const path of [null, await page.locator(".card footer a", { hasText: "Share" }).first().getAttribute("href")]) {
    if (path !== null) await page.goto(`${desk.server.url}${path}`);
    const address = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
    const answer = await (await page.request.get(address ?? "")).json();
    const url = page.url().split("#")[0];
    expect(answer).toMatchObject({ version: "1.0", type: "rich", url, width: 600, height: 420 });
    expect(answer.html).toContain(`<iframe src="${url}/embed"`);
    expect((await page.request.get(answer.thumbnail_url)).headers()["content-type"]).toBe("image/png");
  }
  expect((await page.request.get(`${desk.server.url}/oembed?url=https://elsewhere.example/r/x`)).status()).toBe(404);
});

test("another site's page shows a review in a frame as high as its words, and without script one that scrolls", async ({
  desk,
  browser,
}) => {
  const probe = await browser.newPage();
  const review = await sampleReview(probe, desk.server.url);
  await probe.close();
  const frame = `<iframe src="${review}/embed" title="Review" width="400" height="200"></iframe>`;
  const script = `${desk.server.url}/assets/embed.js`;
  const story = `<!doctype html><p>Their story</p>${frame}`;
  const stories = (request: IncomingMessage) => (request.url === "/late" ? story : `${story}<script src="${script}"></script>`);
  const other = createServer((request, response) => response.setHeader("content-type", "text/html").end(stories(request)));
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  for (const [path, javaScriptEnabled] of [
    ["", true],
    ["late", true],
    ["", false],
  ] as const) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    const refusals: string[] = [];
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) refusals.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${port}/${path}`);
    const shown = page.frameLocator("iframe");
    await expect(shown.getByRole("heading", { level: 1 })).toBeVisible();
    if (path === "late") await page.addScriptTag({ url: script }); // After the frame has told its height to nobody.
    const inside = shown.locator("html");
    const height = async () => (await page.locator("iframe").boundingBox())?.height ?? 0;
    if (javaScriptEnabled) await expect.poll(height).toBeGreaterThan(230);
    else expect(await height()).toBeLessThan(210);
    const overflow = await inside.evaluate((root) => root.scrollHeight - root.clientHeight);
    expect(overflow > 0).toBe(!javaScriptEnabled);
    const opened = context.waitForEvent("page");
    await shown.getByRole("link", { name: "Read the review" }).click();
    await expect(await opened).toHaveURL(review);
    expect(refusals).toEqual([]);
    await context.close();
  }
  other.close();
});
