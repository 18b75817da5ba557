import { apiToken } from "../command-line.ts";
import { expect, expectFlawless, test } from "../fixtures.ts";
import { selectWords } from "../reader.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "versions" });

const paragraphs = [
  "The mayor of the harbour town has accused the coastguard of firing at its ferry pier on purpose, and spoke of it on Monday.",
  "According to him the pier was hit three times since the blockade began. The council voted eleven to four against any delay.",
  "Two brothers who worked on the dock died in custody last autumn, their family says. The town opened a case of its own.",
  "A ferry still runs twice a week, when the weather lets it, and is full both ways with people and their goods.",
];

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
  await signEverything(desk.server, id);
  await post(`articles/${id}/revisions`, { kind: "first", acknowledge: "all" });

  const newer = paragraphs.map((text) => text.replace("eleven to four", "ten to five")).filter((text) => !text.startsWith("Two brothers"));
  const added = await post(`articles/${id}/snapshots`, { text: newer.join("\n\n") });
  expect(added.passages).toEqual({ exact: 1, typography: 0, moved: 0, sentenceChanged: 0, changed: 1, lost: 1 });

  // Taken in by hand: readers hear of it once an editor says that the outlet's page reads so.
  await page.goto(`/r/${slug}`);
  await expect(page.getByRole("article").filter({ hasText: "The council voted 11 to 4." })).toBeVisible();
  await expect(page.getByText("has changed this text since our check")).toHaveCount(0);
  await page.goto(`/desk/articles/${slug}`);
  await expect(page.getByText("Readers aren’t told what changed in snapshot 2")).toBeVisible();
  await page.getByRole("button", { name: "The outlet’s page reads so" }).first().press("Enter");
  await expect(page.getByText("Confirmed: readers are told what the outlet changed.", { exact: true })).toBeVisible();
  await expect(page.getByText("Readers aren’t told what changed in snapshot 2")).toHaveCount(0);

  await expect(async () => {
    await page.goto(`/r/${slug}`);
    await expect(page.getByText("The Lowland Courier has changed this text since our check.")).toBeVisible({ timeout: 1000 });
  }).toPass();
  const check = page.getByRole("article").filter({ hasText: "The council voted 11 to 4." });
  await expect(check.getByText("The outlet changed this passage after our check.")).toBeVisible();
  await expect(check.getByRole("deletion").first()).toHaveText("eleven");
  await expectFlawless(page);

  await page.goto(`/desk/articles/${slug}/versions`);
  await expect(page.getByRole("deletion").first()).toContainText("eleven");
  await expectFlawless(page);
  await page.getByRole("link", { name: "In one text" }).click();
  await expect(page).toHaveURL(/view=inline/);
  await expectFlawless(page);

  await page.goto(`/desk/articles/${slug}`);
  await expect(page.getByText("1 passage changed, 1 lost")).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.getByRole("region", { name: "Coverage" })).toContainText("3 marked · 1 reasoned · 1 submitted · 1 signed off");
  await page
    .getByRole("navigation", { name: "Annotations" })
    .getByRole("button", { name: /Two brothers died in custody/ })
    .click();
  const lostCard = page.getByRole("complementary", { name: "Annotations beside the text" });
  await expect(lostCard.getByText("is no longer in the article")).toBeInViewport();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Review them" }).press("Enter");
  const changed = page.getByRole("article", { name: "The council voted 11 to 4." }).first();
  await expectFlawless(page);
  await changed.getByRole("button", { name: "The verdict still holds" }).press("Enter");
  await expect(page.getByText("1 passage lost")).toBeVisible();
  const lost = page.getByRole("article", { name: "Two brothers died in custody." }).first();
  await lost.getByRole("button", { name: "Delete annotation" }).press("Enter");
  await expect(page.getByText("The outlet changed this text:")).toHaveCount(0);
  await expect(page.getByText("Annotation deleted.", { exact: true })).toBeVisible();

  await signEverything(desk.server, id);
  await post(`articles/${id}/revisions`, { kind: "update", note: "The outlet changed the vote.", acknowledge: "all" });
  await expect(async () => {
    await page.goto(`/r/${slug}`);
    await expect(page.getByText("has changed this text since our check")).toHaveCount(0);
  }).toPass();
  await api.dispose();
});

