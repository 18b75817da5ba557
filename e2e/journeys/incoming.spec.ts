import { apiToken } from "../command-line.ts";
import { expect, expectFlawless, test } from "../fixtures.ts";

test.use({ deskName: "incoming" });

const paragraphs = [
  "The mayor of the harbour town has accused the coastguard of firing at its ferry pier on purpose, and spoke of it on Monday.",
  "The council voted eleven to four against any delay of the works, which began in the spring.",
  "Two brothers who worked on the dock died in custody last autumn. The town opened a case of its own.",
  "A ferry still runs twice a week, when the weather lets it, and is full both ways with people and their goods.",
];

test("annotations made elsewhere come in as drafts, with verdicts by the user's word", async ({ desk, playwright }) => {
  const { page } = await desk.admin();
  const token = apiToken(desk.server, "incoming@example.org", "reviewer");
  const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const loaded = await api.post("/api/v1/articles", {
    data: { text: `${paragraphs.join("\n\n")}\n\nOnce more.`, title: "Ferry pier, again" },
  });
  const { slug } = await loaded.json();
  await api.dispose();
  const row = (exact: string, tags: string[]) => ({
    uri: "https://news.example",
    text: "It was **not**.",
    ...{ user: "acct:joon@hypothes.is", user_info: { display_name: "Joon of the Quay" }, created: "2025-05-02T10:00:00Z" },
    tags,
    target: [{ source: "https://news.example", selector: [{ type: "TextQuoteSelector", exact }] }],
  });
  const file = JSON.stringify({
    rows: [
      row("A ferry still runs twice a week", ["false", "port"]),
      row("words that are nowhere", ["true"]),
      { ...row("Once more", []), text: 7 },
    ],
  });

  await page.goto(`/desk/articles/${slug}`);
  await page.getByRole("button", { name: /^Export/ }).click();
  await page.getByRole("menuitem", { name: "Import annotations…" }).click();
  await page.getByLabel("File").setInputFiles({ name: "hypothesis.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await expect(page.getByRole("status").filter({ hasText: "0 to add, 2 skipped, 1 malformed" })).toBeVisible();
  await expect(page.getByRole("region", { name: "What stays out" })).toContainText("It is about another page: https://news.example");
  await expect(page.getByRole("button", { name: "drafts" })).toBeDisabled();
  await page.getByLabel("Also take annotations of other pages").check();
  await expect(page.getByRole("status").filter({ hasText: "1 to add, 1 unanchored, 1 malformed" })).toBeVisible();
  await expect(page.getByRole("region", { name: "What stays out" })).toContainText("The comment must be text. rows[2].text");
  await expect(page.getByLabel(/^false/)).toHaveValue("inaccurate");
  await expect(page.getByText("words that are nowhere")).toBeVisible();
  await expectFlawless(page);
  await page.getByRole("button", { name: "Add as drafts" }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 added as drafts" })).toBeVisible();
  await expect(page.getByText("words that are nowhere")).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  const ferry = page.getByRole("article", { name: /^A ferry still runs/ });
  await expect(ferry).toContainText("Inaccurate");
  await ferry.getByRole("button", { name: /^A ferry/ }).click();
  await expect(ferry).toContainText("Taken in from Joon of the Quay, 2 May 2025");
  await page.keyboard.press("Escape");

  const standard = (exact: string) => ({
    type: "Annotation",
    body: { type: "TextualBody", value: "As the log has it.", purpose: "commenting" },
    target: { source: `${desk.server.url}/r/${slug}/v/1.txt`, selector: { type: "TextQuoteSelector", exact } },
  });
  const files = {
    "single.jsonld": standard("The town opened a case of its own"),
    "page.jsonld": { type: "AnnotationPage", items: [standard("is full both ways")] },
    "collection.jsonld": {
      type: "AnnotationCollection",
      first: { type: "AnnotationPage", items: [standard("fires at its"), standard("Once more")] },
    },
    "export.json": { export_date: "2026-01-01", annotations: [{ ...row("The council voted", []), uri: `${desk.server.url}/r/${slug}` }] },
  };
  for (const [name, json] of Object.entries(files)) {
    await page.getByRole("button", { name: /^Export/ }).click();
    await page.getByRole("menuitem", { name: "Import annotations…" }).click();
    await page.getByLabel("File").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(json)) });
    await expect(page.getByRole("status").filter({ hasText: `${name}: 1 to add` })).toBeVisible();
    await page.getByRole("button", { name: "Add as drafts" }).click();
    if (name.startsWith("collection")) await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  for (const words of [/^The town opened/, /^is full both ways/, /^Once more/, /^The council voted/])
    await expect(page.getByRole("article", { name: words }).first()).toBeAttached();

  await page.getByRole("button", { name: /^Export/ }).click();
  await page.getByRole("menuitem", { name: "Import annotations…" }).click();
  await page.getByLabel("File").setInputFiles({ name: "broken.json", mimeType: "application/json", buffer: Buffer.from("{") });
  await expect(page.getByRole("alert").filter({ hasText: "not valid JSON" })).toBeVisible();
});
