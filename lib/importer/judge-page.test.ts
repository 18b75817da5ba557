import { expect, test } from "vitest";
import type { PageKind } from "#lib/domain/article/page-kind.ts";
import { readOriginal } from "./read-original.ts";

const sentence =
  "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry running until the spring.";
const prose = (paragraphs: number) => Array.from({ length: paragraphs }, (_, index) => `<p>${sentence} Part ${index}.</p>`).join("");
const menu = Array.from({ length: 12 }, (_, index) => `<li><a href="/section-${index}">Section ${index}</a></li>`).join("");
const page = (head: string, body: string) => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const article = (head = "", after = "") =>
  page(`<title>Ferry stays</title>${head}`, `<nav><ul>${menu}</ul></nav><article><h1>Ferry stays</h1>${prose(9)}</article>${after}`);
const linked = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

type From = { status?: number; address?: string; asked?: string };

async function judged(
  html: string,
  { status = 200, address = "https://courier.example/news/ferry-stays-until-spring-1234", asked = address }: From = {},
) {
  const answer = await readOriginal({ text: html, type: "text/html", sourceUrl: address, extract: true, judge: true, status, asked });
  return "read" in answer ? answer.read.judgement : (answer.judgement ?? null);
}

const pages: [PageKind, string, string, From?][] = [
  [
    "bot-check",
    "a challenge with a script",
    page(
      "<title>One moment</title><script src='/cdn/challenge-platform/x.js'></script>",
      "<div id='challenge-running'></div><noscript>Enable JavaScript</noscript>",
    ),
  ],
  [
    "bot-check",
    "a captcha by its box",
    page("<title>courier.example</title>", "<form action='/x'><div class='h-captcha'></div><p>One more step</p></form>"),
    { status: 403 },
  ],
  [
    "bot-check",
    "in German",
    page("<title>Einen Moment</title>", "<h1>Sind Sie ein Mensch?</h1><p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>"),
  ],
  ["bot-check", "in Japanese", page("<title>確認</title>", "<h1>確認してください</h1><p>私はロボットではありません</p>")],
  ["bot-check", "a refusal by status", page("<title>Forbidden</title>", "<h1>Forbidden</h1>"), { status: 429 }],
  ["error-page", "by its status", page("<title>The Courier</title>", "<h1>Sorry</h1>"), { status: 404 }],
  [
    "error-page",
    "trouble of the site",
    page("<title>502 Bad Gateway</title>", "<center><h1>502 Bad Gateway</h1></center><hr>"),
    { status: 502 },
  ],
  [
    "error-page",
    "a page that answers 200",
    page("<title>Page not found – The Courier</title>", `<ul>${menu}</ul><h1>We can’t find that page</h1><p>Try the search.</p>`),
  ],
  ["error-page", "in Turkish", page("<title>Sayfa bulunamadı</title>", "<h1>Aradığınız sayfa bulunamadı</h1><p>Ana sayfaya dönün.</p>")],
  [
    "error-page",
    "in a language of no list, by what it calls itself",
    page("<title>Ġurnal</title>", "<main class='error-404'><h1>Ma sibniex</h1><p>Ipprova mill-ġdid.</p></main>"),
  ],
  [
    "error-page",
    "an article’s address that ends at the front page",
    article(),
    { asked: "https://courier.example/news/an-old-story-of-2019", address: "https://courier.example/" },
  ],
  ["withdrawn", "by its status", page("<title>Gone</title>", "<h1>Gone</h1>"), { status: 410 }],
  [
    "withdrawn",
    "by a notice",
    page(
      "<title>Ferry stays</title>",
      "<article><h1>Ferry stays</h1><p>This article has been removed at the request of the council while we look into it.</p></article>",
    ),
  ],
  [
    "withdrawn",
    "in Polish",
    page("<title>Prom zostaje</title>", "<article><h1>Prom zostaje</h1><p>Ten artykuł został usunięty decyzją redakcji.</p></article>"),
  ],
  [
    "withdrawn",
    "retracted, with its text",
    page("<title>RETRACTED: Ferry stays</title>", `<article><h1>RETRACTED: Ferry stays</h1>${prose(9)}</article>`),
  ],
  [
    "sign-in",
    "a form that asks for a password",
    page(
      "<title>Sign in</title>",
      "<h1>Sign in</h1><form><input type=email><input type=password><button>Go on</button></form><p>Forgot your password?</p>",
    ),
  ],
  [
    "sign-in",
    "in a language of no list",
    page(
      "<title>Idħol</title>",
      "<h1>Idħol fil-kont tiegħek</h1><form action='/x'><input name=u><input type=password><button>Ibgħat</button></form>",
    ),
    { address: "https://courier.example/login?next=/ferry" },
  ],
  [
    "consent",
    "a box that asks, in English",
    page(
      "<title>Courier</title>",
      "<div role=dialog><h1>We value your privacy</h1><p>We and our 812 partners store information such as cookies.</p><button>Accept all</button><button>Reject all</button></div>",
    ),
  ],
  [
    "consent",
    "in Finnish, without any name",
    page(
      "<title>Sanomat</title>",
      "<div><h2>Evästeet</h2><p>Käytämme evästeitä palvelun kehittämiseen. Voit antaa suostumuksesi tai muuttaa asetuksia.</p><button>Hyväksy</button><button>Hylkää</button></div>",
    ),
  ],
  [
    "consent",
    "in a language of no list, by its structure",
    page(
      "<title>Ġurnal</title>",
      "<div class='consent-layer' role=dialog><p>Aħna u l-imsieħba tagħna nużaw teknoloġija biex naħżnu informazzjoni fuq it-tagħmir tiegħek.</p><button>Naċċetta</button><button>Le</button></div>",
    ),
  ],
  [
    "consent",
    "a notice taken for the article",
    page(
      "<title>Ferry stays</title>",
      `<h1>Ferry stays</h1><div class=notice><p>${"This site uses cookies to remember you, and asks for your consent to measure visits. ".repeat(6)}</p><button>OK</button></div>`,
    ),
  ],
  [
    "paywall",
    "by its own word",
    page(
      `<title>Ferry stays</title>${linked({ "@type": "NewsArticle", headline: "Ferry stays", isAccessibleForFree: false })}`,
      `<article><h1>Ferry stays</h1>${prose(2)}</article>`,
    ),
  ],
  [
    "paywall",
    "by its own word, in a part of it that isn’t here",
    page(
      linked({
        "@type": "NewsArticle",
        headline: "Ferry stays",
        hasPart: { "@type": "WebPageElement", isAccessibleForFree: "False", cssSelector: ".closed" },
      }),
      `<article><h1>Ferry stays</h1>${prose(2)}<div class=closed></div></article>`,
    ),
  ],
  [
    "paywall",
    "asks after a few lines, in French",
    page(
      "<title>Le bac reste</title>",
      `<article><h1>Le bac reste</h1><p>Le conseil a voté lundi soir.</p><div class="paywall">Il vous reste 90 % de cet article à lire. Article réservé aux abonnés.</div></article>`,
    ),
  ],
  [
    "front-page",
    "the root of a site",
    page(
      "<title>The Courier</title>",
      `<main>${Array.from({ length: 15 }, (_, index) => `<article><h2><a href="/story-${index}">Council votes on harbour matter number ${index}</a></h2><p>The mayor said so.</p></article>`).join("")}</main>`,
    ),
    { address: "https://courier.example/" },
  ],
  [
    "front-page",
    "a section",
    page(
      "<title>Harbour – The Courier</title>",
      `<main>${Array.from({ length: 20 }, (_, index) => `<div><a href="/story-${index}"><h3>Council votes on harbour matter number ${index}</h3></a></div>`).join("")}</main>`,
    ),
    { address: "https://courier.example/harbour" },
  ],
  [
    "front-page",
    "a list of teasers",
    page(
      "<title>Harbour</title>",
      `<main><h1>Harbour</h1>${Array.from({ length: 20 }, (_, index) => `<div><h3><a href="/story-${index}">Council votes on harbour matter number ${index}</a></h3><p>${sentence}</p></div>`).join("")}</main>`,
    ),
    { address: "https://courier.example/tag/harbour" },
  ],
  [
    "feed",
    "RSS",
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title><item><title>Ferry stays</title><description>${sentence}</description></item></channel></rss>`,
  ],
  [
    "feed",
    "Atom",
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>${sentence}</title></entry></feed>`,
  ],
  [
    "feed",
    "JSON Feed",
    `{"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": [{"id": "1", "content_text": "${sentence}"}]}`,
  ],
  ["no-article", "text that a script builds", page("<title>Ferry</title>", '<div id="root"></div><script>render()</script>')],
];

