import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../fixtures.ts";

test.use({ deskName: "no article" });

const sentence =
  "The council of the harbour town met on Monday evening and voted, after four hours, to keep the lighthouse lit until the spring.";
const prose = (from: number) => Array.from({ length: 6 }, (_, index) => `<p>${sentence} Part ${from + index}.</p>`).join("");
const addressField = (page: Page) => page.getByRole("textbox", { name: "Or give its address" });
const found = (page: Page) => page.getByRole("region", { name: "What was found" });

test("a page that is no article is named, shown, and loaded when asked again; the address stays in its field", async ({ desk }) => {
  const { page } = await desk.admin();
  desk.web.show(
    "http://members.example/lighthouse",
    `<html lang="en"><head><title>Sign in to Members</title></head><body><h1>Sign in</h1><form><label>E-mail <input type="email"></label><input type="password"><button>Go on</button></form><p>Forgot your password? Members read about the lighthouse here.</p></body></html>`,
  );
  await page.goto("/desk/import");
  await addressField(page).fill("http://members.example/lighthouse");
  await page.getByRole("button", { name: "Fetch" }).click();
  await expect(page.getByText("This is a page to sign in on")).toBeVisible();
  await expect(found(page)).toContainText("it asks for a password");
  await expect(found(page)).toContainText("Members read about the lighthouse");
  await expect(addressField(page)).toHaveValue("http://members.example/lighthouse");
  await expectAccessible(page);
  await found(page).getByRole("button", { name: "Load it all the same" }).click();
  await page.waitForURL(/\/desk\/import\/[0-9a-f-]{36}/);
  await expect(page.getByText("Taken although it looks like no article")).toBeVisible();
});

test("an article on several pages is loaded whole, in order", async ({ desk }) => {
  const { page } = await desk.admin();
  const pager = '<nav class="pagination"><a href="/light">1</a> <a href="/light?page=2">2</a></nav>';
  for (const [address, from] of [
    ["http://harbour.example/light", 1],
    ["http://harbour.example/light?page=2", 7],
  ] as const)
    desk.web.show(
      address,
      `<html lang="en"><head><title>The light stays</title></head><body><article><h1>The light stays</h1>${prose(from)}${pager}</article></body></html>`,
    );
  await page.goto("/desk/import");
  await addressField(page).fill("http://harbour.example/light");
  await page.getByRole("button", { name: "Fetch" }).click();
  await found(page).getByRole("button", { name: "Load all 2 pages in order" }).click();
  await page.waitForURL(/\/desk\/import\/[0-9a-f-]{36}/);
  const article = page.getByRole("region", { name: "Article" });
  await expect(article).toContainText("Part 1.");
  await expect(article).toContainText("Part 12.");
  await page.getByRole("button", { name: "Save to the library" }).click();
  await page.waitForURL(/\/desk\/articles\/the-light-stays/);
});

test("each detail says where it was found; what else was is one click away, and goes back with another", async ({ desk }) => {
  const { page } = await desk.admin();
  desk.web.show(
    "http://harbour.example/keeper",
    `<html lang="en"><head><title>The keeper stays | Harbour News</title><meta property="og:site_name" content="Harbour News"><meta name="author" content="Ada Lind">
     <meta property="article:published_time" content="2025-05-12T08:00:00Z"></head>
     <body><article><h1>The keeper stays</h1><p class="byline">By <a rel="author" href="/jo">Jo Ray</a></p><time datetime="2025-05-14">14 May 2025</time>${prose(20)}</article></body></html>`,
  );
  await page.goto("/desk/import");
  await addressField(page).fill("http://harbour.example/keeper");
  await page.getByRole("button", { name: "Fetch" }).click();
  await page.waitForURL(/\/desk\/import\/[0-9a-f-]{36}/);
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details).toContainText("Source: meta author");
  await expect(details).toContainText("Source: meta article:published_time");
  await expectAccessible(page);
  await details.getByText("Source: meta author").click();
  await details.getByRole("button", { name: "Jo Ray" }).click();
  await expect(details.getByLabel("Author")).toHaveValue("Jo Ray");
  await details.getByRole("button", { name: "Undo" }).click();
  await expect(details.getByLabel("Author")).toHaveValue("Ada Lind");
});
