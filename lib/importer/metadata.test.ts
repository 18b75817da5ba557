import { expect, test } from "vitest";
import { metadataFromHtml } from "./metadata.ts";
import { parsePage } from "./page-dom.ts";

const found = (html: string, base = "https://www.courier.example/news/ferry") => {
  const { title, author, publishedAt, outlet, sourceUrl } = metadataFromHtml(parsePage(html), { base, today: "2025-06-01" }).found;
  const first = (list: { value: string }[]) => list[0]?.value ?? null;
  return { title: first(title), author: first(author), date: first(publishedAt), outlet: first(outlet), address: first(sourceUrl) };
};
const data = (text: string) => `<script type="application/ld+json">${text}</script>`;

test.each([
  [
    "references into a graph",
    '{"@graph":[{"@type":"NewsArticle","headline":"Ferry","author":{"@id":"#a"},"publisher":{"@id":"#p"},"datePublished":"2025-05-12"},{"@type":"Person","@id":"#a","name":"Ada Lind"},{"@type":"Organization","@id":"#p","name":"Courier"}]}',
  ],
  [
    "trailing commas and raw line feeds",
    '{"@type":"NewsArticle","headline":"Ferry","description":"one\ntwo","author":[{"@type":"Person","name":"Ada Lind",},],"publisher":{"name":"Courier"},"datePublished":"2025-05-12T10:00:00+02:00",}',
  ],
  [
    "CDATA and comments",
    '//<![CDATA[\n{"@type":"Article",/* why */"headline":"Ferry","author":"By Ada Lind","publisher":"Courier","datePublished":"2025-05-12"}\n//]]>',
  ],
  [
    "types and keys with a prefix",
    '{"@type":"https://schema.org/NewsArticle","schema:headline":"Ferry","author":{"name":["Ada Lind"]},"publisher":{"name":"Courier"},"datePublished":{"@value":"2025-05-12"}}',
  ],
  ["entities", '{"@type":"NewsArticle","headline":"Ferry","author":"Ada&#32;Lind","publisher":"Courier","datePublished":"2025-05-12"}'],
])("JSON-LD with %s", (_, text) => {
  expect(found(data(text))).toMatchObject({ title: "Ferry", author: "Ada Lind", date: "2025-05-12", outlet: "Courier" });
});

test("two articles in one page are told apart by the canonical address", () => {
  const one = { "@type": "NewsArticle", headline: "Pier", author: "Jo Ray", url: "https://www.courier.example/news/pier" };
  const other = {
    "@type": "NewsArticle",
    headline: "Ferry",
    author: "Ada Lind",
    mainEntityOfPage: { "@id": "http://courier.example/news/ferry/" },
  };
  expect(found(`<link rel="canonical" href="/news/ferry">${data(JSON.stringify([one, other]))}`)).toMatchObject({
    title: "Ferry",
    author: "Ada Lind",
  });
});

test.each([
  [
    "several, from elements of the by-line",
    '<article><h1>F</h1><p class="byline">By <a rel="author" href="/a">Ada Lind</a> and <a rel="author" href="/j">Jo Ray</a></p></article>',
    "Ada Lind, Jo Ray",
  ],
  ["an itemprop", '<span itemprop="author" itemscope><span itemprop="name">Ada Lind</span>, Reporter</span>', "Ada Lind"],
  ["a class in another language", '<div class="article-autor">Von Ada Lind | 12.05.2025</div>', "Ada Lind"],
  ["in Cyrillic", '<meta name="author" content="Автор: Ада Линд">', "Ада Линд"],
  ["turned around", '<meta name="citation_author" content="Lind, Ada">', "Ada Lind"],
  ["in capitals", '<div class="byline">BY ADA LIND</div>', "Ada Lind"],
  ["with a particle", '<meta name="author" content="Ana de la Cruz and Jan van Dijk">', "Ana de la Cruz, Jan van Dijk"],
  ["an admin", '<meta name="author" content="admin">', null],
  [
    "staff, a mail address and an address",
    '<meta name="author" content="Staff"><meta name="byl" content="desk@courier.example"><meta name="dc.creator" content="https://courier.example/a">',
    null,
  ],
  ["a date", '<div class="byline">May 12, 2025</div>', null],
  ["the site itself", '<meta property="og:site_name" content="The Courier"><meta name="author" content="Courier">', null],
  ["beside the article", '<aside><a rel="author">Jo Ray</a></aside>', null],
])("the author is %s", (_, html, author) => {
  expect(found(html).author).toBe(author);
});

test.each([
  ["a meta of many names", '<meta name="parsely-pub-date" content="2025-05-12T22:30:00Z">', "2025-05-12"],
  ["seconds since 1970", '<meta name="pubdate" content="1747044000">', "2025-05-12"],
  [
    "a time marked as published, before one of a change",
    '<time class="updated" datetime="2025-05-20"></time><time class="published" datetime="2025-05-12"></time>',
    "2025-05-12",
  ],
  [
    "words near the headline, in Finnish",
    '<article><h1>Lautta</h1><div class="article-date">12. toukokuuta 2025</div></article>',
    "2025-05-12",
  ],
  ["numbers, in German", '<html lang="de"><div class="datum">12/05/2025</div></html>', "2025-05-12"],
  ["numbers, in the United States", '<html lang="en-US"><div class="post-date">05/12/2025</div></html>', "2025-05-12"],
  ["in the future, so none", '<meta property="article:published_time" content="2031-01-05">', null],
  ["1970, a zero", '<meta property="article:published_time" content="1970-01-01T00:00:00Z">', null],
  ["of a teaser beside it, so none", '<div class="related"><span class="date">12 May 2025</span></div>', null],
])("the day is from %s", (_, html, date) => {
  expect(found(html).date).toBe(date);
});

test("the day may stand in the address, the outlet in its domain", () => {
  const { date, outlet } = found("<h1>Ferry stays until the spring</h1>", "https://www.courier.example/2025/05/12/ferry");
  expect({ date, outlet }).toEqual({ date: "2025-05-12", outlet: "courier.example" });
});

test("the title is the headline that readers saw, without the name of the site", () => {
  const head =
    '<title>Ferry stays in harbour | The Courier</title><meta property="og:title" content="You won’t believe this ferry: stays in harbour"><meta property="og:site_name" content="Courier">';
  expect(found(`${head}<a href="/"><h1>The Courier</h1></a><h1>Ferry stays in harbour until spring</h1>`).title).toBe(
    "Ferry stays in harbour until spring",
  );
  expect(found("<title>Ferry stays – courier.example</title>").title).toBe("Ferry stays");
});

test("a page can’t give itself the address of another site, and its own near one counts", () => {
  expect(found('<link rel="canonical" href="https://other.example/story">').address).toBe("https://www.courier.example/news/ferry");
  expect(found('<link rel="canonical" href="https://courier.example/ferry-stays">').address).toBe("https://courier.example/ferry-stays");
});
