import { describe, expect, test } from "vitest";
import { read, textOf } from "./testing-rules.ts";

describe("raised and lowered text", () => {
  test.each([
    ["10<sup>6</sup> watts", "10⁶ watts"],
    ["6.02 × 10<sup>−23</sup>", "6.02 × 10⁻²³"],
    ["40<sup>2</sup> million", "40² million"],
    ["CO<sub>2</sub> and H<sub>2</sub>O", "CO₂ and H₂O"],
    ["Na<sup>+</sup>, Ca<sup>2+</sup>", "Na⁺, Ca²⁺"],
    ["the 21<sup>st</sup> of May", "the 21^(st) of May"],
    ["x<sup>n+1</sup> = a<sub>max</sub>", "x^(n+1) = a_(max)"],
    ["M<sup>me</sup> Curie", "M^(me) Curie"],
    ["Foo<sup>®</sup> and Bar<sup>*</sup>", "Foo® and Bar*"],
    ["2<sup>1</sup>/<sub>2</sub> days", "2¹/₂ days"],
    ['10<span style="vertical-align: super; font-size:.7em">9</span> bytes', "10⁹ bytes"],
    ["5 m<sup> 2 </sup>", "5 m²"],
    ["a<sup></sup>b<sup> </sup>c", "ab c"],
    ["a<sup><sup>2</sup></sup>", "a²"],
    ["said<sup>[<a href='/p'>citation needed</a>]</sup>", "said[citation needed]"],
    ["a<sup><b>x</b>y</sup>", "a^(xy)"],
  ])("%s reads %s", (html, text) => {
    expect(textOf(`<p>${html}</p>`)).toBe(text);
  });

  test("is drawn raised, as the schema's own marks", () => {
    expect(JSON.stringify(read("<p>21<sup>st</sup></p>").document)).toContain('"marks":[{"type":"superscript"}],"text":"st"');
  });

  test.each([
    ["the council<sup>1</sup> met", "raised-figure"],
    ["in 2019<sup>1</sup>", "raised-figure"],
    ["40<sup>2</sup> million", "raised-figure"],
    ["10<sup>6</sup>", "raised-text"],
    ["5 km<sup>2</sup>", "raised-text"],
  ])("%s is told as %s", (html, code) => {
    expect(read(`<p>${html}</p>`).codes).toEqual([code]);
  });
});

describe("notes", () => {
  test("a link to a note of the page is its mark; the note begins with it and leads nowhere", () => {
    const html = `<p>In 2019<sup><a href="#fn1" id="r1">1</a></sup> and later.<sup><a href="#fn2" id="r2">2</a></sup> It was 10<sup>3</sup>.</p>
      <hr><ol><li id="fn1"><p>First note. <a href="#r1">↩</a></p></li><li id="fn2"><p>1998 was worse. <a href="#r2">↩︎</a></p></li></ol>`;
    expect(read(html)).toMatchObject({
      text: "In 2019[1] and later.[2] It was 10³.\n[1] First note.\n[2] 1998 was worse.",
      codes: ["note-marks", "raised-text"],
    });
  });

  test("as an encyclopedia writes them", () => {
    const html = `<p>It opened.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite-bracket">[</span>1<span class="cite-bracket">]</span></a></sup><sup id="cite_ref-a_2-0" class="reference"><a href="#cite_note-a-2">[a]</a></sup></p>
      <h2>References</h2><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">Smith, <i>Ports</i>.</span></li>
      <li id="cite_note-a-2"><span class="mw-cite-backlink">^ <a href="#cite_ref-a_2-0"><sup><i><b>a</b></i></sup></a></span> <span class="reference-text">Jones.</span></li></ol>`;
    expect(textOf(html)).toBe("It opened.[1][a]\nReferences\n[1] Smith, Ports.\n[a] Jones.");
  });

  test("as word processors export them: both ends are links with the same figure", () => {
    const html = `<p>Word.<a href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a></p><div><p><a href="#_ftnref1" name="_ftn1"><span class="MsoFootnoteReference">[1]</span></a> The note.</p></div>`;
    expect(textOf(html)).toBe("Word.[1]\n[1] The note.");
  });

  test("figures without links are marks where a list of notes has them, in their order", () => {
    const html = "<p>One<sup>1</sup>, 10<sup>6</sup> and two.<sup>2</sup></p><p><sup>1</sup> First.</p><p><sup>2</sup> Second.</p>";
    expect(textOf(html)).toBe("One[1], 10⁶ and two.[2]\n[1] First.\n[2] Second.");
  });

  test("a note that shows when it is asked for stands at the end", () => {
    const html = `<article><p>Word<sup><a href="#n1" role="doc-noteref">1</a></sup><span id="n1" style="display:none">Said in May.</span> goes on.</p><p>End.</p></article>`;
    expect(textOf(html)).toBe("Word[1] goes on.\nEnd.\n[1] Said in May.");
  });

  test("links to a page's own sections are no notes", () => {
    const html = `<p><a href="#s1">1</a> <a href="#s2">2</a></p><h2 id="s1">One</h2><p>a</p><h2 id="s2">Two</h2><p>b</p>`;
    expect(textOf(html)).toBe("1 2\nOne\na\nTwo\nb");
  });
});

