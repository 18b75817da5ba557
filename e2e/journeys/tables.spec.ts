import { expect, expectAccessible, test } from "../fixtures.ts";
import { publish } from "../publish.ts";
import { cardOf, expectSaved, openRationale, rationaleOf, roomArticle } from "../room.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "tables" });

const long = "Seats that were sold, given away, or kept for sponsors and their guests, by the stadium's own count";
const pasted = `<table><caption>Seats</caption><thead><tr><th>Year</th><th>Seats</th><th>Sold</th><th>Kept</th><th>What is counted</th></tr></thead>
<tbody><tr><td>2023</td><td>60 000</td><td>41 250</td><td>1 200</td><td>${long}</td></tr><tr><td>2024</td><td>60 000</td><td></td><td>1 400</td><td>The same</td></tr></tbody></table>`;

test("a table pasted into a rationale stays one, is written in from cell to cell, saved, and stands on the published page", async ({
  desk,
  browser,
}, info) => {
  test.setTimeout(120_000);
  const { page } = await desk.admin();
  const article = await roomArticle(desk, "The stadium was sold out in 2024.\n\nNobody was asked.", ["The stadium was sold out in 2024."]);
  const [id = ""] = article.annotations;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(article.address);
  await expect(page.locator(".article-text[data-ready]")).toBeVisible();
  const rationale = await openRationale(page, id);
  await rationale.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(
    (html) => navigator.clipboard.write([new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }) })]),
    pasted,
  );
  await page.keyboard.press("Control+V");
  await expect(rationale.locator("th")).toHaveText(["Year", "Seats", "Sold", "Kept", "What is counted"]);

  // Into the empty cell, then on with Tab: past the last cell there is a row more, and undo takes it back.
  await rationale.locator("tr").nth(2).locator("td").nth(2).click();
  await page.keyboard.type("38 000");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2025");
  await expect(rationale.locator("tr")).toHaveCount(4);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("As above");
  await page.keyboard.press("ArrowDown");
  await expect(rationale.locator("td").getByText("As above")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("So it was not.");
  await expect(rationale.locator(":scope > p").last()).toHaveText("So it was not.");
  await expectSaved(page);
  await expect.poll(() => rationaleOf(article, id)).toContain("| 2024 | 60 000 | 38 000 | 1 400 | As above |");

  // Whatever its width, every control is in sight.
  const card = cardOf(page, id);
  expect(await card.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  await rationale.locator("td").first().click();
  await expect(card.getByRole("toolbar", { name: "Table" })).toBeVisible();
  await expectAccessible(page, { scrolled: true });
  await card.screenshot({ path: info.outputPath("editor.png") });

  // A second one is made by the toolbar, and goes again, in one step.
  await rationale.locator(":scope > p").last().click();
  await page.keyboard.press("End");
  await card.getByRole("button", { name: "Table", exact: true }).click();
  await expect(rationale.locator("table")).toHaveCount(2);
  await rationale.locator("table").nth(1).locator("th").first().click();
  await card.getByRole("button", { name: "Strike table" }).click();
  await expect(rationale.locator("table")).toHaveCount(1);
  await rationale.locator("td").last().click();
  await card.getByRole("button", { name: "Strike row" }).click();
  await expect(rationale.locator("tr")).toHaveCount(3);
  await expectSaved(page);
  await expect.poll(() => rationaleOf(article, id)).not.toContain("2025");
  for (const [name, width, scheme] of [
    ["dark", 1440, "dark"],
    ["phone", 390, "light"],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 844 });
    await rationale.locator("td").first().click();
    await card.getByRole("toolbar", { name: "Table" }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: info.outputPath(`editor-${name}.png`) });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  }

  await signEverything(desk.server, article.id);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(article.address);
  await publish(page);
  const context = await browser.newContext({ baseURL: desk.server.url, javaScriptEnabled: false });
  const reader = await context.newPage();
  for (const [name, width, scheme] of [
    ["desktop", 1440, "light"],
    ["desktop-dark", 1440, "dark"],
    ["phone", 390, "light"],
    ["phone-dark", 390, "dark"],
  ] as const) {
    await reader.emulateMedia({ colorScheme: scheme });
    await reader.setViewportSize({ width, height: 844 });
    await reader.goto(`/r/${article.slug}`);
    const why = reader.locator(".card .why").first();
    await expect(why.locator("th")).toHaveText(["Year", "Seats", "Sold", "Kept", "What is counted"]);
    await why.scrollIntoViewIfNeeded();
    await reader.screenshot({ path: info.outputPath(`public-${name}.png`) });
    expect(await reader.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  }
  await context.close();
});
