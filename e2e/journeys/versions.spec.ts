import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { apiToken } from "../command-line.ts";
import { expect, test } from "../fixtures.ts";

test.use({ deskName: "versions" });

const paragraphs = [
  "The mayor of the harbour town has accused the coastguard of firing at its ferry pier on purpose, and spoke of it on Monday.",
  "According to him the pier was hit three times since the blockade began. The council voted eleven to four against any delay.",
  "Two brothers who worked on the dock died in custody last autumn, their family says. The town opened a case of its own.",
  "A ferry still runs twice a week, when the weather lets it, and is full both ways with people and their goods.",
];

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" | ")}`)).toEqual([]);
}

test("the outlet changes a reviewed article: passages wait for a person, readers are told, and the desk settles them", async ({
  desk,
  playwright,
}) => {
  const { page } = await desk.admin();
  const token = apiToken(desk.server, "versions@example.org", "editor");
  const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const post = async (path: string, data: object) => {
    const answer = await api.post(`/api/v1/${path}`, { data });
    expect(answer.status(), await answer.text()).toBe(201);
    return answer.json();
  };
  const { id, slug } = await post("articles", { text: paragraphs.join("\n\n"), title: "Ferry pier hit", outlet: "The Lowland Courier" });
  const checks = [
    { exact: "the pier was hit three times", claim: "The pier was hit three times.", verdict: "accurate" },
    { exact: "The council voted eleven to four against any delay", claim: "The council voted 11 to 4.", verdict: "inaccurate" },
    { exact: "Two brothers who worked on the dock died in custody", claim: "Two brothers died in custody.", verdict: "misleading" },
  ];
  for (const { exact, ...more } of checks) {
    const evidence = [{ url: "https://port.example/log", stance: "supports" }];
    await post(`articles/${id}/annotations`, { passages: [{ exact }], rationale: "The log says so.", evidence, ...more });
  }
  await post(`articles/${id}/revisions`, { kind: "first" });

  const newer = paragraphs.map((text) => text.replace("eleven to four", "ten to five")).filter((text) => !text.startsWith("Two brothers"));
  const added = await post(`articles/${id}/snapshots`, { text: newer.join("\n\n") });
  expect(added.passages).toEqual({ exact: 1, moved: 0, changed: 1, lost: 1 });

  await page.goto(`/r/${slug}`);
  await expect(page.getByText("The Lowland Courier has changed this text since our check.")).toBeVisible();
  const check = page.getByRole("article").filter({ hasText: "The council voted 11 to 4." });
  await expect(check.getByText("The outlet changed this passage after our check.")).toBeVisible();
  await expect(check.getByRole("deletion").first()).toHaveText("eleven");
  await expectAccessible(page);

  await page.goto(`/desk/articles/${slug}/versions`);
  await expect(page.getByRole("deletion").first()).toContainText("eleven");
  await expectAccessible(page);
  await page.getByRole("link", { name: "In one text" }).click();
  await expect(page).toHaveURL(/view=inline/);
  await expectAccessible(page);

  await page.goto(`/desk/articles/${slug}`);
  await expect(page.getByText("1 passage changed, 1 lost")).toBeVisible();
  await page.getByRole("button", { name: "Review them" }).press("Enter");
  const changed = page.getByRole("article", { name: "The council voted 11 to 4." }).first();
  await expectAccessible(page);
  await changed.getByRole("button", { name: "The verdict still holds" }).press("Enter");
  await expect(page.getByText("1 passage lost")).toBeVisible();
  const lost = page.getByRole("article", { name: "Two brothers died in custody." }).first();
  await lost.getByRole("button", { name: "Delete annotation" }).press("Enter");
  await expect(page.getByText("The outlet changed this text:")).toHaveCount(0);
  await expect(page.getByText("Annotation deleted.", { exact: true })).toBeVisible();

  await post(`articles/${id}/revisions`, { kind: "update", note: "The outlet changed the vote." });
  await expect(async () => {
    await page.goto(`/r/${slug}`);
    await expect(page.getByText("has changed this text since our check")).toHaveCount(0);
  }).toPass();
  await api.dispose();
});

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
    tags,
    target: [{ source: "https://news.example", selector: [{ type: "TextQuoteSelector", exact }] }],
  });
  const file = JSON.stringify({
    rows: [row("A ferry still runs twice a week", ["false", "port"]), row("words that are nowhere", ["true"])],
  });

  await page.goto(`/desk/articles/${slug}`);
  await page.getByRole("button", { name: /^Export/ }).click();
  await page.getByRole("menuitem", { name: "Import annotations…" }).click();
  await page.getByLabel("File").setInputFiles({ name: "hypothesis.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await expect(page.getByRole("status").filter({ hasText: "1 to add, 1 unanchored" })).toBeVisible();
  await expect(page.getByLabel(/^false/)).toHaveValue("inaccurate");
  await expect(page.getByText("words that are nowhere")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add as drafts" }).click();
  await expect(page.getByRole("article", { name: /^A ferry still runs/ })).toContainText("Inaccurate");
});
