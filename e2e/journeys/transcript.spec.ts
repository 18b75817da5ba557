import type { Page } from "@playwright/test";
import { apiToken } from "../command-line.ts";
import { expect, expectAccessible, test } from "../fixtures.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "transcript" });

const said = [
  ["0:00", "0 seconds", "good evening and welcome to the hearing on the harbour"],
  ["0:07", "7 seconds", "the ferry ran on every day of the year the mayor said"],
  ["0:15", "15 seconds", "and it carried four hundred thousand people"],
  ["0:24", "24 seconds", "[applause]"],
  ["1:02", "1 minute, 2 seconds", "nobody was hurt and nobody was late"],
];

const card = (page: Page) => page.getByRole("article", { name: /ferry ran/ }).first();

test("a transcript pasted from a video site is a kind of article; its passages lead to their moment, at the desk and in public", async ({
  desk,
  playwright,
}) => {
  const { page } = await desk.admin();
  await page.goto("/desk/import");
  await page.getByLabel("Paste the article").fill(`The hearing\n${said.map((lines) => lines.join("\n")).join("\n")}`);
  await expect(page.getByLabel("Read as")).toHaveValue("text/x-transcript");
  await page.getByRole("button", { name: "Go on to clean-up" }).click();
  await page.waitForURL(/\/desk\/import\/[0-9a-f-]+/);
  const text = page.getByRole("textbox", { name: /text/i }).last();
  await expect(text).toContainText("hearing on the harbour the ferry ran on every day");
  await expect(text).not.toContainText("7 seconds");
  await page.getByLabel("Address", { exact: false }).first().fill("https://www.youtube.com/watch?v=a1b2");
  await shot(page, "clean-up");
  await page.getByRole("button", { name: /^Save/ }).click();
  await page.waitForURL(/\/desk\/articles\//);
  const slug = new URL(page.url()).pathname.split("/").at(-1);

  const token = apiToken(desk.server, "transcripts@example.org", "editor");
  const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const made = await api.post(`/api/v1/articles/${slug}/annotations`, {
    data: {
      passages: [{ exact: "the ferry ran on every day of the year" }, { exact: "nobody was hurt" }],
      claim: "The ferry ran on every day.",
      claimant: "The mayor",
      verdict: "opinion",
      rationale: "A way of speaking.",
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  await page.reload();
  await card(page).getByRole("button").first().click();
  await expect(card(page).getByText("Said at 0:07, 1:02")).toBeVisible();
  await expect(card(page).getByRole("link", { name: "0:07" })).toHaveAttribute("href", "https://www.youtube.com/watch?v=a1b2&t=7s");
  await expectAccessible(page);
  await shot(page, "desk");
  await page.goto("/desk");
  await expect(page.getByRole("row").filter({ hasText: "The hearing" })).toContainText("Transcript");
  await shot(page, "library");

  if (slug === undefined) throw new Error("The article has no address.");
  await signEverything(desk.server, slug);
  const published = await api.post(`/api/v1/articles/${slug}/revisions`, { data: { kind: "first" } });
  expect(published.status(), await published.text()).toBe(201);
  await page.goto(`/r/${slug}`);
  await expect(page.getByText("Review of a transcript")).toBeVisible();
  await expect(page.getByRole("link", { name: "0:07" }).first()).toHaveAttribute("href", "https://www.youtube.com/watch?v=a1b2&t=7s");
  await expectAccessible(page);
  await shot(page, "public");
  await api.dispose();
});

async function shot(page: Page, name: string): Promise<void> {
  const dir = process.env.SHOTS;
  if (!dir) return;
  for (const scheme of ["light", "dark"] as const)
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${dir}/${name}-${width}-${scheme}.png` });
    }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.waitForTimeout(300);
}
