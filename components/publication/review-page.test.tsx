import { JSDOM } from "jsdom";
import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import { readingScriptPath } from "./reading-script.ts";
import type { ReviewContext } from "./review-context.ts";
import { ReviewPage } from "./review-page.tsx";
import { proseOf, sampleContent, storedOf } from "./sample-content.ts";
import { publicStyle } from "./style.ts";

async function pageOf(content: RevisionContent, more: Partial<ReviewContext> = {}) {
  const context: ReviewContext = {
    baseUrl: "https://desk.example",
    view: "current",
    filter: null,
    stored: storedOf(content),
    revisions: [],
    ...more,
  };
  const { prelude } = await prerender(<ReviewPage content={content} context={context} jsonLd='{"@type":"ClaimReview"}' />);
  const html = await new Response(prelude).text();
  return { html, document: new JSDOM(html).window.document };
}

function marked(document: Document, number: number): string {
  return [...document.querySelectorAll(`mark[data-n="${number}"]`)].map((mark) => mark.textContent).join("");
}

test("each annotation's marks hold its passages' words and nothing else, whatever overlaps or crosses blocks", async () => {
  const content = sampleContent();
  const { document } = await pageOf(content);
  for (const annotation of content.annotations) {
    const exact = annotation.passages.map((passage) => passage.exact).join("");
    expect(marked(document, annotation.number)).toBe(exact.replaceAll("\n", ""));
  }
});

test("names read in their own direction and leave that of what stands beside them alone", async () => {
  const [author, outlet] = ["Ines \u202Etloh\u2066", "הארץ"];
  const content = sampleContent();
  content.article = { ...content.article, author, outlet };
  const { document } = await pageOf(content);
  // A citation is taken along as it stands: plain text.
  document.querySelector("#cite")?.remove();
  const walker = document.createTreeWalker(document.body, 4);
  let found = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const name = [author, outlet].find((each) => node.textContent?.includes(each));
    if (name === undefined) continue;
    found += 1;
    // Nothing else of the line stands in the same isolate; "By" and "at" lead up to the name.
    expect(node.parentElement?.closest("bdi, [dir], a")?.textContent).toMatch(new RegExp(`^(By |Read the original at )?${name}$`));
  }
  expect(found).toBeGreaterThan(3);
});

test("the article's text is all there, once, in order, to the letter", async () => {
  const content = sampleContent();
  const { document } = await pageOf(content);
  for (const extra of document.querySelectorAll("#article .cards, #article-heading, #article .byline")) extra.remove();
  expect(document.querySelector("#article")?.textContent).toBe(`${content.article.text}\n`);
});

