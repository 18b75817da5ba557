import { z } from "zod";
import { expect, expectFlawless, test } from "../fixtures.ts";
import { cardOf, expectSaved, roomArticle } from "../room.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "files as evidence" });

const words = "The ministry spent forty million on the pier.";
const text = `${words}\n\nIt opened in May, said the harbour master. Nobody came to see it.`;
const said = "The pier cost thirty million, say the accounts of the year.";
const made = z.object({ id: z.string() });
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

test("what the server can't read is put in by hand; a file is attached; where in it is said, and readers are told all of it", async ({
  desk,
}) => {
  const { page } = await desk.admin();
  desk.web.show("http://gate.example/", "<title>Just a moment...</title><h1>Checking your browser before accessing gate.example</h1>");
  const article = await roomArticle(desk, text, []);
  const annotated = await article.api("POST", `/articles/${article.id}/annotations`, {
    ...{ passages: [{ exact: words }], claim: words, verdict: "inaccurate", rationale: "Thirty, say the accounts." },
    evidence: [{ url: "http://gate.example/", stance: "contradicts", quote: "The pier cost thirty million", title: "The accounts" }],
  });
  const { id } = made.parse(await annotated.json());
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(article.address);
  const card = cardOf(page, id);
  await card.click();
  await expect(card.getByText(/^Could not be read/)).toBeVisible({ timeout: 20_000 });

  const chooser = page.waitForEvent("filechooser");
  await card.getByRole("button", { name: "Put in a copy…" }).click();
  await (await chooser).setFiles({
    name: "accounts.zip",
    mimeType: "application/zip",
    buffer: Buffer.from("PK\u0003\u0004 nothing", "latin1"),
  });
  await expect(card.getByText(/Nothing was kept/)).toBeVisible({ timeout: 20_000 });
  const again = page.waitForEvent("filechooser");
  await card.getByRole("button", { name: "Put in a copy…" }).click();
  await (await again).setFiles({ name: "accounts.txt", mimeType: "text/plain", buffer: Buffer.from(said) });
  await expect(card.getByText(/^Our copy was put in by/)).toBeVisible({ timeout: 20_000 });
  await expect(card.getByText("✓ The words quoted are in our copy.")).toBeVisible({ timeout: 20_000 });
  await expectFlawless(page);
  await page.screenshot({ path: "/tmp/files-card.png" });

  // A file beside a link; where in it the words stand.
  await page.keyboard.press("e");
  const file = page.waitForEvent("filechooser");
  await card.getByRole("button", { name: "Attach a file…" }).click();
  await (await file).setFiles({ name: "ledger.txt", mimeType: "text/plain", buffer: Buffer.from(`The ledger\n\n${said} It is signed.`) });
  const quote = card.getByLabel("Words quoted from it");
  await expect(quote).toBeFocused({ timeout: 20_000 });
  await page.keyboard.type("The pier cost thirty million, say the accounts");
  await card.getByLabel("Where in it (optional)").fill("second paragraph");
  await expect(card.getByText("✓ The words quoted are in our copy.")).toHaveCount(2, { timeout: 20_000 });
  await expectFlawless(page);
  await page.screenshot({ path: "/tmp/files-form.png" });
  await card.getByRole("button", { name: "Close this source" }).click();

  const photo = page.waitForEvent("filechooser");
  await card.getByRole("button", { name: "Attach a file…" }).click();
  await (await photo).setFiles({ name: "pier.png", mimeType: "image/png", buffer: picture });
  await page.keyboard.type("A pier without a ship");
  await expectFlawless(page);
  await card.getByRole("button", { name: "Attach", exact: true }).click();
  await expect(card.getByText("file kept by the desk")).toHaveCount(2, { timeout: 20_000 });
  await card.getByRole("button", { name: "Close this source" }).click();
  await expectSaved(page);
  const adder = card.getByLabel("Add evidence: paste a link, or search sources and other articles");
  await adder.fill("http://courier.example/report.pdf#page=12");
  await adder.press("Enter");
  await expect(card.getByLabel("Where in it (optional)")).toHaveValue("page 12");
  await card.getByRole("button", { name: "Close this source" }).click();
  await expectSaved(page);
  const archived = "https://web.archive.org/web/20240131120000/http://courier.example/minutes";
  await adder.fill(archived);
  await adder.press("Enter");
  await expect(card.getByText("Cited at its own address.", { exact: false })).toBeVisible();
  await expect(card.getByLabel("Address")).toHaveValue("http://courier.example/minutes");
  await expect(card.getByLabel("Archived copy (optional)")).toHaveValue(archived);
  await expectFlawless(page);
  await page.screenshot({ path: "/tmp/files-archived.png" });
  await card.getByRole("button", { name: "Close this source" }).click();
  await expectSaved(page);

  const source = await page.context().newPage();
  await source.setViewportSize({ width: 1280, height: 900 });
  await source.goto("/desk/sources");
  await expect(source.getByText(/^All copies take/)).toBeVisible();
  await source.getByRole("link", { name: "pier.png" }).click();
  await expect(source.getByText("It shows: A pier without a ship")).toBeVisible();
  await expectFlawless(source);
  const shown = await source.request.get(await source.getByRole("link", { name: "Look at it" }).getAttribute("href").then(String));
  expect(shown.headers()).toMatchObject({
    "content-type": "image/png",
    "content-security-policy": "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
  await source.goto("/desk/sources");
  await source.getByRole("link", { name: "The accounts" }).click();
  await expect(source.getByText(/^Put in by/)).toBeVisible();
  await source.screenshot({ path: "/tmp/files-source.png", fullPage: true });
  await source.emulateMedia({ colorScheme: "dark" });
  await source.setViewportSize({ width: 390, height: 844 });
  await expectFlawless(source);
  await source.screenshot({ path: "/tmp/files-source-phone.png", fullPage: true });
  const link = source.getByRole("link", { name: "Download" });
  const handed = await source.request.get(await link.getAttribute("href").then(String));
  expect(handed.headers()["content-disposition"]).toContain("attachment");
  await source.close();

  await signEverything(desk.server, article.id);
  const published = await article.api("POST", `/articles/${article.id}/revisions`, { kind: "first", acknowledge: "all" });
  expect(published.status, await published.text()).toBe(201);
  const readers = await page.context().newPage();
  await readers.setViewportSize({ width: 1280, height: 900 });
  await readers.goto(`/r/${article.slug}`);
  const check = readers.getByRole("article").filter({ hasText: words });
  await expect(check).toContainText("put in by the desk");
  await expect(check).toContainText("second paragraph");
  await expect(check).toContainText("file kept by the desk, SHA-256");
  await expect(check.getByRole("link", { name: "ledger.txt" })).toHaveCount(0);
  await expectFlawless(readers);
  await check.scrollIntoViewIfNeeded();
  await readers.screenshot({ path: "/tmp/files-public.png" });
  await readers.setViewportSize({ width: 390, height: 844 });
  await readers.emulateMedia({ colorScheme: "dark" });
  await check.scrollIntoViewIfNeeded();
  await expectFlawless(readers);
  await readers.screenshot({ path: "/tmp/files-public-phone.png" });
});
