import { apiToken } from "../command-line.ts";
import { expect, expectFlawless, test } from "../fixtures.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "sentences" });

const paragraphs = [
  "The former mayor of the harbour town is guilty of fraud, the regional court said on Monday in a long and careful judgment.",
  "According to the accounts the pier cost twelve million so far, and its lamps were paid for by the fishermen of the northern shore.",
  "A ferry runs twice a week, when the weather lets it, and is full both ways with people and their goods.",
];

test("the outlet turns a sentence around words that stay: it is flagged, blocks, is confirmed by one key, undone and published", async ({
  desk,
  playwright,
}) => {
  const { page } = await desk.admin();
  const token = apiToken(desk.server, "sentences@example.org", "editor");
  const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const post = async (path: string, data: object) => {
    const answer = await api.post(`/api/v1/${path}`, { data });
    expect(answer.status(), await answer.text()).toBe(201);
    return answer.json();
  };
  const { id, slug } = await post("articles", { text: paragraphs.join("\n\n"), title: "Pier accounts", outlet: "The Lowland Courier" });
  const checks = [
    { exact: "guilty of fraud", claim: "The former mayor committed fraud.", verdict: "accurate" },
    { exact: "its lamps were paid for by the fishermen", claim: "Fishermen paid for the lamps.", verdict: "misleading" },
    { exact: "A ferry runs twice a week", claim: "A ferry runs twice a week.", verdict: "accurate" },
  ];
  for (const { exact, ...more } of checks) {
    const evidence = [{ url: "https://court.example/judgment", stance: "supports" }];
    await post(`articles/${id}/annotations`, { passages: [{ exact }], rationale: "The judgment says so.", evidence, ...more });
  }
  await signEverything(desk.server, id);
  await post(`articles/${id}/revisions`, { kind: "first" });

  await page.goto(`/desk/articles/${slug}`);
  await page.getByRole("button", { name: "Take in a changed text" }).click();
  const newer = paragraphs.join("\n\n").replace("is guilty", "is not guilty").replace("by the fishermen of", "by the fishermen along");
  await page.getByLabel("Paste the new text").fill(newer);
  await expectFlawless(page);
  await page.getByRole("button", { name: "Take it in" }).click();
  await expect(page.getByText("Snapshot 2 is taken in: 2 passages in changed sentences.", { exact: true })).toBeVisible();
  await expect(page.getByText("The outlet changed this text:")).toBeVisible();

  const blocked = await api.post(`/api/v1/articles/${slug}/revisions`, { data: { kind: "update", note: "The sentence changed." } });
  expect(await blocked.json()).toMatchObject({ code: "invalid", details: { blockers: [{ rule: "turned-sentence" }] } });
  const { passages } = await (await api.get(`/api/v1/articles/${slug}/unsettled`)).json();
  expect(passages).toMatchObject([
    { anchoring: "exact", sentenceChange: { blocks: true, kinds: ["negation", "wording"] } },
    { anchoring: "exact", sentenceChange: { blocks: false, kinds: ["wording"] } },
  ]);
  const { annotations } = await (await api.get(`/api/v1/articles/${slug}/annotations`)).json();
  expect(annotations).toMatchObject([{ verdict: null, suspendedVerdict: "accurate" }, { verdict: "misleading" }, { verdict: "accurate" }]);

  const public_ = await page.context().newPage();
  const told = public_.getByRole("article").filter({ hasText: "The former mayor committed fraud." });
  await public_.goto(`/r/${slug}`);
  await expect(told, "taken in by hand, it is nobody's word yet").not.toContainText("is not guilty");
  expect((await api.put(`/api/v1/articles/${id}/snapshots/2/confirmation`)).ok()).toBe(true);
  await expect(async () => {
    await public_.reload();
    await expect(told).toContainText("is not guilty", { timeout: 1000 });
  }).toPass();
  await public_.close();

  await page.getByRole("button", { name: "Review them" }).click();
  const waiting = (claim: string) => page.locator("#settle-queue").getByRole("article", { name: claim });
  await expect(waiting("The former mayor committed fraud.")).toContainText("The words stand, the sentence changed: a negation");
  await expect(waiting("The former mayor committed fraud.").getByRole("insertion").first()).toContainText("not");
  await expectFlawless(page);

  await page.keyboard.press("y");
  await page.keyboard.press("y");
  await expect(waiting("The former mayor committed fraud.")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(waiting("The former mayor committed fraud.")).toBeVisible();

  await page.getByRole("button", { name: "Confirm all 2" }).click();
  await expect(page.getByText("The outlet changed this text:")).toHaveCount(0);
  await signEverything(desk.server, slug);
  await post(`articles/${slug}/revisions`, { kind: "update", note: "The outlet changed its text." });
  await api.dispose();
});
