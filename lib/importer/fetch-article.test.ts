import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { blockTexts } from "#lib/domain/article/cleaning.ts";
import { isSubsequenceOfWords } from "#lib/domain/text/words.ts";
import { cleanOriginal } from "./clean.ts";
import { fetchArticle } from "./fetch-article.ts";

const sentence =
  "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry running until the spring.";
const russian = "Совет города собрался вечером в понедельник и после четырёх часов решил сохранить паром до весны.";
const body = Array.from({ length: 8 }, (_, index) => `<p>${sentence} Part ${index}.</p>`).join("");
const menu = `<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>`;
const foot = `<footer><p>© 2025 The Lowland Courier</p></footer>`;

const pages: Record<string, { status?: number; type?: string; body: string | Buffer }> = {
  "/article": {
    body: `<html lang="en"><head><title>Ferry stays | The Lowland Courier</title><meta property="og:site_name" content="The Lowland Courier"><link rel="canonical" href="/ferry">
      <meta property="article:published_time" content="2025-05-12T08:00:00Z"></head><body>${menu}<div class="page"><article><h1>Ferry stays</h1><p class="byline">By <a rel="author" href="/ada">Ada Lind</a></p>${body}
      <h2>What comes next</h2><p>${sentence}<br>${sentence}</p><blockquote><p>We stay.</p></blockquote></article><aside class="related"><h3>Related</h3><ul><li><a href="/x">Other story</a></li></ul></aside></div>${foot}</body></html>`,
  },
  "/cyrillic": {
    type: "text/html; charset=windows-1251",
    body: Buffer.from(
      Array.from(
        `<html><head><title>${russian.slice(0, 12)}</title></head><body><article>${`<p>${russian}</p>`.repeat(9)}</article></body></html>`,
        (letter) => {
          const code = letter.codePointAt(0) ?? 0;
          return code < 128 ? code : letter === "ё" ? 0xb8 : code - 0x410 + 0xc0;
        },
      ),
    ),
  },
  "/plain": { type: "text/plain", body: `Ferry stays\n${sentence}\n${sentence}` },
  "/impostor": { body: `<link rel="canonical" href="https://other.example/their-story"><article><h1>Ferry</h1>${body}</article>` },
  "/paywall": {
    body: `<h1>Ferry stays</h1><p>The council met.</p><div>Already a subscriber? Sign in. Subscribe to continue reading.</div>`,
  },
  "/teaser": {
    body: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","isAccessibleForFree":"False"}</script><article>${body}</article>`,
  },
  "/closed-in-full": {
    body: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","isAccessibleForFree":"False"}</script><article>${body}${body}${body}</article>`,
  },
  "/consent": {
    body: `<h1>We value your privacy</h1><p>We and our 812 partners store information.</p><button>Accept all</button><button>Reject all</button>`,
  },
  "/robot": { body: `<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>` },
  "/soft-missing": { body: `<title>Page not found</title>${menu}<p>Sorry.</p>` },
  "/script-only": { body: `<title>Ferry</title><div id="root"></div><script>render()</script>` },
  "/gone": { status: 410, body: "gone" },
  "/closed": { status: 402, body: "pay" },
  "/broken-table": { body: `<table>stray words first${body}<tr><td>cell</td></tr></table><article>${body}</article>` },
};

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const page = pages[request.url ?? ""] ?? { status: 404, body: "nothing" };
    response.writeHead(page.status ?? 200, { "content-type": page.type ?? "text/html; charset=utf-8" }).end(page.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const fetchLocal = (path: string) => fetchArticle(origin + path, { alsoAllow: ["127.0.0.1"] });

async function fetched(path: string) {
  const result = await fetchLocal(path);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function messageOf(path: string) {
  const result = await fetchLocal(path);
  return result.ok ? null : result.error.message;
}

test("the article is found in its page, with what the page says of itself; the whole page stays the original", async () => {
  const { cleaned } = await fetched("/article");
  expect(cleaned.details).toEqual({
    title: "Ferry stays",
    outlet: "The Lowland Courier",
    author: "Ada Lind",
    publishedAt: "2025-05-12",
    sourceUrl: `${origin}/ferry`,
    language: "en",
  });
  const texts = blockTexts(cleaned.document);
  expect(texts).toContain(`${sentence}\n${sentence}`);
  expect(texts).toContain("What comes next");
  expect(texts.join("\n")).not.toMatch(/Home|Other story|©/);
  expect(cleaned.document.content?.some((block) => block.type === "blockquote")).toBe(true);
  expect(cleaned.originalText).toMatch(/Home[\s\S]*Other story[\s\S]*©/);
  expect(isSubsequenceOfWords(canonicalText(cleaned.document), cleaned.originalText)).toEqual({ ok: true });
});

test("a page in an old charset reads right, now and when its bytes are read again without the server's word", async () => {
  const { cleaned, bytes } = await fetched("/cyrillic");
  expect(canonicalText(cleaned.document)).toContain(russian);
  expect(cleaned.details.language).toBe("ru");
  const again = await cleanOriginal({ bytes, type: "text/html" });
  expect(again.ok && again.value.originalText).toBe(cleaned.originalText);
});

test("plain text is read as such", async () => {
  expect((await fetched("/plain")).cleaned.details.title).toBe("Ferry stays");
});

test("a page can't give itself the address of another site", async () => {
  expect((await fetched("/impostor")).cleaned.details.sourceUrl).toBe(`${origin}/impostor`);
});

test("a page that says it isn't free, and holds as much as an article does, is taken with a note", async () => {
  expect((await fetched("/closed-in-full")).cleaned.warnings.map(({ code }) => code)).toContain("paywall");
});

test("broken markup keeps the page's own order of words", async () => {
  const { cleaned } = await fetched("/broken-table");
  expect(isSubsequenceOfWords(canonicalText(cleaned.document), cleaned.originalText)).toEqual({ ok: true });
});

test.each([
  ["/paywall", /subscription/],
  ["/teaser", /subscription/],
  ["/closed", /subscription/],
  ["/consent", /consent page/],
  ["/robot", /see a person/],
  ["/soft-missing", /no such page/],
  ["/gone", /taken this article down/],
  ["/nowhere", /no such page/],
  ["/script-only", /no text|No article/],
])("%s is named as what it is", async (path, message) => {
  expect(await messageOf(path)).toMatch(message);
});