test.each(pages)("%s: %s", async (kind, _, html, from) => {
  expect(await judged(html, from)).toMatchObject({ kind });
});

test.each([
  ["with a sign-in box and a captcha for comments", article("", "<form><input type=password></form><div class='g-recaptcha'></div>")],
  [
    "with a cookie box of the page",
    article("", "<div class='cookie-consent' role=dialog><p>We use cookies.</p><button>Accept</button></div>"),
  ],
  [
    "that isn’t free but here in full",
    article(
      linked({ "@type": "NewsArticle", isAccessibleForFree: false, hasPart: { isAccessibleForFree: false, cssSelector: ".body" } }),
      `<div class=body>${prose(9)}</div>`,
    ),
  ],
  [
    "about cookies and consent",
    page(
      "<title>Court rules on cookies</title>",
      `<article><h1>Court rules on cookies</h1>${prose(6)}<p>The judges said that consent to cookies must be given freely. Cookies that measure are no exception.</p></article>`,
    ),
  ],
  [
    "about a removed article",
    page(
      "<title>Editor apologises</title>",
      `<article><h1>Editor apologises</h1>${prose(7)}<p>The article has been removed.</p></article>`,
    ),
  ],
  [
    "about an error 404",
    page("<title>Why a 404 error is shown</title>", `<article><h1>Why a 404 error is shown</h1>${prose(7)}</article>`),
  ],
  [
    "with many headlines of others below",
    article(
      "",
      `<div>${Array.from({ length: 30 }, (_, index) => `<h3><a href="/story-${index}">Council votes on harbour matter number ${index}</a></h3>`).join("")}</div>`,
    ),
  ],
  ["with a link to the next article", article('<link rel="next" href="/news/another-story-about-boats-1235">')],
  [
    "about cookies that are eaten, in few words",
    page(
      "<title>Cookie recipe wins</title>",
      `<article><h1>Cookie recipe wins</h1><p>The cookies were baked with oats, and a cookie was left for the mayor.</p><p>${sentence}</p></article>`,
    ),
  ],
  ["whose next page is one of comments", article('<link rel="next" href="/news/ferry-stays-until-spring-1234?page=2#comments">')],
  ["with pages of comments", article("", '<div id="comments"><p>Nice.</p><div class="pagination"><a href="?page=2">2</a></div></div>')],
])("no false alarm on an article %s", async (_, html) => {
  expect(await judged(html)).toBeNull();
});

