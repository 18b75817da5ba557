import { expect, type Locator, type Page } from "@playwright/test";
import { selectWords } from "./reader.ts";

/** Counts what a person does: a click, a drag, a key or chord, a typed or pasted text. Selecting is one, however it is done. */
export class Acts {
  count = 0;
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }

  async drag(words: string): Promise<void> {
    this.count++;
    await selectWords(this.#page, words);
  }

  async click(target: Locator): Promise<void> {
    this.count++;
    await target.click();
  }

  async press(key: string): Promise<void> {
    this.count++;
    await this.#page.keyboard.press(key);
  }

  async type(words: string): Promise<void> {
    this.count++;
    await this.#page.keyboard.type(words);
  }

  async paste(text: string): Promise<void> {
    this.count++;
    await this.#page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.#page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await this.#page.keyboard.press("Control+V");
  }

  /** With the keyboard alone: the reader has it, and its caret stands at the beginning of the text. */
  async selectWithKeys(words: number): Promise<void> {
    this.count++;
    // The text stands there before anything listens to keys: a person presses again.
    await expect(async () => {
      await this.#page.locator(".article-text").focus();
      await this.#page.keyboard.press("Control+Home");
      for (let word = 0; word < words; word++) await this.#page.keyboard.press("Control+Shift+ArrowRight");
      const selected = await this.#page.evaluate(() => String(getSelection()));
      expect(selected.trim().split(/\s+/)).toHaveLength(words);
    }).toPass();
  }
}
