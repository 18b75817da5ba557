import { describe, expect, test } from "vitest";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { isSubsequenceOfWords } from "#lib/domain/text/words.ts";
import { cleanOriginal } from "./clean.ts";

const sentences = [
  "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry running until the spring.",
  "Its crews had asked for more, said the mayor, and would have got it had the winter been milder than anybody remembers.",
  "Nobody spoke against it, though two members of the council left the room before the vote and did not come back for the rest.",
  "The line has crossed the bay since the bridge fell; it carries some nine hundred people on a working day, most of them to the yards.",
];
const article = sentences.map((words) => `<p>${words}</p>`).join("");

async function load(html: string, { extract = true } = {}) {
  const bytes = new TextEncoder().encode(`<html><head><title>Ferry stays</title></head><body>${html}</body></html>`);
  const read = await cleanOriginal({ bytes, type: "text/html", sourceUrl: "https://courier.example/ferry", extract });
  if (!read.ok) throw new Error(read.error.message);
  const { document, warnings, originalText } = read.value;
  const types = document.content?.map(({ type }) => type);
  return { lines: canonicalText(document).split("\n"), types, codes: warnings.map(({ code }) => code), warnings, originalText };
}

describe("of a page, its article is kept", () => {
  test.each([
    [
      "a menu and a foot",
      `<nav><a href=/a>Home</a></nav><article>${article}</article><footer><p>The Courier, Harbour Street 4</p></footer>`,
    ],
    ["a sharing bar within", `<article>${article.replace("</p>", "</p><div class='share-tools'>Send it to a friend</div>")}</article>`],
    [
      "an invitation within",
      `<article>${article.replace("</p>", "</p><div class=newsletter-box><p>Letters from the harbour, every Friday</p></div>")}</article>`,
    ],
    [
      "teasers of other articles",
      `<article>${article}</article><aside><h3>More</h3><p>A bridge that was never built, and who paid for it in the end, year after year.</p></aside>`,
    ],
    ["a by-line and a date", `<article><p class=byline>By Ada Lind</p><p>12 May 2025, 14:05</p>${article}</article>`],
    [
      "captions of pictures",
      `<article>${article.replace("</p>", "</p><figure><img src=x.jpg><figcaption>The quay. Photo: Ada Lind</figcaption></figure>")}</article>`,
    ],
    [
      "comments of readers",
      `<article>${article}</article><section id=comments><p>I have taken this ferry for forty years and never once was it on time, so good luck to all of you.</p></section>`,
    ],
  ])("with %s", async (_, html) => {
    const { lines, warnings, originalText } = await load(html);
    expect(lines).toEqual(sentences);
    expect(isSubsequenceOfWords(lines.join("\n"), originalText)).toEqual({ ok: true });
    expect(warnings.find(({ code }) => code === "words-kept")?.message).toMatch(/^Of the page’s \d+ words, \d+ were kept/);
  });

  test("in a box that is called as menus and banners are", async () => {
    expect((await load(`<div class="banner sidebar comments">${article}</div><p>Imprint</p>`)).lines).toEqual(sentences);
  });

  const notice = "We and our partners keep cookies on your device, to count our readers and to show you what you may like to buy. ".repeat(
    4,
  );
  test.each([
    ["that is called so", `<div id=consent-box class=cookie-consent><p>${notice}</p><p>${notice}</p></div>`],
    [
      "that has buttons alone",
      `<div class=x1><p>${notice}</p><p>${notice}</p><a class=b>Settings</a><a class=b>Alle akzeptieren</a></div>`,
    ],
  ])("and not a cookie notice %s, however long it is beside a short article", async (_, box) => {
    expect((await load(`${box}<div><div>${article}${article}</div></div>`)).lines).toEqual([...sentences, ...sentences]);
  });

  test.each([
    ["an aside", `<article>${article}</article><aside><p>Correction: an earlier version gave the wrong number of crews.</p></aside>`],
    [
      "the foot",
      `<article>${article}</article><footer><p>Editor’s note: this text was changed on Tuesday to name the mayor.</p><p>Imprint</p></footer>`,
    ],
  ])("with a correction in %s", async (_, html) => {
    const { lines } = await load(html);
    expect(lines.slice(0, 4)).toEqual(sentences);
    expect(lines.slice(4)).toEqual([expect.stringMatching(/^Correction|^Editor’s note/)]);
  });
});

test("a short article on a page that has far more to read says so", async () => {
  const short = sentences.slice(0, 2).map((words) => `<p>${words}</p>`);
  const more = Array.from({ length: 40 }, () => article).join("<hr>");
  const { codes } = await load(
    `<article>${short.join("")}</article><section class=comments>${more.replaceAll("p>", "blockquote>")}</section>`,
  );
  expect(codes).toContain("readings-differ");
});

