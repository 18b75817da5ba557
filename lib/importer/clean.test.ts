import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { blockTexts } from "#lib/domain/article/cleaning.ts";
import { parseDocument } from "#lib/domain/article/text.ts";
import { isSubsequenceOfWords } from "#lib/domain/text/words.ts";
import { cleanOriginal, type Original } from "./clean.ts";

const encode = (text: string) => new TextEncoder().encode(text);

async function clean(text: string | Uint8Array, type: Original["type"] = "text/plain", more: Partial<Original> = {}) {
  const result = await cleanOriginal({ bytes: typeof text === "string" ? encode(text) : text, type, ...more });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function refusal(bytes: Uint8Array, type: Original["type"] = "text/plain") {
  const result = await cleanOriginal({ bytes, type });
  return result.ok ? null : result.error.message;
}

const long =
  "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry running until the spring.";

describe("plain text", () => {
  test("one paragraph a line, headings guessed between long paragraphs, title from the first line", async () => {
    const { document, details } = await clean(`Ferry stays\nLive\n${long}\nWhat comes next?\n${long}\n`);
    expect(document.content?.map((block) => block.type)).toEqual(["heading", "paragraph", "paragraph", "heading", "paragraph"]);
    expect(details).toMatchObject({ title: "Ferry stays", language: "en" });
  });

  test("wrapped lines are joined where an empty line parts the paragraphs", async () => {
    const wrapped = `${long.replaceAll(/(.{50}\S*) /g, "$1\n")}\n\n${long.replaceAll(/(.{50}\S*) /g, "$1\n")}`;
    expect(blockTexts((await clean(wrapped)).document)).toEqual([long, long]);
  });

  test("byline, date and address are found on lines of their own", async () => {
    const { details, warnings } = await clean(`Ferry stays\nBy Ada Lind\n12 May 2025\n${long}\n${long}\nhttps://courier.example/ferry`);
    expect(details).toMatchObject({ author: "Ada Lind", publishedAt: "2025-05-12", sourceUrl: "https://courier.example/ferry" });
    expect(warnings).toEqual([]);
  });

  test("a text without a headline gets its beginning, and says so", async () => {
    const { details, warnings } = await clean(`${long}\n${long}`);
    expect(details.title).toMatch(/^The council of the harbour town .*…$/);
    expect(warnings.map(({ code }) => code)).toContain("title-guessed");
  });

  test("bullets become a list", async () => {
    const { document } = await clean(`${long}\n- one\n- two\n${long}`);
    expect(document.content?.map((block) => block.type)).toEqual(["paragraph", "bulletList", "paragraph"]);
    expect(blockTexts(document)[1]).toBe("one\ntwo");
  });
});

describe("charsets", () => {
  const russian = "Совет города собрался вечером в понедельник и после четырёх часов решил сохранить паром до весны.";

  test("UTF-8 and UTF-16 with and without mark", async () => {
    const utf16 = Buffer.from(long, "utf16le");
    for (const bytes of [encode(`\uFEFF${long}`), utf16, Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])])
      expect(canonicalText((await clean(bytes)).document)).toBe(long);
  });

  test("windows-1251, by its look and by a page's own word", async () => {
    const bytes = Uint8Array.from(russian, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code < 128 ? code : letter === "ё" ? 0xb8 : code - 0x410 + 0xc0;
    });
    const { document, details } = await clean(bytes);
    expect(canonicalText(document)).toBe(russian);
    expect(details.language).toBe("ru");
    const page = Buffer.concat([encode('<meta charset="windows-1251"><p>'), bytes]);
    expect(canonicalText((await clean(page, "text/html")).document)).toBe(russian);
  });

  test("western and Turkish one-byte text", async () => {
    expect(canonicalText((await clean(Buffer.from(`Café. ${long}`, "latin1"))).document)).toContain("Café.");
    expect(
      canonicalText(
        (await clean(Uint8Array.from([...encode("Ba"), 0xfe, ...encode("kan geldi ve gitti. Bu b"), 0xf6, ...encode("yle.")]))).document,
      ),
    ).toContain("Başkan");
  });
});

