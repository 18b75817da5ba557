import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { isSafeLink } from "#lib/domain/article/safe-link.ts";
import { parseDocument } from "#lib/domain/article/text.ts";
import { toStorable } from "#lib/domain/text/storable.ts";
import { hostilePage, hostilePayloads } from "#lib/domain/text/testing-hostile-payloads.ts";
import { isSubsequenceOfWords } from "#lib/domain/text/words.ts";
import { cleanOriginal } from "./clean.ts";
import { blocksFromHtml } from "./html-blocks.ts";
import { readInWorker } from "./in-worker.ts";
import { readOriginal } from "./read-original.ts";
import { asRead } from "./rules/as-read.ts";
import { sanitize } from "./sanitize.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Every link of a document, and every kind of node and mark in it. */
function inventory(json: unknown): { types: Set<string>; links: string[] } {
  const types = new Set<string>();
  const links: string[] = [];
  JSON.stringify(json, (key, value) => {
    if (key === "type" && typeof value === "string") types.add(value);
    if (key === "href") links.push(value);
    return value;
  });
  return { types, links };
}

const allowed = new Set(
  "doc paragraph heading blockquote bulletList orderedList listItem table tableRow tableCell tableHeader picture horizontalRule hardBreak text bold italic strike superscript subscript sign link".split(
    " ",
  ),
);

const bare = (text: string) => text.replaceAll(/\s+/gu, "");

