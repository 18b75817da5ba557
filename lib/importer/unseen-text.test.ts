import { describe, expect, test } from "vitest";
import { read, textOf } from "./testing-rules.ts";

describe("text that no reader saw", () => {
  test.each([
    ["<span hidden>secret</span>", "hidden"],
    ['<span hidden="">secret</span>', "hidden"],
    ['<span style="display:none">secret</span>', "display"],
    ['<span style="color:red; DISPLAY : none !important">secret</span>', "display"],
    ['<span style="visibility:hidden">secret</span>', "visibility"],
    ['<span style="position:absolute;clip:rect(0,0,0,0)">secret</span>', "clip"],
    ['<span style="clip-path:inset(50%)">secret</span>', "clip-path"],
    ['<span style="position:absolute;left:-9999px">secret</span>', "far out"],
    ['<span style="position:absolute;width:1px;height:1px;overflow:hidden">secret</span>', "one pixel"],
    ['<span style="font-size:0">secret</span>', "no size"],
    ['<span class="sr-only">secret</span>', "a common name"],
    ['<span class="screen-reader-text">secret</span>', "a common name"],
    ['<span class="visually-hidden focusable">secret</span>', "a common name"],
    ['<style>.zq7{display:none}</style><span class="zq7">secret</span>', "the page's own style"],
    [
      '<style>.a{color:red} p span.zq8, #zq9 { position:absolute; clip: rect(1px, 1px, 1px, 1px) }</style><span id="zq9">secret</span>',
      "the page's own style",
    ],
    ['<span role="tooltip">secret</span>', "a tooltip"],
    ["<template>secret</template>", "a template"],
    ["<dialog>secret</dialog>", "a closed dialogue"],
    ['<i class="material-icons" aria-hidden="true">share</i>', "an icon"],
    ['<a href="https://a.example">link<span class="x1">(opens in new tab)</span></a>', "a link's note"],
    ['<a href="https://a.example">link<span class="x1"> Öffnet in neuem Fenster</span></a>', "a link's note"],
    ["<!-- Editor: do not print his name -->", "a comment"],
  ])("%s (%s)", (html) => {
    const { text } = read(`<p>The council ${html} met.</p>`);
    expect(text).toMatch(/^The council (?:link )?met\.$/);
  });

  test("one note tells of all", () => {
    const { warnings } = read('<p>One <span hidden>two</span> <!-- three words more --> four <span class="sr-only">five</span></p>');
    expect(warnings).toEqual([{ code: "unseen-text", message: expect.stringMatching(/“two”, “five”, “three words more”/) }]);
  });

  test.each([
    ['<span class="hidden md:block">seen</span>', "shown on wider windows"],
    ['<span class="d-none d-md-inline">seen</span>', "shown on wider windows"],
    ['<span aria-hidden="true">seen</span>', "hidden from screen readers alone"],
    ['<span aria-hidden="true">€</span>seen', "a sign that is read"],
    ['<span hidden="until-found">seen</span>', "shown when it is found"],
    ["<details><summary>More</summary>seen</details>", "opened by a click"],
    [
      '<style>@media print{.p1{display:none}} .p2{display:none} .p2.on{display:inline}</style><span class="p1 p2 on">seen</span>',
      "shown by a later rule",
    ],
    ['<span style="opacity:0">seen</span>', "fading in"],
    ['<a href="https://a.example">seen (opens in new tab)</a>', "written in the link itself"],
    ['<span style="font-size:0"><b style="font-size:1rem">seen</b></span>', "of a size again"],
  ])("%s stays: %s", (html) => {
    expect(textOf(`<p>The council ${html} met.</p>`)).toContain("seen");
  });

  test("a page that hides its article until a script shows it loads whole, and says so", () => {
    const article = `<p>${"The council of the harbour town met on Monday evening and voted to keep the ferry. ".repeat(6)}</p>`;
    for (const html of [
      `<style>.js-wait{visibility:hidden}</style><body class="js-wait"><h1>Ferry</h1>${article}</body>`,
      `<body style="display:none"><h1>Ferry</h1>${article}</body>`,
      `<h1>Ferry</h1><div class="story" style="display:none">${article}</div>`,
    ])
      expect(textOf(html)).toContain("voted to keep the ferry");
    const { codes, text } = read(`<h1>Ferry</h1><div hidden id="full">${article}</div><div class="cookie-consent" hidden>${article}</div>`);
    expect(codes).toContain("hidden-kept");
    expect(text.match(/The council/g)).toHaveLength(6);
  });

  test("a page cannot mark its own text as left out, nor words as a picture's", () => {
    expect(textOf('<p>He was <span data-left-out="x">not</span> <b data-picture>guilty</b>.</p>')).toBe("He was not guilty.");
  });
});