test("Markdown keeps its structure, runs nothing and gives its front matter", async () => {
  const { document, details, originalText } = await clean(
    `---\ntitle: "Ferry stays"\ndate: 2025-05-12\nauthor: Ada Lind\n---\n# Ferry\n\n${long} **Really** *so*, [see](https://example.org/a) and [not](javascript:alert(1)).\n\n> Quote\n\n- a\n- b\n\n<script>alert(1)</script>`,
    "text/markdown",
  );
  expect(details).toMatchObject({ title: "Ferry stays", publishedAt: "2025-05-12", author: "Ada Lind" });
  expect(document.content?.map((block) => block.type)).toEqual(["heading", "paragraph", "blockquote", "bulletList"]);
  expect(JSON.stringify(document)).toContain('{"type":"link","attrs":{"href":"https://example.org/a"}}');
  expect(JSON.stringify(document)).not.toContain('"href":"javascript');
  expect(isSubsequenceOfWords(canonicalText(document), originalText)).toEqual({ ok: true });
});

describe("HTML", () => {
  test("structure is kept, what a reader doesn't see is not, parts of the page are marked and kept", async () => {
    const { document, chrome } = await clean(
      `<html><head><title>x</title><style>p{}</style></head><body><nav><ul><li><a href="/">Home page</a></li></ul></nav><article><h1>Ferry <em>stays</em></h1>
       <p>One<br>two</p><p>Three<br><br>four &amp; <a href="/more">more</a></p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table><ol><li>first<ul><li>inner</li></ul></li></ol>
       <div class="share-bar">Send it on</div><script>alert("no")</script></article></body></html>`,
      "text/html",
      { sourceUrl: "https://courier.example/ferry" },
    );
    expect(blockTexts(document)).toEqual([
      "Home page",
      "Ferry stays",
      "One\ntwo",
      "Three",
      "four & more",
      "a\tb\nc\td",
      "first\ninner",
      "Send it on",
    ]);
    expect(JSON.stringify(document)).toContain("https://courier.example/more");
    expect(chrome.map(({ text }) => text)).toEqual(["Home page", "Send it on"]);
    expect(parseDocument(document).ok).toBe(true);
  });

  test("metadata: JSON-LD before OpenGraph before the page's own words; the text outvotes what the page says of its language", async () => {
    const { details, warnings } = await clean(
      `<html lang="de-AT"><head><title>Fähre bleibt | Kurier</title><meta property="og:title" content="OG title"><meta property="og:site_name" content="Kurier">
       <link rel="canonical" href="/faehre"><meta name="author" content="Von Ada Lind"><script type="application/ld+json">{"@graph":[{"@type":"WebPage"},
       {"@type":["NewsArticle"],"headline":"Fähre bleibt","datePublished":"2025-05-12T23:30:00+02:00","dateModified":"2025-05-14","publisher":{"name":"Der Kurier"}}]}</script></head>
       <body><h1>Anders</h1><p>${long}</p></body></html>`,
      "text/html",
      { sourceUrl: "https://kurier.example/x?y" },
    );
    expect(details).toEqual({
      title: "Fähre bleibt",
      outlet: "Der Kurier",
      author: "Ada Lind",
      sourceUrl: "https://kurier.example/faehre",
      publishedAt: "2025-05-12",
      language: "en",
    });
    expect(warnings.map(({ code }) => code)).toEqual(["modified-later"]);
  });

  test("broken metadata is an ordinary page", async () => {
    const { details } = await clean(
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":5,</script><time datetime="nonsense"></time><link rel=canonical href="javascript:1"><h1>Ferry</h1><p>${long}`,
      "text/html",
    );
    expect(details).toMatchObject({ title: "Ferry", publishedAt: null, sourceUrl: null });
  });

  test("what Google Docs and Word copy: false bold, styled spans", async () => {
    const { document } = await clean(
      `<b style="font-weight:normal;"><p><span style="font-weight:400">plain </span><span style="font-weight:700">bold</span> <span style="font-style:italic">slanted</span></p></b>`,
      "text/html",
    );
    expect(document.content?.[0]?.content).toEqual([
      { type: "text", text: "plain " },
      { type: "text", text: "bold", marks: [{ type: "bold" }] },
      { type: "text", text: " " },
      { type: "text", text: "slanted", marks: [{ type: "italic" }] },
    ]);
  });

  test.each([
    "<ul>loose<li>a<blockquote>q</blockquote><li><h2>h</h2><ul><li>x</ul></ul>",
    "<li>alone</li><td>cell</td>",
    "<blockquote><ul><li><blockquote><p>deep</p></blockquote></li></ul></blockquote>",
    "<a href=https://a.example><b><h2>Head</h2></b><p>in link</a></p>",
    "</p></div><p>stray<b><i>mis</b>nested</i>",
    "<ol><ol><li>a</ol></ol><hr><hr><p>b",
    "<pre>one\ntwo</pre><dl><dt>t<dd>d</dl>",
    "<p>a<ul><li></li><li> </li></ul>b",
  ])("odd HTML gives a document of the schema: %s", async (html) => {
    const { document, originalText } = await clean(html, "text/html");
    expect(parseDocument(document)).toMatchObject({ ok: true });
    expect(isSubsequenceOfWords(canonicalText(document), originalText)).toEqual({ ok: true });
  });
});