test.each([
  ["<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ", "東京（とうきょう）へ"],
  ["<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>", "東京（とうきょう）"],
  ["<ruby>北<rt>běi</rt>京<rt>jīng</rt></ruby>", "北京（běi jīng）"],
  ["<ruby><rb>漢</rb><rb>字</rb><rt>かん</rt><rt>じ</rt></ruby>", "漢字（かんじ）"],
  ["<ruby>私<rt>わたし</rt>は<rt></rt>行<rt>い</rt>く</ruby>", "私（わたし）は行（い）く"],
])("readings: %s", (html, text) => {
  expect(textOf(`<p>${html}</p>`)).toBe(text);
});

test.each([
  ["en", "<q>never</q>", "“never”"],
  ["de", "<q>nie <q>so</q></q>", "„nie ‚so‘“"],
  ["fr-CA", "<q>jamais</q>", "«jamais»"],
  ["ru", "<q>никогда</q>", "«никогда»"],
  ["ja", "<q>はい</q>", "「はい」"],
  ["az", "<q>heç vaxt</q>", "«heç vaxt»"],
  ["tlh", "<q>ghobe’</q>", "“ghobe’”"],
])("a quotation in %s", (language, html, text) => {
  expect(textOf(`<html lang="${language}"><p>${html}</p></html>`)).toBe(text);
  expect(textOf(`<p>${html}</p>`, { language })).toBe(text);
});

describe("equations", () => {
  const mn = (text: string | number) => `<mn>${text}</mn>`;
  test.each([
    [`<mfrac>${mn(1)}${mn(2)}</mfrac>`, "1/2"],
    [`${mn(2)}<mfrac>${mn(1)}${mn(2)}</mfrac>`, "2 1/2"],
    ["<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a + b)/c"],
    [`<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi>${mn(2)}</msup>`, "E = mc²"],
    ["<msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup>", "x^(n + 1)"],
    ["<msqrt><mi>x</mi></msqrt><mo>,</mo><mroot><mi>y</mi><mn>3</mn></mroot>", "√x,³√y"],
    ["<msub><mi>a</mi><mn>1</mn></msub><mo>&#x2062;</mo><mi>b</mi>", "a₁b"],
    ["<mn>10</mn><mo>&#x2062;</mo><msup><mn>10</mn><mrow><mo>-</mo><mn>3</mn></mrow></msup>", "10 10⁻³"],
    ["<semantics><mi>x</mi><annotation encoding='application/x-tex'>\\frac x</annotation></semantics>", "x"],
  ])("%s", (inner, text) => {
    expect(textOf(`<p>So <math>${inner}</math> holds.</p>`)).toBe(`So ${text} holds.`);
  });

  test("one without text gives its alternative", () => {
    expect(textOf('<p>So <math alttext="E = mc2"></math>.</p>')).toBe("So E = mc2.");
  });

  test("drawn twice, it is read once, also where its text is the hidden one", () => {
    const katex = `<span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation>x</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span>x</span></span></span>`;
    const wiki = `<span class="mwe-math-element"><span style="display:none"><math alttext="{x}"><mi>x</mi></math></span><img aria-hidden="true" alt="{x}"></span>`;
    expect(textOf(`<p>a ${katex} b ${wiki} c</p>`)).toBe("a x b x c");
  });
});

