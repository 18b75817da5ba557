import { expect, test } from "vitest";
import { mostElements, overrunOf, sanitize } from "./sanitize.ts";

// What the settings come to, told by what comes out. Whoever changes them changes this list, and says why.

const elements =
  "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp x-own".split(
    " ",
  );

test("which elements stay, which leave only their words, and which go with all that is in them", () => {
  const outcome = (name: string) => {
    const clean = sanitize(`<${name}>words</${name}>`);
    return clean.includes(`<${name}`) ? "kept" : clean.includes("words") ? "words" : "gone";
  };
  const by = (wanted: string) => elements.filter((name) => outcome(name) === wanted).join(" ");
  expect(by("kept")).toBe(
    "a abbr address article aside b blockquote body br button caption center cite dd del details dialog div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr html i legend li main mark menu nav ol p pre s section small span strike strong sub summary sup table tbody td tfoot th thead time tr u ul",
  );
  expect(by("gone")).toBe(
    "applet audio canvas datalist frameset head iframe map math noembed noframes noscript object option script select style svg template textarea title video",
  );
});

test("of attributes only those stay that tell the parts of a page apart, and where a link leads", () => {
  const attributes =
    'class="c" id="i" role="r" hidden="hidden" style="color:red" onclick="x()" onload="x()" src="x" srcset="x" data-x="y" href="https://a.example" action="x" formaction="x" title="t" lang="l" dir="rtl" contenteditable tabindex="1" xmlns="x" is="x" slot="x" nonce="x" background="x" ping="x" target="x" rel="x" download="x" itemprop="x"';
  expect(sanitize(`<p ${attributes}>x</p>`)).toBe('<p class="c" id="i" role="r" hidden="hidden">x</p>');
  expect(sanitize(`<a ${attributes}>x</a>`)).toBe('<a class="c" id="i" role="r" hidden="hidden" href="https://a.example">x</a>');
});

test.each([
  ["https://a.example/x?y=1&amp;z=2#f", 'href="https://a.example/x?y=1&amp;z=2#f"'],
  ["HTTP://a.example", 'href="HTTP://a.example"'],
  ["mailto:a@b.example", 'href="mailto:a@b.example"'],
  ["//a.example/x", 'href="//a.example/x"'],
  ["/x", 'href="/x"'],
  ["#f", 'href="#f"'],
])("a link to %s stays", (address, expected) => {
  expect(sanitize(`<a href="${address}">x</a>`)).toBe(`<a ${expected}>x</a>`);
});

test.each([
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "java&#10;script:alert(1)",
  "&#1;javascript:alert(1)",
  "&#106;avascript:alert(1)",
  "vbscript:x",
  "data:text/html,<script>alert(1)</script>",
  "file:///etc/passwd",
  "ftp://a.example",
  "blob:https://a.example/x",
  "view-source:https://a.example",
  "tel:123",
])("a link to %s leads nowhere", (address) => {
  expect(sanitize(`<a href="${address}">x</a>`)).toBe("<a>x</a>");
});

test("comments, declarations, instructions and what only looks like markup leave nothing that runs", () => {
  expect(sanitize("<!doctype html><!-- c --><p>a<!-- --><?php x ?><![CDATA[x]]>b</p>")).toMatch(/^<p>a.*b<\/p>$/);
  expect(sanitize("<p>1 &lt; 2 &amp;lt;b&amp;gt;</p>")).toBe("<p>1 &lt; 2 &amp;lt;b&amp;gt;</p>");
  expect(sanitize("<p>a<script>alert(1)</p><p>b")).not.toContain("alert");
  expect(sanitize("<scr<script>ipt>alert(1)</script>")).not.toMatch(/<script/i);
  expect(sanitize('<p title="</p><script>alert(1)</script>">x</p>')).toBe("<p>x</p>");
});

test("emphasis that stands in a style is told by elements; nothing of the style stays", () => {
  expect(sanitize('<b style="font-weight: normal">x</b><b style="font-weight:400">y</b><b>z</b>')).toBe(
    "<span>x</span><span>y</span><b>z</b>",
  );
  expect(sanitize('<span style="font-weight:bold">x</span><span style="font-weight: 700">y</span>')).toBe(
    "<strong>x</strong><strong>y</strong>",
  );
  expect(sanitize('<span style="font-style: italic">x</span><span style="color:red">y</span>')).toBe("<em>x</em><span>y</span>");
});

test("nested deeper than 1,000, or of more than 100,000 elements, it is no honest page", () => {
  expect(overrunOf("<div>".repeat(1000))).toBeNull();
  expect(overrunOf("<div>".repeat(1001))).toBe("too deep");
  expect(mostElements).toBe(100_000);
  expect(overrunOf("<p></p>".repeat(100_000))).toBeNull();
  expect(overrunOf("<p></p>".repeat(100_001))).toBe("too many");
});