describe("refusals speak to the person", () => {
  test("binary, empty, over-long", async () => {
    expect(await refusal(encode("%PDF-1.7 …"))).toMatch(/no PDF that can be read/);
    expect(await refusal(Uint8Array.from([1, 2, 0, 255, 0, 7, 9, 200]))).toMatch(/data and no text/);
    expect(await refusal(encode(" \n\t – "))).toMatch(/no text/);
    expect(await refusal(encode("<p> </p><script>x</script>"), "text/html")).toMatch(/no text/);
    expect(await refusal(encode("a ".repeat(1_000_001)))).toMatch(/2 MB/);
    expect(await refusal(new Uint8Array(50_000_000).fill(97), "text/html")).toMatch(/2 MB/);
    expect(await refusal(encode(`<p>${"word ".repeat(500_000)}</p>`), "text/html")).toMatch(/2 MB/);
  });

  test("elements nested without end", async () => {
    expect(await refusal(encode("<div>".repeat(50_000)), "text/html")).toMatch(/too deeply/);
    expect(await refusal(encode("<b>x".repeat(50_000)), "text/html")).toMatch(/too deeply/);
  });
});

const articles = join(import.meta.dirname, "../../../shared/articles");

describe.skipIf(!existsSync(articles))("real articles (skipped where the folder is missing)", () => {
  const names = existsSync(articles) ? readdirSync(articles).filter((name) => name.endsWith(".txt")) : [];

  test.each(names)("%s: every word is kept, and the document is of the schema", async (name) => {
    const bytes = readFileSync(join(articles, name));
    const { document, originalText, details } = await clean(bytes);
    expect(parseDocument(document)).toMatchObject({ ok: true });
    expect(canonicalText(document).split(/\s+/)).toEqual(originalText.trim().split(/\s+/));
    expect(details).toMatchObject({ language: "en" });
    expect(details.title).toBeTruthy();
  });
});

test("a link that names a user before its host keeps its words and loses its address, with a note", async () => {
  for (const [text, type] of [
    [`<p>${long} <a href="https://bank.example@evil.example/x">the bank</a></p><p>${long}</p>`, "text/html"],
    [`${long} [the bank](https://bank.example@evil.example/x)\n\n${long}`, "text/markdown"],
  ] as const) {
    const { document, warnings } = await clean(text, type);
    expect(canonicalText(document)).toContain("the bank");
    expect(JSON.stringify(document)).not.toContain("evil.example");
    expect(warnings.find(({ code }) => code === "misleading-link")?.message).toContain("https://bank.example@evil.example/x");
  }
});
