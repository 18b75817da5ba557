import fc from "fast-check";
import { JSDOM } from "jsdom";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import type { DocumentJson } from "../article/article-schema.ts";
import type { RevisionContent } from "../revision/revision.ts";
import { buildRevision } from "../revision/revision-building.ts";
import { annotationFixture, evidenceFixture, prose, revisionInput, stored, unsaid } from "../revision/testing-revision.ts";
import { exportFormats } from "./formats.ts";
import { verifyRevision } from "./verification.ts";

const baseUrl = "https://desk.example";
const hostile = [
  "</script><script>alert(1)</script>",
  "<!-- <script> -->",
  '"><img src=x onerror=alert(1)>',
  "[click](javascript:alert(1))",
  "![x](https://evil.example/p.png)",
  "<https://evil.example> &lt;b&gt; &#60;",
  "# not a heading\n\n- nor a list\n\n    nor code",
  "`code` *em* _em_ ~~gone~~ | a | b |",
  "\u202Egnissorc\u2066 and \u2067more",
  "=HYPERLINK(1) \u0007 \u2028 \u2029",
  "]]> --> */ '; DROP TABLE x; {{7*7}}",
  "👩‍👩‍👧 é 𝒳 ﷽",
];

/** The string in every field a person or an import can fill. */
function poisoned(text: string): RevisionContent {
  const link = (href: string): DocumentJson => ({
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text, marks: [{ type: "link", attrs: { href } }] }] }],
  });
  const cell = (type: string) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: link("https://fine.example/cell").content ?? [] });
  const row = (type: string) => ({ type: "tableRow", content: [cell(type), cell("tableCell")] });
  const table = { type: "table", content: [row("tableHeader"), row("tableCell")] };
  const rationale: DocumentJson = { type: "doc", content: [...(link("javascript:alert(1)").content ?? []), table] };
  const evidence = [
    evidenceFixture({
      quote: text,
      source: {
        ...{ id: "source-9", author: "", language: "" },
        url: `https://a.example/${text}?q=${text}#${text}`,
        title: text,
        publisher: text,
        publishedAt: null,
        archivedUrl: `https://archive.example/${text}`,
        ...{ kind: null, interest: text, altText: "", owner: text },
      },
    }),
    evidenceFixture({
      quote: text,
      source: {
        id: "source-8",
        url: "javascript:alert(1)",
        title: text,
        publisher: "",
        author: "",
        language: "",
        publishedAt: null,
        archivedUrl: "javascript:alert(2)",
        ...unsaid,
      },
    }),
  ];
  const annotation = annotationFixture(text, {
    quotes: [text],
    claim: text,
    claimant: text,
    rationale,
    evidence,
    createdBy: { id: "1", name: text },
    verdict: { id: "v", slug: "custom", name: text, definition: text, rating: null, needsEvidence: false, position: 0 },
  });
  const document = prose(...text.split("\n"));
  const input = revisionInput(
    { annotations: [annotation], desk: { name: text, url: baseUrl }, note: text, by: text, kind: "correction" },
    document,
  );
  const article = { ...input.article, title: text, outlet: text, author: text, sourceUrl: "javascript:alert(1)" };
  const review = { ...input.review, summary: link("https://fine.example/a_b_(c)") };
  return buildRevision({ ...input, article, review });
}

function written(content: RevisionContent, format: keyof typeof exportFormats): string {
  return [...exportFormats[format].write(stored(content), content, { baseUrl })].join("");
}

/** What could run or be fetched in a page, but for style and the revision it carries. */
function live(html: string): string[] {
  const { document } = new JSDOM(html).window;
  const elements = [...document.querySelectorAll("body *, head *")];
  const known = new Set(
    "TABLE THEAD TBODY TR TH TD META TITLE LINK STYLE HEADER MAIN SECTION DIV P H1 H2 H3 H4 H5 H6 BLOCKQUOTE UL OL LI A B I EM STRONG S SUP MARK SPAN BDI SVG PATH CIRCLE ARTICLE FOOTER DL DT DD Q BR HR SCRIPT".split(
      " ",
    ),
  );
  return elements.flatMap((element) => [
    ...(known.has(element.tagName.toUpperCase()) ? [] : [element.tagName]),
    ...(element.tagName === "SCRIPT" && element.getAttribute("type") !== "application/json" ? ["script"] : []),
    ...[...element.attributes]
      .filter(({ name, value }) => name.startsWith("on") || name === "src" || /^\s*(javascript|data|vbscript):/i.test(value))
      .map(({ name }) => name),
  ]);
}

test.each(hostile)("%j lives in no format", (text) => {
  const content = poisoned(text);
  expect(live(written(content, "html"))).toEqual([]);

  const markdown = new MarkdownIt({ html: true, linkify: false }).render(written(content, "md"));
  expect(live(markdown)).toEqual([]);
  const rendered = new JSDOM(markdown).window.document;
  expect(rendered.querySelectorAll("h1")).toHaveLength(1);
  for (const anchor of rendered.querySelectorAll("a")) expect(anchor.href).toMatch(/^https:\/\/(desk|a|archive|fine|courier)\.example\//);

  for (const format of ["jsonld", "claimreview"] as const) {
    expect(written(content, format)).not.toContain("<");
    expect(() => JSON.parse(written(content, format))).not.toThrow();
  }
});

test("whatever is written in a field is read from the page, the Markdown and the JSON just so", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "grapheme", minLength: 1 })), async (raw) => {
      const text = raw.replaceAll(/[\r\n\f\0]/g, " ").trim();
      fc.pre(text !== "");
      const content = poisoned(text);
      const page = written(content, "html");
      const { document } = new JSDOM(page).window;
      expect(document.querySelector("h1")?.textContent).toBe(text);
      expect(document.querySelector(".card h2")?.textContent).toBe(text);
      expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent).join("")).toBe(text);
      expect(JSON.parse(written(content, "jsonld")).first.items[0].body[0].value).toBe(text);
      expect(JSON.parse(written(content, "claimreview"))[0].claimReviewed).toBe(text);
      expect(JSON.parse(written(content, "json")).content).toEqual(JSON.parse(stored(content).content));
      expect(live(page)).toEqual([]);
      expect((await verifyRevision(new TextEncoder().encode(page))).problems).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("Markdown says a claim with exactly its characters", () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...hostile, "! #", "Room ##"), fc.string({ minLength: 1 })), (raw) => {
      const text = raw.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
      fc.pre(text !== "" && !/[\u202A-\u202E\u2066-\u2069]/.test(text));
      const html = new MarkdownIt({ html: true, linkify: false }).render(written(poisoned(text), "md"));
      expect(new JSDOM(html).window.document.querySelector("h2")?.textContent).toBe(`1. ${text}`);
    }),
    { numRuns: 60 },
  );
}, 60_000);
