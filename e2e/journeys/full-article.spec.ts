import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { apiToken, assay } from "../command-line.ts";
import { expect, test } from "../fixtures.ts";
import { expectSaved, saveState } from "../room.ts";

test.use({ deskName: "full article" });

const count = 600;
const sentences = Array.from({ length: count }, (_, index) => `Sentence ${index} of the minutes says what was decided that day.`);
const paragraphs = Array.from({ length: count / 10 }, (_, at) => sentences.slice(at * 10, at * 10 + 10).join(" "));

/** How many passages are painted, and whether these words are one of them. */
function painted(page: Page, words: string) {
  return page.evaluate((wanted) => {
    const ranges = [...CSS.highlights].flatMap(([name, highlight]) => (name.startsWith("assay-to-check") ? [...highlight] : []));
    const saysSo = ({ startContainer: { textContent }, startOffset, endOffset }: AbstractRange) =>
      textContent?.slice(startOffset, endOffset) === wanted;
    return { all: ranges.length, these: ranges.some(saysSo) };
  }, words);
}

test("an article with hundreds of annotations: the first are there at once, any can be gone to, and what was typed in a late one is kept", async ({
  desk,
  playwright,
}) => {
  const { page, context } = await desk.admin();
  const token = apiToken(desk.server, "full@example.org", "reviewer");
  const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const loaded = await api.post("/api/v1/articles", { data: { text: paragraphs.join("\n\n"), title: "Minutes of a long day" } });
  const { slug, id: articleId } = await loaded.json();
  const file = sentences.map((exact, index) => ({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `https://example.org/annotations/${index}`,
    type: "Annotation",
    body: { type: "TextualBody", value: `Claim ${index} is to be checked.`, format: "text/plain" },
    target: { source: "https://example.org/minutes", selector: { type: "TextQuoteSelector", exact } },
  }));
  const path = join(mkdtempSync(join(tmpdir(), "assay-full-")), "annotations.json");
  writeFileSync(path, JSON.stringify(file));
  assay(desk.server, ["annotate", slug, path, "--any-page"]);
  const asked = new URLSearchParams({ limit: "100" });
  let late = "";
  for (let next: string | null = null; next !== "" && late === ""; ) {
    if (next !== null) asked.set("cursor", next);
    const part = z
      .object({
        annotations: z.array(z.object({ id: z.string(), passages: z.array(z.object({ exact: z.string() })) })),
        next: z.string().nullable(),
      })
      .parse(await (await api.get(`/api/v1/articles/${articleId}/annotations?${asked}`)).json());
    late = part.annotations.find(({ passages }) => passages[0]?.exact === sentences[590])?.id ?? "";
    next = part.next ?? "";
  }
  await api.dispose();

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/desk/articles/${slug}`);
  await expect(page.locator(".room-rail").getByText(`${count} marked`)).toBeVisible();
  await expect(page.getByText("are on their way")).toBeHidden();
  await expect.poll(() => painted(page, sentences[0] ?? "")).toMatchObject({ these: true });
  expect((await painted(page, "")).all, "only what is near").toBeLessThan(count / 2);

  const rail = page.locator(".room-rail");
  const last = rail.getByRole("button", { name: sentences[count - 1] });
  await expect(last).toHaveCount(0);
  await rail.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(last).toBeVisible();
  await last.click();
  await expect(page.getByRole("article", { name: sentences[count - 1] })).toBeInViewport();
  await expect.poll(() => painted(page, sentences[count - 1] ?? "")).toMatchObject({ these: true });

  await page.close();

  // Named by an address, one that doesn't come with the page is there as fast as any.
  const window = await context.newPage();
  await window.goto(`/desk/articles/${slug}#a-${late}`);
  const card = window.locator(`#card-${late}`);
  await expect(card).toBeInViewport();
  await card.getByRole("button", { name: /^Edit/ }).click();
  const claim = card.getByRole("textbox", { name: /Claim/ });
  await context.setOffline(true);
  await claim.fill("Typed while nothing could be saved.");
  await expect(saveState(window)).toHaveText(/Offline, 1 change kept here/);
  await window.close();
  await context.setOffline(false);

  const again = await context.newPage();
  await again.goto(`/desk/articles/${slug}#a-${late}`);
  await expect(again.getByText(/not saved is back, and is being saved/).first()).toBeVisible();
  await expect(again.locator(`#card-${late}`)).toContainText("Typed while nothing could be saved.");
  await expectSaved(again);
  await again.close();
});
