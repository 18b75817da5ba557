import type { BrowserContext } from "@playwright/test";
import { builtRoutes } from "../built-routes.ts";
import { expect, test } from "../fixtures.ts";

test.use({ deskName: "policies" });

const pages = [
  "/",
  "/method",
  "/corrections",
  "/verify",
  "/desk",
  "/desk/work",
  "/desk/import",
  "/desk/sources",
  "/desk/agreement",
  "/desk/notices",
  "/unsubscribe/nothing",
  "/desk/settings/account",
  "/desk/settings/audit",
  "/desk/settings/newsroom",
  "/desk/settings/people",
  "/desk/settings/scale",
  "/desk/settings/tokens",
];
const notRoutes = [
  "/nothing-here",
  "/desk/nothing-here",
  "/r/nothing-here",
  "/r/nothing-here/v/1/json",
  "/assets/none.js",
  "/_next/static/none.js",
  "/favicon.ico",
  "/%ff",
  `/${"x".repeat(5000)}`,
];

/** What each page goes against its policy with, as the browser tells the page itself. */
async function violations(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  await context.exposeBinding("tellViolation", (_, told: string) => seen.push(told));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const told = `${location.pathname}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile ?? ""}`;
      (globalThis as typeof globalThis & { tellViolation(told: string): void }).tellViolation(told);
    });
  });
  return seen;
}

test("every answer has a policy by which no script runs that isn't ours", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.goto("/desk");
  const href = (await page.getByRole("link", { name: /events of 1920/ }).getAttribute("href")) ?? "";
  const slug = href.split("/").at(-1) ?? "";
  const reviewed = (await (await page.request.get("/")).text()).match(/\/r\/([\w-]+)/)?.[1] ?? "";
  const filled = (route: string) =>
    route
      .replace("[slug]", route.startsWith("/r/") ? reviewed : slug)
      .replace("[number]", "1")
      .replace("[format]", "json")
      .replace("[file]", "reading.js")
      .replace("[...nextauth]", "session")
      .replaceAll(/\[[^\]]+\]/g, "00000000-0000-7000-8000-000000000000");
  for (const path of [...new Set(builtRoutes().map(filled)), ...pages, ...notRoutes]) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    const told = `${path}: ${answer.status()}`;
    const policy = headers["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? /default-src ([^;]*)/.exec(policy)?.[1] ?? "(any)";
    expect(scripts, told).toMatch(/^('none'|'self'|'self' 'nonce-[\w+/=]{24}' 'strict-dynamic')$/);
    expect(policy, told).toContain("base-uri 'none'");
    // Other sites frame what is made for it, and nothing else.
    const framed = /^\/[rc]\/[^/]+\/embed$/.test(path) && answer.status() === 200;
    expect(policy, told).toMatch(
      framed ? /^default-src 'none';.*form-action 'none'; frame-ancestors \*;/ : /frame-ancestors '(none|self)'/,
    );
    expect(headers["x-content-type-options"], told).toBe("nosniff");
    expect(answer.status(), told).toBeLessThan(500);
  }
});

test("a preview is framed by the desk alone, and runs nothing, whatever an article brings along", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.goto("/desk");
  const href = (await page.getByRole("link", { name: /events of 1920/ }).getAttribute("href")) ?? "";
  const address = `${href}/preview/page-content`;
  const policy = (await page.request.get(address)).headers()["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("sandbox allow-same-origin");
  expect(policy).not.toContain("allow-scripts");
  await page.goto(address);
  // Timers don't run there either: what a script would do, it would do at once.
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.append("document.title = 'it ran'");
    document.body.append(script);
    return document.title;
  });
  expect(ran).not.toBe("it ran");
});

test("our own pages go against no policy", async ({ desk }) => {
  const { context, page: known } = await desk.admin();
  await known.goto("/desk");
  const room = (await known.getByRole("link", { name: /events of 1920/ }).getAttribute("href")) ?? "";
  const reviewed = /\/r\/[\w-]+/.exec(await (await known.request.get("/")).text())?.[0] ?? "/";
  const seen = await violations(context);
  const page = await context.newPage();
  for (const path of [...pages, room, `${room}/preview`, reviewed]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
  }
  await page.close();
  // The editor parses what it is given into a document of its own: at the desk, trusted types only report.
  expect(seen.filter((told) => !(told.startsWith("/desk") && told.includes("require-trusted-types-for")))).toEqual([]);
});

test("a desk opened under another name says which address to use", async ({ desk, browser }) => {
  await desk.admin();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${desk.server.url.replace("localhost", "127.0.0.1")}/sign-in`);
  await expect(page.getByRole("alert").filter({ hasText: "takes no changes" })).toContainText(desk.server.url);
  await page.getByRole("link", { name: `Go on at ${desk.server.url}` }).click();
  await expect(page).toHaveURL(`${desk.server.url}/sign-in`);
  await expect(page.getByText("takes no changes")).toHaveCount(0);
  await context.close();
});