describe("nothing imported runs", () => {
  test("every payload, alone and inside an article, gives a document of the schema with safe links only", () => {
    const pages = hostilePayloads.flatMap((payload) => [payload, `<article><p>Before</p>${payload}<p>After</p></article>`]);
    for (const html of [...pages, hostilePage(hostilePayloads)]) {
      const { blocks } = blocksFromHtml(sanitize(asRead(toStorable(html)).html), { base: "https://courier.example/" });
      const document = { type: "doc", content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] };
      expect(parseDocument(document)).toMatchObject({ ok: true });
      const { types, links } = inventory(document);
      expect([...types].filter((type) => !allowed.has(type))).toEqual([]);
      expect(links.filter((link) => !isSafeLink(link))).toEqual([]);
    }
  });

  const piece = fc.oneof(
    fc.constantFrom(...hostilePayloads),
    fc.constantFrom(
      ..."p div ul ol li blockquote h1 h2 table tr td b i a span pre br hr article nav button dl dd section"
        .split(" ")
        .flatMap((name) => [`<${name}>`, `</${name}>`]),
    ),
    fc.constantFrom("word", " ", "\n", "&amp;", "<", ">", "<!--", "-->", "“quoted”", "שלום", "👩‍👧"),
  );

  function expectAllWords(page: string): void {
    const html = sanitize(asRead(toStorable(page)).html);
    const { blocks } = blocksFromHtml(html);
    const parsed = parseDocument({ type: "doc", content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] });
    expect(parsed).toMatchObject({ ok: true });
    const shown = html.replaceAll(/<[^>]*>/g, "").replaceAll(/&(?:amp|lt|gt|quot);|[<>"]/g, "&");
    const kept = parsed.ok ? canonicalText(parsed.value).replaceAll(/[<>"&]/g, "&") : "";
    expect(bare(kept)).toBe(bare(shown));
  }

  test("any soup of tags gives a document of the schema whose words are those of the page", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => expectAllWords(pieces.join(""))),
      { numRuns: 300 },
    );
  });

  test.each([
    "<ol><blockquote><h1>word",
    "<ul><li><blockquote><h2>A heading</h2><p>and more</p></blockquote></li></ul>",
    '<ul><li><blockquote><img alt="A bridge"><p>and more</p></blockquote></li></ul>',
    "<ul><li><ul><li><h3>Deep</h3></li></ul></li></ul>",
  ])("a list item that begins with something else keeps its words: %s", expectAllWords);

  test.each(["<p>He paid.</p><script>x</script foo", "<p>He paid.</p foo", '<p>He paid.</p><a href="foo', "<p>He paid.</p><b 👩‍👧"])(
    "a tag that the page's end cuts off is no text: %s",
    (html) => {
      expect(bare(sanitize(asRead(html).html).replaceAll(/<[^>]*>/g, ""))).toBe("Hepaid.");
    },
  );

  test("the reading rules take any soup", () => {
    const more = fc.constantFrom(
      ..."sup sub ruby rt q del math mfrac msup table th tr td caption tfoot figure img dialog"
        .split(" ")
        .flatMap((name) => [`<${name} hidden>`, `<${name}>`, `</${name}>`, `<${name} id="x" alt="a b c">`, '<a href="#x">1</a>']),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, more), { maxLength: 60 }), (pieces) => {
        const html = sanitize(asRead(toStorable(pieces.join(""))).html);
        for (const everything of [false, true]) {
          const { blocks } = blocksFromHtml(html, { everything });
          const document = { type: "doc", content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] };
          expect(parseDocument(document)).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("size and depth", () => {
  test.each([
    ["elements nested 50,000 deep", "<div>".repeat(50_000)],
    ["quotes nested 50,000 deep", "<blockquote>".repeat(50_000)],
    ["emphasis unclosed 50,000 times", "<b>x".repeat(50_000)],
    ["lists unclosed", "<ul><li>x".repeat(50_000)],
    ["a paragraph opened 600,000 times", "<p>x".repeat(600_000)],
    ["a paragraph opened 60,000 times", "<p>x".repeat(60_000)],
    ["breaks without end", `<p>x${"<br>".repeat(200_000)}y</p>`],
    ["400,000 small elements", "<div>a</div>".repeat(400_000)],
  ])("%s are refused", async (_, html) => {
    expect(await cleanOriginal({ bytes: bytesOf(html), type: "text/html" })).toMatchObject({ ok: false, error: { code: "invalid" } });
  });

  test.each([
    ["a paragraph opened 20,000 times", `${"<p>x".repeat(20_000)}`],
    ["40,000 breaks", `<p>x${"<br>".repeat(40_000)}y</p>`],
    ["links in links", "<a href=https://a.example>x".repeat(20_000)],
    ["attributes without end", `<p ${"a=1 ".repeat(500_000)}>x</p>`],
    ["an unclosed comment", `<p>x</p><!--${"-".repeat(2_000_000)}`],
    ["an unclosed tag", `<p>x</p><${"a".repeat(2_000_000)}`],
    ["entities", `<p>${"&amp;".repeat(300_000)} x</p>`],
    ["one enormous word", `<p>${"x".repeat(1_900_000)}</p>`],
  ])("%s: read to its end, without adding a word", async (_, html) => {
    const answer = await readOriginal({ text: html, type: "text/html", sourceUrl: null });
    if (!("read" in answer)) throw new Error(answer.refused);
    expect(isSubsequenceOfWords(canonicalText(answer.read.document), answer.read.originalText)).toEqual({ ok: true });
  });

  test("lines without end are refused", async () => {
    for (const type of ["text/plain", "text/markdown"] as const) {
      for (const text of ["x\n".repeat(900_000), "x\n\n".repeat(300_000), "\nx\r".repeat(200_000)]) {
        const result = await cleanOriginal({ bytes: bytesOf(text), type });
        if (!result.ok) expect(result.error.code).toBe("invalid");
        else expect(parseDocument(result.value.document).ok).toBe(true);
      }
    }
  });

  test("Markdown without end is read or refused, not waited for", async () => {
    for (const text of ["[".repeat(50_000), "*a ".repeat(100_000), `${"> ".repeat(5000)}x`, `${"- ".repeat(2000)}x`, "`".repeat(100_000)]) {
      const result = await cleanOriginal({ bytes: bytesOf(`word ${text}`), type: "text/markdown" });
      if (result.ok) expect(parseDocument(result.value.document).ok).toBe(true);
      else expect(result.error.code).toBe("invalid");
    }
  });

  test("a deadline that passes is an answer, and the event loop stays free meanwhile", async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    const result = await readInWorker(
      { bytes: bytesOf("<p>x</p>".repeat(90_000)), type: "text/html", sourceUrl: null, extract: true },
      { deadline: 100 },
    );
    clearInterval(timer);
    expect(result).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(turns).toBeGreaterThan(3);
  });

  test("after one that was given up, the next is read", async () => {
    const slow = { bytes: bytesOf("<p>x</p>".repeat(90_000)), type: "text/html", sourceUrl: null, extract: true } as const;
    const short = { bytes: bytesOf("Words."), type: "text/plain", sourceUrl: null } as const;
    for (let round = 0; round < 2; round += 1) {
      expect(await readInWorker(slow, { deadline: 50 })).toMatchObject({ ok: false });
      expect(await readInWorker(short)).toMatchObject({ ok: true, value: { read: { originalText: "Words." } } });
    }
  });
});