test("every link within the page arrives, and ids are unique", async () => {
  const { document } = await pageOf(sampleContent());
  const targets = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href")?.slice(1) ?? "");
  expect(targets.filter((id) => document.getElementById(id) === null)).toEqual([]);
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("each mark leads to its card, and the card back to each of its passages", async () => {
  const content = sampleContent();
  const { document } = await pageOf(content);
  for (const { id, number, passages } of content.annotations) {
    expect(document.querySelectorAll(`#article sup a[href="#a-${id}"]`)).toHaveLength(passages.length);
    const back = [...document.querySelectorAll(`#a-${id} .ways a[href^="#p-${number}"]`)];
    expect(back).toHaveLength(passages.length);
  }
});

test("who hears the page hears where a check begins, its verdict, and where it ends; who sees it sees its number", async () => {
  const { html, document } = await pageOf(sampleContent());
  expect(html).toContain(".say::before{content:attr(data-say)}");
  const text = document.querySelector("#article .block > p[dir]");
  for (const said of text?.querySelectorAll(".say") ?? []) said.append(`${said.getAttribute("data-say")}`);
  expect(text?.textContent).toContain("[check 1, Unsupported: the new breakwater will halve the cost of winter storms1");
  expect(text?.querySelector("sup a")?.getAttribute("aria-label")).toBe("end of check 1");
});

test("one check stands open, the first of the worst verdict; without a ranked verdict the first of all", async () => {
  const content = sampleContent();
  const { document } = await pageOf(content);
  const open = (page: Document) => [...page.querySelectorAll(".card:has(details[open])")].map((card) => card.getAttribute("data-n"));
  expect(open(document)).toEqual(["3"]);
  const unranked = content.annotations.filter(({ verdict }) => verdict.rating === null);
  expect(unranked.length).toBeGreaterThan(1);
  expect(open((await pageOf({ ...content, annotations: unranked })).document)).toEqual([String(unranked[0]?.number)]);
});

test("a passage over several blocks has its card after all of them where cards follow the text, and before all where they stand beside it", async () => {
  const { document } = await pageOf(sampleContent());
  const block = document.querySelector('.card[data-n="6"]')?.closest(".block");
  expect(
    [...(block?.querySelectorAll(":scope > :not(.cards) mark[data-n='6']") ?? [])].map((mark) => mark.closest("ul, blockquote")?.tagName),
  ).toEqual(["UL", "BLOCKQUOTE", "BLOCKQUOTE"]);
  expect(document.querySelectorAll('.card[data-n="6"]')).toHaveLength(1);
});

test("on paper each piece of evidence names its source by its number in the list at the end", async () => {
  const { document } = await pageOf(sampleContent());
  const listed = [...document.querySelectorAll("#sources > ol > li")].map((item) => item.textContent ?? "");
  const noted = [...document.querySelectorAll(".evidence li")];
  expect(noted.length).toBeGreaterThan(listed.length);
  for (const item of noted) {
    const number = Number(item.querySelector(".note")?.getAttribute("data-note"));
    expect(listed[number - 1]).toContain(item.querySelector("a, cite")?.textContent);
  }
});

test("the tally names its denominator and links to each verdict; a filter shows those checks alone", async () => {
  const content = sampleContent();
  const { document } = await pageOf(content);
  expect(document.querySelector("#found")?.textContent).toContain("8 of 10 checkable passages checked");
  const coverage = { marked: 11, reasoned: 9, submitted: 9, signedOff: 8, checkable: 10, open: 2 };
  const told = (await pageOf({ ...content, coverage })).document.querySelector("#found")?.textContent;
  expect(told).toContain("8 passages checked");
  expect(told).toContain("11 passages marked, 10 of them checkable, 2 of those still open.");
  expect(told).toContain("11 marked · 9 reasoned · 9 submitted · 8 signed off");
  const link = [...document.querySelectorAll("#found a")].find((anchor) => anchor.textContent === "1 inaccurate");
  expect(link?.getAttribute("href")).toBe("/r/breakwater?verdict=inaccurate#found");

  const filtered = (await pageOf(content, { filter: "inaccurate" })).document;
  expect([...filtered.querySelectorAll(".card h3")].map((heading) => heading.textContent)).toEqual(["412 boats were damaged last winter."]);
  expect(new Set([...filtered.querySelectorAll("mark")].map((mark) => mark.dataset.n))).toEqual(new Set(["3"]));
  expect(filtered.querySelector('#found [aria-current="true"]')?.textContent).toBe("1 inaccurate");
});

test("the verdict is the page's title, and the headline, which may be false, only what it stands for", async () => {
  const content = sampleContent();
  const { document } = await pageOf(content);
  expect([...document.querySelectorAll("h1")].map((heading) => heading.textContent)).toEqual(["Our verdict on the whole: Misleading"]);
  expect(document.querySelector("h1 ~ .headline")?.textContent).toBe(content.article.title);
  expect(document.title).toMatch(/^Misleading: “Breakwater ‘will halve storm costs’, board/);
  const undecided = await pageOf(sampleContent({ overallVerdict: null }));
  expect(undecided.document.querySelector("h1")?.textContent).toBe("8 passages checked");
  expect(undecided.document.title).toMatch(/^Review of “Breakwater/);
});

test("the strip says what it is, and has a legend in which every two verdicts look different", async () => {
  const content = sampleContent();
  const { document } = await pageOf(content);
  const found = document.querySelector("#found");
  expect(found?.textContent).toContain("Where they stand in the article");
  const fills = [...(found?.querySelectorAll(".filter rect") ?? [])].map((rect) => rect.getAttribute("fill"));
  expect(new Set(fills).size).toBe(8);
  const inStrip = [...(found?.querySelectorAll(".map rect") ?? [])].map((rect) => rect.getAttribute("fill"));
  expect(new Set(inStrip)).toEqual(new Set(fills));
  const shapes = [...(found?.querySelectorAll("pattern path") ?? [])].map((path) => path.getAttribute("d"));
  expect(new Set(shapes).size).toBe(8);
  for (const fill of fills) expect(document.querySelector(fill?.slice(4, -1) ?? "")).not.toBeNull();
});

test("nothing that people typed becomes markup, script or a dangerous link", async () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)></style>`;
  const base = sampleContent();
  const [first, ...rest] = base.annotations;
  if (first === undefined) throw new Error("The sample has annotations.");
  const content = sampleContent({
    note: hostile,
    desk: { name: hostile, url: "https://desk.example" },
    reviewers: [hostile],
    summary: proseOf(hostile),
    overallVerdict: { slug: "accurate", name: hostile, definition: hostile, rating: 5 },
    article: {
      ...base.article,
      title: hostile,
      outlet: hostile,
      author: hostile,
      document: {
        type: "doc",
        content: [
          {
            type: "paragraph",
            content: [
              { type: "text", text: base.article.text.slice(0, 60), marks: [{ type: "link", attrs: { href: "java\nscript:alert(1)" } }] },
            ],
          },
        ],
      },
    },
    annotations: [
      {
        ...first,
        claim: hostile,
        claimant: hostile,
        rationale: {
          type: "doc",
          content: [
            {
              type: "paragraph",
              content: [{ type: "text", text: hostile, marks: [{ type: "link", attrs: { href: "JavaScript:alert(1)" } }] }],
            },
          ],
        },
        evidence: [
          {
            stance: "context",
            quote: hostile,
            url: "https://a.example/?q=</script>",
            title: hostile,
            publisher: hostile,
            publishedAt: null,
            article: null,
          },
        ],
      },
      ...rest,
    ],
  });
  const { document } = await pageOf(content);
  expect([...document.querySelectorAll("script")].map((script) => script.type || script.src)).toEqual([
    readingScriptPath,
    "application/ld+json",
  ]);
  expect(document.querySelectorAll("img, iframe, object, [onerror], [onclick]")).toHaveLength(0);
  expect(document.querySelectorAll("style")).toHaveLength(1);
  const schemes = [...document.querySelectorAll("a[href]")].map(
    (link) => new URL(link.getAttribute("href") ?? "", "https://desk.example/").protocol,
  );
  expect(new Set(schemes)).toEqual(new Set(["https:"]));
});

test("no style attribute and no handler stands in the way of the page's policy", async () => {
  const { html } = await pageOf(sampleContent());
  expect(html).not.toMatch(/<[^>]+\sstyle=/);
  expect(html).not.toMatch(/<[^>]+\son[a-z]+=/);
});

test("what is for ears alone stands nowhere in sight, and what was found of a source since is a block below its words", async () => {
  const { annotations, ...rest } = sampleContent();
  const cited = annotations.map((each) => ({
    ...each,
    evidence: each.evidence.map((source) => ({ ...source, archivedUrl: "https://archive.example/1" })),
  }));
  const at = "2026-05-04T08:00:00.000Z";
  const findings = cited
    .flatMap(({ evidence }) => evidence)
    .map(({ url }) => ({ url: url ?? "", kind: "moved" as const, quote: "", at, moved: { to: "https://new.example/", at } }));
  const { document } = await pageOf({ ...rest, annotations: cited }, { findings });
  expect(document.querySelectorAll(".evidence .since a").length).toBeGreaterThan(0);
  const forEars = [...document.querySelectorAll(".evidence a > span, #sources a > span")].map((span) => span.getAttribute("class"));
  expect(new Set(forEars)).toEqual(new Set(["vh"]));
  expect(publicStyle).toMatch(/\.since\{display:block;/);
});

test("a preview is the same page: only the ribbon, the proof and the ways out of it differ", async () => {
  const content = sampleContent();
  const main = (document: Document) => document.querySelector("#article")?.outerHTML;
  const published = await pageOf(content);
  const preview = await pageOf(content, { view: "preview", stored: null });
  expect(main(preview.document)).toBe(main(published.document));
  expect(preview.document.querySelector(".draft")?.textContent).toContain("Preview");
  expect(preview.html).toContain('name="robots" content="noindex"');
  expect(preview.document.querySelectorAll("script[src]")).toHaveLength(0);
});

test("a review without annotations, summary, verdict or source still makes a page", async () => {
  const base = sampleContent();
  const { document } = await pageOf(
    sampleContent({
      annotations: [],
      overallVerdict: null,
      summary: { type: "doc" },
      reviewers: [],
      sample: false,
      article: { ...base.article, outlet: null, author: null, sourceUrl: null, publishedAt: null },
    }),
  );
  expect(document.querySelector("h1")?.textContent).toBe("Reviewed");
  expect(document.querySelector(".headline")?.textContent).toBe(base.article.title);
  expect(document.body.textContent).toContain("No passages were checked.");
  expect(document.querySelectorAll("mark, .card")).toHaveLength(0);
});

test("a revision's own page points to the review as it stands", async () => {
  const { document } = await pageOf(sampleContent(), { view: "revision" });
  expect(document.querySelector('link[rel="canonical"]')?.getAttribute("href")).toBe("https://desk.example/r/breakwater");
  expect(document.querySelector('.sample a[href="/r/breakwater"]')).not.toBeNull();
});

test("an earlier correction stays said on the page, whatever was published after it", async () => {
  const content = sampleContent({ number: 4, kind: "update", note: "Two sources more." });
  const mark = { publishedAt: "2025-05-21T09:00:00.000Z", sha256: "" };
  const revisions = [
    { ...mark, number: 1, kind: "first", note: "" },
    { ...mark, number: 2, kind: "correction", note: "We had misread the port log." },
    { ...mark, number: 3, kind: "update", note: "A source more." },
  ] as const;
  const { document } = await pageOf(content, { revisions });
  const notice = document.querySelector('section[aria-label="Update"]')?.textContent;
  expect(notice).toContain("Two sources more.");
  expect(notice).toContain("correction of 21 May 2025: We had misread the port log.");
  expect(notice).not.toContain("A source more.");
});

test("where signing off was overruled, it is said which checks nobody has signed as they read", async () => {
  const base = sampleContent();
  const [one, two, ...others] = base.annotations;
  if (!one || !two) throw new Error("The sample has more annotations.");
  const overruled = [{ rule: "signed-off", reason: "The vote is tomorrow.", by: "Noor" }] as const;
  const content = { annotations: [{ ...one, signedOffBy: [] }, { ...two, signedOffBy: [] }, ...others], overruled: [...overruled] };
  const { document } = await pageOf(sampleContent(content));
  const notice = document.querySelector("#rules-notice")?.textContent;
  expect(notice).toContain("The vote is tomorrow.");
  expect(notice).toContain(`Not signed off as it reads: checks ${one.number} and ${two.number}.`);
});

test("who checked and who signed off are told apart; of before that, everybody in one line", async () => {
  const told = async (more: object) => (await pageOf(sampleContent(more))).document.querySelector(".credits .by")?.textContent;
  expect(await told({ credits: { judged: ["Ada Lind"], signed: ["Mara Reyes, editor"] } })).toBe(
    "Checked by Ada Lind · Signed off by Mara Reyes, editor",
  );
  expect(await told({})).toMatch(/^Checked by Ada Lind; Joon Park, coast correspondent; Mara Reyes · Signed off by Mara Reyes/);
});
