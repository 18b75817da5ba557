import pg from "pg";
import { type Desk, expect, expectAccessible, password, test } from "../fixtures.ts";

test.use({ deskName: "sessions", outsideDatabase: true });

/** As if everybody had given their password an hour ago. */
async function anHourLater(desk: Desk): Promise<void> {
  const client = new pg.Client({ connectionString: desk.outside?.url });
  await client.connect();
  await client.query(`UPDATE sessions SET "passwordGivenAt" = now() - interval '1 hour'`);
  await client.end();
}

test("what changes people asks for the password again, keeps what was typed, and goes on by itself", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.goto("/desk/settings/people");
  await anHourLater(desk);
  await page.getByLabel(/e-?mail/i).fill("late@example.org");
  await page.getByLabel("Role", { exact: true }).selectOption("editor");
  await page.getByRole("button", { name: "Make an invitation" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await expect(dialog.getByLabel("Password", { exact: true })).toBeFocused();
  await expectAccessible(page);

  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Give your password to go on.")).toBeVisible();
  await expect(page.getByLabel(/e-?mail/i)).toHaveValue("late@example.org");

  await page.getByRole("button", { name: "Make an invitation" }).click();
  await dialog.getByLabel("Password", { exact: true }).fill("not the right password");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByText("That isn't your password.")).toBeVisible();
  await dialog.getByLabel("Password", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByLabel("Invitation for late@example.org")).toBeVisible();
  await expect(dialog).toHaveCount(0);

  // Within ten minutes nothing is asked again.
  await page.getByRole("button", { name: /^Take back/ }).click();
  await expect(page.getByText("Invited as editor")).toHaveCount(0);
});

test("withdrawing asks from within its own dialog", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.goto("/desk");
  await page.getByRole("link", { name: /Embassy in Kyiv/ }).click();
  await page.getByRole("button", { name: /^Revision \d/ }).click();
  await page.getByRole("menuitem", { name: "Withdraw…" }).click();
  await anHourLater(desk);
  const withdrawal = page.getByRole("dialog", { name: "Withdraw this review" });
  await withdrawal.getByLabel("Reason, for readers").fill("Two claims were mixed up.");
  await withdrawal.getByRole("button", { name: "Withdraw it" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await dialog.getByLabel("Password", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("Withdrawn. The public page says so now.")).toBeVisible();
});

test("a token for reading reads, and does nothing else", async ({ desk, playwright }) => {
  const { page } = await desk.admin();
  await page.goto("/desk/settings/tokens");
  await page.getByLabel("What will use it?").fill("Reading list");
  await page.getByLabel(/^Write/).uncheck();
  await page.getByRole("button", { name: "Make a token" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  const made = page.getByLabel("Token for Reading list");
  await expect(made.or(dialog)).toBeVisible();
  if (await dialog.isVisible()) {
    await dialog.getByLabel("Password", { exact: true }).fill(password);
    await dialog.getByRole("button", { name: "Go on" }).click();
  }
  const token = await made.inputValue();
  const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  expect((await api.get("/api/v1/articles")).status()).toBe(200);
  const refused = await api.post("/api/v1/articles", { data: { text: "A text of some words that nobody may load with this." } });
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ code: "forbidden", details: { scope: "write" } });
  await page.reload();
  await expect(page.getByText("May read · until")).toBeVisible();
  await api.dispose();
});

test("a stranger's wrong passwords keep nobody out of a browser of their own", async ({ desk, browser }) => {
  const { page, context } = await desk.join("Known Kim", "editor");
  const stranger = await browser.newContext({ baseURL: desk.server.url });
  const theirs = await stranger.newPage();
  await theirs.goto("/sign-in");
  for (let attempt = 0; attempt < 11; attempt += 1) {
    await theirs.getByLabel("E-mail address").fill("known.kim@example.org");
    await theirs.getByLabel("Password", { exact: true }).fill(`guess number ${attempt}`);
    await theirs.getByRole("button", { name: "Sign in" }).click();
    await expect(theirs.getByRole("alert").filter({ hasText: attempt < 10 ? "isn’t right" : "Too many attempts" })).toBeVisible();
  }
  const session = (await context.cookies()).find(({ name }) => name === "assay-session");
  await context.clearCookies({ name: "assay-session" });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill("known.kim@example.org");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "My work" })).toBeVisible();
  expect((await context.cookies()).find(({ name }) => name === "assay-session")?.value).not.toBe(session?.value);
  const { page: admin } = await desk.admin();
  // They are gathered for some seconds.
  await expect(async () => {
    await admin.goto("/desk/settings/people");
    await expect(admin.getByText("Wrong passwords")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await stranger.close();
});