test("nothing is left out of a page that is not asked for its article", async () => {
  const { lines, codes } = await load(`<nav><a href=/a>Home page</a></nav>${article}`, { extract: false });
  expect(lines).toEqual(["Home page", ...sentences]);
  expect(codes).not.toContain("words-kept");
});

test("the page's own description of its article counts where more of it is on the page than was found", async () => {
  const more = sentences.map((words) => words.replace("The", "Another")).concat(sentences.map((words) => words.replace("The", "A third")));
  const body = [...sentences, ...more];
  const parts = more.map((words) => `<section class=comment-item><div><p>${words}</p></div></section>`).join("");
  const data = `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", articleBody: body.join(" ") })}</script>`;
  expect((await load(`${data}<article>${article}</article><div class=comments>${parts}</div>`)).lines).toEqual(body);
});

test("what the captions of its pictures say is the article's, at its place, and the words in place of one that has none", async () => {
  const first =
    "<figure><img src=x.jpg alt='Two men on a quay'><figcaption>The quay on the day before the bridge fell.</figcaption></figure>";
  const second = "<img src=y.jpg alt='A chart of the boats of every year since the war'>";
  const pictured = article.replace("</p>", `</p>${first}`).replace(/<p>[^<]*<\/p>$/, (last) => second + last);
  const { lines, types, warnings, originalText } = await load(`<nav><a href=/a>Home</a></nav><article>${pictured}</article>`);
  const [start = "", ...rest] = sentences;
  const end = rest.pop() ?? "";
  expect(lines).toEqual([
    start,
    "The quay on the day before the bridge fell.",
    ...rest,
    "A chart of the boats of every year since the war",
    end,
  ]);
  expect(types).toEqual(["paragraph", "picture", ...rest.map(() => "paragraph"), "picture", "paragraph"]);
  expect(isSubsequenceOfWords(lines.join("\n"), originalText)).toEqual({ ok: true });
  expect(warnings.filter(({ code }) => code === "pictures").map(({ message }) => message)).toEqual([
    expect.stringContaining("“A chart of the boats of every year since the war”"),
  ]);
});

test("captions that are left out, as those that only name somebody, are told", async () => {
  const figure = "<figure><img src=x.jpg><figcaption>Photo: Ada Lind, 2019</figcaption></figure>";
  const { lines, warnings } = await load(`<article>${article.replace("</p>", `</p>${figure}`)}</article>`);
  expect(lines).toEqual(sentences);
  expect(warnings.find(({ code }) => code === "pictures")?.message).toContain("“Photo: Ada Lind, 2019”");
});

describe("what a page holds and a parser doesn't show is read", () => {
  const story = [...sentences, ...sentences.map((words) => words.replace("The", "A second"))];
  const shell = "<div id=app>Loading…</div>";
  const paragraphs = story.map((words) => `<p>${words}</p>`).join("");

  test.each([
    [
      "JSON-LD",
      `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", articleBody: story.join("\n\n") })}</script>`,
    ],
    [
      "data of a framework",
      `<script id=data type="application/json">${JSON.stringify({ props: { page: { title: "x", content: paragraphs } } })}</script>`,
    ],
    [
      "a list of blocks",
      `<script>window.__STATE__ = ${JSON.stringify({ story: { blocks: story.map((text) => ({ type: "p", data: { text } })) } }).replaceAll("data", "content")};</script>`,
    ],
  ])("the article in %s, with a note", async (_, script) => {
    const { lines, codes, originalText } = await load(`${shell}${script}`);
    expect(lines).toEqual(story);
    expect(codes).toContain("text-from-data");
    expect(isSubsequenceOfWords(lines.join("\n"), originalText)).toEqual({ ok: true });
    expect((await load(`${shell}${script}`, { extract: false })).lines.slice(-story.length)).toEqual(story);
  });

  test("text for browsers without scripts, and declarative shadow roots", async () => {
    expect((await load(`${shell}<noscript>${paragraphs}</noscript>`)).lines).toEqual(story);
    expect((await load(`<x-story><template shadowrootmode=open><article>${paragraphs}</article></template></x-story>`)).lines).toEqual(
      story,
    );
  });

  test("but not where the page shows its article, and never what isn't there to be read", async () => {
    const summary = `<script type="application/ld+json">${JSON.stringify({ articleBody: `${story.join(" ")} ${story.join(" ")} More than the page shows.` })}</script>`;
    const { lines, codes } = await load(`<article>${paragraphs}</article>${summary}<noscript>Switch scripts on.</noscript>`);
    expect(lines).toEqual(story);
    expect(codes).not.toContain("text-from-data");
    const hostile = `<script type="application/json">${JSON.stringify({
      content: `${paragraphs}<script>alert(1)</script><p onclick=x>Last.`,
    }).replaceAll("<", "\\u003c")}</script>`;
    expect((await load(`${shell}${hostile}`)).lines).toEqual([...story, "Last."]);
  });
});