const place = "http://courier.example/pier";
const lines = [
  "The mayor of the harbour town has accused the coastguard of firing at its ferry pier on purpose, and spoke of it on Monday before the council.",
  "According to him the pier was hit three times since the blockade began. The council voted eleven to four against any delay of the works.",
  "Two brothers who worked on the dock died in custody last autumn. The town opened a case of its own in the spring, its lawyer says.",
  "A ferry still runs twice a week, when the weather lets it, and is full both ways with people and with their goods.",
  "Fishermen on the northern shore have asked for years why their harbour was never dredged, and who had promised them that it would be.",
  "The works cost twelve million so far, according to the accounts that the council published in the first week of November.",
  "A spokesman for the coastguard called the accusation absurd and said that no boat of theirs had left the bay that day.",
];
const [mayor = "", pier = "", brothers = "", ferry = "", fishermen = "", works = ""] = lines;
/** One paragraph to the top, two figures, one sentence and one paragraph out, and a correction that quotes what it takes back. */
const changedLines = [
  ferry,
  mayor,
  pier.replace("eleven to four", "ten to five"),
  brothers.slice(brothers.indexOf("The town")),
  fishermen,
  works.replace("twelve million", "fifteen million"),
  "Correction: an earlier version of this article said “Two brothers who worked on the dock died in custody last autumn.” It was one.",
];

function outletPage(paragraphs: string[]): string {
  return `<!doctype html><html lang="en"><head><title>Ferry pier was hit, says mayor</title><meta property="og:site_name" content="The Lowland Courier"></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Ferry pier was hit, says mayor</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`;
}