describe("pictures", () => {
  test("a drawn letter is the first of its word", () => {
    expect(textOf('<p><img alt="T" src="t.gif">he council met.</p>')).toBe("The council met.");
  });

  test("words within a drawing are read as a picture's", () => {
    const { text, codes } = read("<p>Prices.</p><svg><title>Chart</title><text>Inflation</text><text>5 %</text></svg><p>End.</p>");
    expect(text).toBe("Prices.\nInflation 5 %\nEnd.");
    expect(codes).toEqual(["pictures"]);
  });

  test.each([
    ['Hot <img alt="🔥" src="x"> news', "Hot 🔥 news"],
    ['Yes <img class="emoji" alt=":-)" src="x">', "Yes :-)"],
    ['Team <img alt="👩‍👩‍👧 " src="x">', "Team 👩‍👩‍👧"],
    ['So <img class="latex" alt="E=mc^2" src="x"> holds', "So E=mc^2 holds"],
  ])("%s", (html, text) => {
    expect(textOf(`<p>${html}</p>`)).toBe(text);
  });

  test("caption and alternative text stay, apart from the sentence, and are told", () => {
    const { text, document, codes } = read(
      '<p>Before <img src="x" alt="A crane lifts a boat"> after.</p><figure><img src="y" alt="Chart of boats by year"><figcaption>Boats. Photo: Ada</figcaption></figure>',
    );
    expect(text).toBe("Before after.\nA crane lifts a boat\nChart of boats by year\nBoats. Photo: Ada");
    expect(document.content?.map(({ type }) => type)).toEqual(["paragraph", "picture", "picture", "paragraph"]);
    expect(codes).toEqual(["pictures"]);
  });

  test.each([
    '<img alt="IMG_0031.jpg" src="x">',
    '<img alt="" src="x">',
    '<img alt="The site’s own logo here" class="site-logo" src="x">',
    '<img alt="Ada Lind" src="x">',
    '<img alt="harbour-pier-2018-lights-01" src="x">',
    '<a href="/other"><img alt="What another story is about" src="x"></a>',
    '<title>Boats rise with the tide | Courier</title><img alt="Boats rise with tide image" src="x">',
    '<figure><img alt="The mayor at the pier" src="x"><figcaption></figcaption></figure><nav><img alt="One two three four" src="x"></nav>',
  ])("what says nothing of the article is not written: %s", (html) => {
    expect(textOf(`<p>Text.</p>${html}`)).toMatch(/^Text\.(?:\nThe mayor at the pier)?$/);
  });
});

describe("tables", () => {
  test.each([
    ["<table><thead><tr><th>A<th>B<tbody><tr><td>1<td>10<sup>6</sup><tr><td>2<td>3</table>", "A\tB\n1\t10⁶\n2\t3"],
    ["<table border=1><tr><td><b>1<td>2<tr><td><p>3<td>4</table>", "1\t2\n3\t4"],
    ["<table><caption>Boats<tr><th>Year<th>Sum<tr><td>2024<td>12<tfoot><tr><td>All<td>12</table>", "Boats\nYear\tSum\n2024\t12\nAll\t12"],
  ])("cells whose end is left out stay apart: %s", (html, text) => {
    expect(textOf(html)).toBe(text);
  });

  test("of data are tables: their caption before them, heads as such, foot last", () => {
    const { text, document } = read(
      `<table><caption>Boats</caption><tfoot><tr><td>Sum<td>424</tfoot><tr><th>Year<th>Boats</tr><tr><td>2024<td>2<br>12</tr><tr><td colspan="2"><p>None</p><ul><li>at all</li></ul></td></tr></table>`,
    );
    expect(text).toBe("Boats\nYear\tBoats\n2024\t2 12\nNone at all\nSum\t424");
    expect(document.content?.map(({ type }) => type)).toEqual(["paragraph", "table"]);
    expect(JSON.stringify(document)).toContain('"type":"tableCell","attrs":{"colspan":2,"rowspan":1}');
  });

  test.each([
    ["one cell", "<table><tr><td><p>a</p><p>b</p></td></tr></table>"],
    ["said to be of layout", '<table role="presentation"><tr><td>a</td><td>b</td></tr></table>'],
    ["with a table inside", "<table><tr><td>a</td></tr><tr><td><table role=none><tr><td>b</td></tr></table></td></tr></table>"],
    ["one column", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"],
  ])("for layout are none: %s", (_, html) => {
    const { text, document } = read(html);
    expect(text).toBe("a\nb");
    expect(JSON.stringify(document)).not.toContain("table");
  });

  test("an empty cell keeps its place, a hidden one doesn't", () => {
    expect(textOf("<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td>1</td><td></td><td hidden>x</td><td>3</td></tr></table>")).toBe(
      "a\tb\tc\n1\t\t3",
    );
  });

  test("hostile ones are capped, and nothing of their words is lost", () => {
    const rows = (count: number) => `<table>${"<tr><td>a</td><td>b</td></tr>".repeat(count)}</table>`;
    const { text, codes, document } = read(rows(5000));
    expect(codes).toEqual(["table-too-large"]);
    expect(text.startsWith("a b\na b\n")).toBe(true);
    expect(text.length).toBe(5000 * 4 - 1);
    expect(JSON.stringify(document)).not.toContain("tableCell");
    expect(textOf(`${"<table><tr><td>x</td><td>".repeat(60)}deep${"</td></tr></table>".repeat(60)}`)).toContain("deep");
    expect(
      JSON.stringify(read('<table><tr><th colspan="99999" rowspan="99999">a</th></tr><tr><td>b</td><td>c</td></tr></table>').document),
    ).toContain('"attrs":{"colspan":100,"rowspan":2}');
  });

  test("words between cells are not lost", () => {
    expect(
      textOf("<table>stray<tr><th>a</th><th>b</th></tr><tr><td>c</td>more<td>d</td></tr></table>").split(/\s/).toSorted().join(" "),
    ).toBe("a b c d more stray");
  });
});
