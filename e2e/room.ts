import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { apiToken } from "./command-line.ts";
import type { Desk } from "./fixtures.ts";

/** An article with annotations, put there by a program, and its address in the desk. */
export type RoomArticle = { id: string; slug: string; address: string; annotations: string[]; api: Api };

type Api = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;

const made = z.object({ id: z.string() });
const tokens = new WeakMap<object, string>();

/** `claims`: words of the text to annotate, each with a rationale that says “First words.” */
export async function roomArticle({ server }: Desk, text: string, claims: string[]): Promise<RoomArticle> {
  const token = tokens.get(server) ?? apiToken(server, "program@example.org", "editor");
  tokens.set(server, token);
  const api: Api = (method, path, body, headers) =>
    fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const loaded = await api("POST", "/articles", { text, language: "en" });
  const { id, slug } = made.extend({ slug: z.string() }).parse(await loaded.json());
  const annotations: string[] = [];
  for (const claim of claims) {
    const answer = await api("POST", `/articles/${id}/annotations`, {
      ...{ passages: [{ exact: claim }], claim, verdict: "unsupported", rationale: "First words." },
      ...{ evidence: [{ url: "https://example.org/looked-here", stance: "context", quote: "Nothing on it here." }] },
    });
    annotations.push(made.parse(await answer.json()).id);
  }
  return { id, slug, address: `/desk/articles/${slug}`, annotations, api };
}

/** The rationale of an annotation as everyone else reads it. */
export async function rationaleOf({ api }: RoomArticle, annotationId: string): Promise<string> {
  const answer = await api("GET", `/annotations/${annotationId}`);
  return z.object({ rationale: z.string() }).parse(await answer.json()).rationale;
}

/** What the bar of the room says of everything typed in this window. */
export function saveState(page: Page) {
  return page.locator("header").getByRole("status");
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(saveState(page)).toHaveText(/^\s*Saved\s*$/);
}

/** The card of an annotation, wherever it stands. */
export function cardOf(page: Page, annotationId: string) {
  return page.locator(`#card-${annotationId}`);
}

/** Opens an annotation to write in it, and hands over its rationale once that can be written in. */
export async function openRationale(page: Page, annotationId: string) {
  await cardOf(page, annotationId).getByRole("button").or(cardOf(page, annotationId)).first().click();
  await page.keyboard.press("e");
  const rationale = cardOf(page, annotationId).getByRole("textbox", { name: "Rationale" });
  await expect(rationale).toHaveAttribute("contenteditable", "true");
  return rationale;
}

/** Adds words at the end of a rationale, as a person does. */
export async function writeOn(page: Page, annotationId: string, words: string): Promise<void> {
  const rationale = cardOf(page, annotationId).getByRole("textbox", { name: "Rationale" });
  await rationale.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
  await expect(rationale).toContainText(words.trim());
}
