import { apiToken } from "../command-line.ts";
import { expect, expectFlawless, test } from "../fixtures.ts";
import { cardOf, roomArticle } from "../room.ts";
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

test("a text that has lost most of the article is asked about and kept; many are confirmed at once, and that is taken back", async ({
  desk,
}) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, `${paragraphs.join("\n\n")} So it is.`, ["guilty of fraud", "the pier cost twelve million"]);
  await page.goto(article.address);
  await page.getByRole("button", { name: "Take in a changed text" }).click();
  const dialog = page.getByRole("dialog");
  const [first = "", second = ""] = paragraphs;
  await dialog.getByLabel("Paste the new text").fill(first);
  await dialog.getByRole("button", { name: "Take it in", exact: true }).click();
  await expect(dialog.getByText(/of the article’s \d+ words are missing in this text/)).toBeVisible();
  await expectFlawless(page);
  await expect(dialog.getByLabel("Paste the new text"), "what was typed is kept").toHaveValue(first);
  // It was a part of it: the whole is pasted instead.
  const newer = `${first.replace("is guilty", "may be guilty")}\n\n${second.replace("twelve million so far", "twelve million by now")}`;
  await dialog.getByLabel("Paste the new text").fill(newer);
  await dialog.getByRole("button", { name: "Take it in", exact: true }).click();
  await expect(page.getByText("Snapshot 2 is taken in: 2 passages in changed sentences.", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Review them" }).click();
  const waiting = page.locator("#settle-queue").getByRole("article");
  await expect(waiting).toHaveCount(2);
  await page.getByRole("button", { name: "Confirm all 2" }).click();
  await expect(page.getByText("The outlet changed this text:")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(waiting).toHaveCount(2);
  await page.getByRole("button", { name: "Confirm all 2" }).click();
  await expect(page.getByText("The outlet changed this text:")).toHaveCount(0);

  // And when it really was cut down to one paragraph, it is taken in all the same.
  await page.getByRole("button", { name: "Take in a changed text" }).click();
  await dialog.getByLabel("Paste the new text").fill("A ferry runs twice a week.");
  await dialog.getByRole("button", { name: "Take it in", exact: true }).click();
  await dialog.getByRole("button", { name: "Take it in all the same" }).click();
  await expect(page.getByText(/^Snapshot 3 is taken in: .*2 .*lost/)).toBeVisible();
});

test("messages stand near the act, over no text and no control; on a phone never on a dialog’s buttons", async ({ desk }) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, `${paragraphs.join("\n\n")} So they say.`, ["guilty of fraud", "full both ways"]);
  const [id = "", other = ""] = article.annotations;
  /** How many points of the messages lie over something that is pressed, and over words. */
  const covered = () =>
    page.evaluate(() => {
      const box = document.querySelector("[data-messages]")?.getBoundingClientRect();
      const found = { controls: 0, words: 0 };
      if (!box || box.height === 0) return null;
      for (let x = box.left + 4; x < box.right; x += 20) {
        for (let y = box.top + 4; y < box.bottom; y += 10) {
          const below = document.elementsFromPoint(x, y).find((element) => !element.closest("[data-messages]"));
          if (below?.closest("button, a[href], input, textarea, [contenteditable=true], [role=radio]")) found.controls += 1;
          else if (below && below.closest("p, h1, h2, h3, li, label") !== null) found.words += 1;
        }
      }
      return found;
    });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(article.address);
  await cardOf(page, id).click();
  await cardOf(page, id).getByRole("button", { name: "Sign off" }).click();
  await expect(page.getByText("Signed off.", { exact: true })).toBeVisible();
  expect(await covered()).toEqual({ controls: 0, words: 0 });

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${article.address}?phone#a-${other}`);
  await page.getByRole("button", { name: "Return…" }).click();
  await page.getByRole("textbox", { name: "What should be done?" }).fill("Which weeks?");
  await page.getByRole("button", { name: "Return it" }).click();
  await expect(page.getByText("Returned with your note.", { exact: true })).toBeVisible();
  expect((await covered())?.controls).toBe(0);
  // What opens where the message stands sends it away.
  await page
    .getByRole("button", { name: /^Publish/ })
    .first()
    .click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Continue" })).toBeVisible();
  await expect.poll(async () => (await covered())?.controls ?? 0).toBe(0);
});