test.each([
  ["<del>500</del> 300 euros", "300 euros"],
  ["<s>500</s><ins>300</ins> euros", "300 euros"],
  ['<span style="text-decoration: line-through">500</span> 300 euros', "300 euros"],
  ["a<strike>b</strike>c", "ac"],
])("deleted text is left out and named: %s", (html, text) => {
  expect(read(`<p>${html}</p>`)).toMatchObject({ text, codes: ["deleted-text"] });
});

describe("what a page's own style sheet says is read too", () => {
  const style =
    "<style>.up{vertical-align:super}.low{vertical-align:sub}.old{text-decoration:line-through}.line{display:block}@media screen{.off{display:none}}@media print{.on{display:none}}</style>";
  test.each([
    ["10<span class=up>6</span> watts", "10⁶ watts", ["raised-text"]],
    ["CO<i class=low>2</i>", "CO₂", ["raised-text"]],
    ["m<span class=up style='vertical-align:baseline'>2</span>", "m2", []],
    ["<span class=old>500</span> 300 euros", "300 euros", ["deleted-text"]],
    ["<b class=line>Price 500</b>300 boats", "Price 500\n300 boats", []],
    ["Price<span style='display:block'>500</span>300", "Price\n500\n300", []],
    ["<span style='display:flex'><b>5</b><b>300</b></span>", "5\n300", []],
    ["Told <span class=off>to nobody</span> <span class=on>to all</span>", "Told to all", ["unseen-text"]],
  ])("%s", (html, text, codes) => {
    expect(read(`${style}<p>${html}</p>`)).toMatchObject({ text, codes });
  });
});

test.each([
  ["“<q>never</q>” she said", "“never” she said"],
  ["<q>“never”</q> she said", "“never” she said"],
  ["<style>q:before{content:open-quote}q::before{content:none}</style>“<q>never</q> she said”", "“never she said”"],
])("a quotation that has its marks, or is drawn without, gets none: %s", (html, text) => {
  expect(read(`<p>${html}</p>`)).toMatchObject({ text, codes: [] });
});

test.each([
  ['So <span class="MathJax_Preview"></span><script type="math/tex">E=mc^2</script> holds', "So E=mc^2 holds"],
  ['So <span class="MathJax"><span>E=mc2</span></span><script type="math/tex">E=mc^2</script> holds', "So E=mc^2 holds"],
])("an equation that only a script draws is its source: %s", (html, text) => {
  expect(read(`<p>${html}</p>`)).toMatchObject({ text, codes: ["equations"] });
});

test.each([
  ["<p>3 million<sup>*</sup> a year</p><p><sup>*</sup> An estimate.</p>", "3 million[*] a year\n[*] An estimate."],
  ["<p>3 million<sup>†</sup> a year</p><p>† An estimate.</p>", "3 million[†] a year\n[†] An estimate."],
  [
    "<p>Up<sup>a</sup>, down<sup>b</sup></p><p><sup>a</sup> In May.</p><p><sup>b</sup> In June.</p>",
    "Up[a], down[b]\n[a] In May.\n[b] In June.",
  ],
  ['<p>5<sup class="footnote-ref">§</sup> boats</p>', "5[§] boats"],
])("signs and letters mark notes as figures do: %s", (html, text) => {
  expect(read(html)).toMatchObject({ text, codes: ["note-marks"] });
});

test.each([
  ["<p>A list<sup>*</sup></p><p>* apples</p><p>* pears</p>", "A list*\n* apples\n* pears"],
  ["<p>x<sup>n</sup> and n<sup>o</sup> 5</p>", "x^(n) and n^(o) 5"],
])("what marks no note stays raised: %s", (html, text) => {
  expect(textOf(html)).toBe(text);
});

test.each(["o-normalise-visually-hidden", "govuk-visually-hidden", "nyt_sr-only", "hide", "a11y-text"])(
  "what is called %s is seen by nobody",
  (name) => {
    expect(read(`<p>Seen <span class="${name}">by nobody</span></p>`)).toMatchObject({ text: "Seen", codes: ["unseen-text"] });
  },
);
