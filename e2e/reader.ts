import { expect, type Page } from "@playwright/test";

type Place = { x: number; y: number };

/** The points just before the first and after the last character of words in the reader, scrolled into view. */
async function endsOf(page: Page, from: string, to: string): Promise<{ start: Place; end: Place }> {
  return page.evaluate(
    ([first, last]) => {
      const reader = document.querySelector(".article-text");
      if (!reader || !first || !last) throw new Error("There is no reader on this page.");
      const walker = document.createTreeWalker(reader, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
      const text = nodes.map((node) => node.data).join("");
      const rangeAt = (offset: number) => {
        let left = offset;
        for (const node of nodes) {
          if (left < node.length) {
            const range = document.createRange();
            range.setStart(node, left);
            range.setEnd(node, left + 1);
            return range;
          }
          left -= node.length;
        }
        throw new Error("These words are not in the reader.");
      };
      const begins = text.indexOf(first);
      const ends = text.indexOf(last, begins) + last.length - 1;
      if (begins < 0 || ends < begins) throw new Error(`The reader does not say: ${first}`);
      rangeAt(begins).startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      const start = rangeAt(begins).getBoundingClientRect();
      const end = rangeAt(ends).getBoundingClientRect();
      return { start: { x: start.left + 0.5, y: start.top + start.height / 2 }, end: { x: end.right - 0.5, y: end.top + end.height / 2 } };
    },
    [from, to],
  );
}

/** Drags with the mouse over these words, as a reader does; `to` ends the selection where it isn't the same words. */
export async function selectWords(page: Page, from: string, to = from): Promise<void> {
  await expect(page.locator(".article-text[data-ready]")).toBeVisible();
  const { start, end } = await endsOf(page, from, to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole("toolbar", { name: "Annotate the selection" })).toBeVisible();
}

/** The card that is open for editing. */
export function openCard(page: Page) {
  return page.getByRole("article", { name: /^Editing/ });
}

/** Gives the selected words a verdict by its key; the card that opens takes the keyboard to its claim. */
export async function giveVerdict(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(openCard(page).getByRole("textbox", { name: /Claim/ })).toBeFocused();
}

/** Finishes the open card the way a reviewer does, and waits until it is saved. */
export async function finishCard(page: Page, { rationale, source }: { rationale: string; source?: string }): Promise<void> {
  const card = openCard(page);
  const editor = card.getByRole("textbox", { name: "Rationale" });
  await editor.click();
  await page.keyboard.type(rationale);
  await expect(editor).toHaveText(rationale);
  const words = card.getByRole("textbox", { name: "Words quoted from it" });
  if (source !== undefined) {
    await card.getByRole("combobox", { name: /Add evidence/ }).fill(source);
    await page.keyboard.press("Enter");
    await expect(words).toBeFocused();
  }
  await expect(card.getByText("Saved", { exact: true })).toBeVisible();
  if (source !== undefined) await expect(words).toBeFocused();
  await card.getByRole("button", { name: "Done" }).click();
}