test("the outlet's own page changes: looked at again, compared, each passage settled in its way, and readers told with old words and new", async ({
  desk,
  browser,
  playwright,
}) => {
  test.setTimeout(150_000);
  const { page } = await desk.admin();
  desk.web.show(place, outletPage(lines));
  await page.goto("/desk/import");
  await page.getByLabel("Or give its address").fill(place);
  await page.getByRole("button", { name: "Fetch" }).click();
  await page.waitForURL(/\/desk\/import\/./);
  await page.getByRole("button", { name: "Save to the library" }).click();
  await page.waitForURL(/\/desk\/articles\//);
  const slug = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  const token = apiToken(desk.server, "watcher@example.org", "editor");
  const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const checks = {
    "The pier was hit three times.": ["the pier was hit three times", "accurate"],
    "The council voted 11 to 4.": ["The council voted eleven to four against any delay", "inaccurate"],
    "The works cost 12 million.": ["The works cost twelve million so far", "misleading"],
    "Two brothers died in custody.": ["Two brothers who worked on the dock died in custody last autumn.", "missing-context"],
    "A ferry runs twice a week.": ["A ferry still runs twice a week", "accurate"],
    "The coastguard denies it.": ["A spokesman for the coastguard called the accusation absurd", "opinion"],
  };
  for (const [claim, [exact, verdict]] of Object.entries(checks)) {
    const evidence = [{ url: "https://port.example/log", stance: "supports", title: "Port log" }];
    const data = { claim, passages: [{ exact }], verdict, rationale: "The log of the port has it.", evidence };
    const answer = await api.post(`/api/v1/articles/${slug}/annotations`, { data });
    expect(answer.status(), await answer.text()).toBe(201);
  }
  await signEverything(desk.server, slug);
  expect((await api.post(`/api/v1/articles/${slug}/revisions`, { data: { kind: "first", acknowledge: "all" } })).status()).toBe(201);

  await page.goto(`/desk/articles/${slug}`);
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("Unchanged: the outlet’s page says what this snapshot says.", { exact: true })).toBeVisible();
  await expect(page.getByText(/^Outlet’s page unchanged,/)).toBeVisible();

  desk.web.show(place, outletPage(changedLines));
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("The outlet changed its text: 2 passages changed, 2 lost.", { exact: true })).toBeVisible();
  await expect(page.getByText("The outlet changed this text:")).toBeVisible();

  await page.getByRole("link", { name: "See what changed" }).click();
  await page.waitForURL(/\/versions/);
  const outcomes = page.getByRole("region", { name: "What became of the marked passages" });
  for (const [outcome, count] of [
    ["Lost", 2],
    ["Changed", 2],
    ["Moved", 1],
    ["Exact", 1],
  ])
    await expect(outcomes.getByRole("term").filter({ hasText: `${outcome}` })).toContainText(`${outcome} ${count}`);
  await outcomes.getByRole("link", { name: "A ferry runs twice a week." }).click();
  await expect(page.locator("mark:target")).toHaveText("A ferry still runs twice a week");
  for (const view of ["Side by side", "In one text"]) {
    await page.getByRole("link", { name: view }).click();
    await expect(page.getByRole("link", { name: view })).toHaveAttribute("aria-current", "true");
    await expect(page.locator(".difference mark").filter({ hasText: "A ferry still runs twice a week" }).first()).toBeVisible();
    for (const outcome of ["Lost", "Changed", "Moved"])
      await expect(page.locator(".difference .outcome", { hasText: outcome }).first()).toBeVisible();
    await expectFlawless(page);
  }

  const visitor = await browser.newContext({ baseURL: desk.server.url });
  const reader = await visitor.newPage();
  await reader.goto(`/r/${slug}`);
  await expect(reader.getByText("The Lowland Courier has changed this text since our check.")).toBeVisible();
  const cardOf = (claim: string) => reader.getByRole("article").filter({ hasText: claim });
  const vote = cardOf("The council voted 11 to 4.");
  await expect(vote).toContainText("The outlet changed this passage after our check. Noticed on");
  await expect(vote.getByRole("deletion").first()).toHaveText("eleven");
  await expect(vote.getByRole("insertion").first()).toHaveText("ten");
  await expect(vote.locator(".since time")).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\dT/);
  await expect(cardOf("The coastguard denies it.")).toContainText("We no longer find these words for sure");
  for (const same of ["The pier was hit three times.", "A ferry runs twice a week."])
    await expect(cardOf(same).locator(".since")).toHaveCount(0);
  await expect(reader.locator("mark").filter({ hasText: "eleven to four" })).toHaveCount(1);
  await reader.goto((await vote.getByRole("link", { name: "Share" }).getAttribute("href")) ?? "");
  await expect(reader.getByText("The outlet changed this passage after our check.")).toBeVisible();
  await visitor.close();

  await page.goto(`/desk/articles/${slug}`);
  await page.getByRole("button", { name: "Review them" }).click();
  const waiting = (claim: string) => page.locator("#settle-queue").getByRole("article", { name: claim });
  await waiting("The council voted 11 to 4.").getByRole("button", { name: "The verdict still holds" }).click();
  await expect(waiting("The council voted 11 to 4.")).toHaveCount(0);

  await waiting("The works cost 12 million.").getByRole("button", { name: "Select other words" }).click();
  await selectWords(page, "cost fifteen million");
  await page.getByRole("button", { name: "Use for this annotation" }).click();
  await expect(waiting("The works cost 12 million.")).toHaveCount(0);

  const brothersItem = waiting("Two brothers died in custody.");
  await expect(brothersItem).toContainText("same words");
  await brothersItem.getByRole("button", { name: /^Attach to “Two brothers/ }).click();
  await expect(brothersItem).toHaveCount(0);

  await waiting("The coastguard denies it.").getByRole("button", { name: "Delete annotation" }).click();
  await expect(page.getByText("The outlet changed this text:")).toHaveCount(0);

  await expect(async () => {
    const { annotations } = await (await api.get(`/api/v1/articles/${slug}/annotations`)).json();
    const words = new Map(
      annotations.map(({ claim, passages }: { claim: string; passages: { exact: string }[] }) => [
        claim,
        passages.map(({ exact }) => exact),
      ]),
    );
    expect(Object.fromEntries(words)).toEqual({
      "A ferry runs twice a week.": ["A ferry still runs twice a week"],
      "The pier was hit three times.": ["the pier was hit three times"],
      "The council voted 11 to 4.": ["The council voted ten to five against any delay"],
      "The works cost 12 million.": ["cost fifteen million"],
      "Two brothers died in custody.": ["Two brothers who worked on the dock died in custody last autumn."],
    });
  }).toPass();
  const { snapshot } = await (await api.get(`/api/v1/articles/${slug}`)).json();
  await signEverything(desk.server, slug);
  const again = await api.post(`/api/v1/articles/${slug}/revisions`, {
    data: { kind: "update", note: "The outlet changed its text.", acknowledge: "all" },
  });
  expect(again.status(), await again.text()).toBe(201);
  const published = await (await api.get(`/r/${slug}.json`)).json();
  expect(published.content.article.text).toBe(snapshot.text);
  await api.dispose();
});