test.each([
  [
    "?page=2",
    "https://courier.example/ferry",
    '<div class="pagination"><strong>1</strong> <a href="?page=2">2</a> <a href="?page=3">3</a></div>',
    ["https://courier.example/ferry", "https://courier.example/ferry?page=2", "https://courier.example/ferry?page=3"],
  ],
  [
    "/2/",
    "https://courier.example/2025/ferry-stays/",
    '<p>Pages: 1 <a href="/2025/ferry-stays/2/">2</a></p>',
    ["https://courier.example/2025/ferry-stays/", "https://courier.example/2025/ferry-stays/2/"],
  ],
  [
    "-2.html, read on its second page",
    "https://courier.example/ferry-stays-2.html",
    '<a rel=prev href="/ferry-stays.html">Back</a><a href="/ferry-stays-3.html" rel=next>Next page</a>',
    [
      "https://courier.example/ferry-stays.html",
      "https://courier.example/ferry-stays-2.html",
      "https://courier.example/ferry-stays-3.html",
    ],
  ],
  [
    "with a gap",
    "https://courier.example/ferry",
    '<nav class="pager">1 <a href="/ferry/page/2">2</a> … <a href="/ferry/page/4">4</a></nav>',
    [
      "https://courier.example/ferry",
      "https://courier.example/ferry/page/2",
      "https://courier.example/ferry/page/3",
      "https://courier.example/ferry/page/4",
    ],
  ],
])("one page of several names the others, in order: %s", async (_, address, links, all) => {
  expect(await judged(article("", links), { address })).toMatchObject({ kind: "one-of-several", pages: all });
});

test("a piece of HTML that was pasted is no page, and not judged for being short", async () => {
  const answer = await readOriginal({ text: "<p>Sorry, the story is short.</p>", type: "text/html", sourceUrl: null, judge: true });
  expect("read" in answer && answer.read.judgement).toBeNull();
});
