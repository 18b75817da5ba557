import type { Page } from "@playwright/test";
import { pdfType, wordType } from "#lib/domain/article/original-type.ts";
import { lockedPdf, openXml, paragraph, pdf, word } from "../../lib/importer/testing-files.ts";
import { startAssay } from "../assay-server.ts";
import { expect, expectAccessible, test } from "../fixtures.ts";
import type { Web } from "../web.ts";

test.use({ deskName: "import" });

const sentence =
  "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry running until the spring.";

/** A page of an outlet with an article that says something of its own in each of its paragraphs. */
function show(web: Web, address: string, subject: string, more = ""): void {
  const told = Array.from({ length: 6 }, (_, index) => `<p>${sentence} This is about the ${subject}, part ${index + 1}.</p>`).join("");
  web.show(
    address,
    `<html lang="en"><head><title>The ${subject} stays</title><meta property="og:site_name" content="Harbour News">
     <meta property="article:published_time" content="2025-05-12T08:00:00Z"></head>
     <body><nav><a href="/">Home</a></nav><article><h1>The ${subject} stays</h1><p class="byline">By <a rel="author" href="/ada">Ada Lind</a></p>${told}${more}</article></body></html>`,
  );
}

const addressField = (page: Page) => page.getByRole("textbox", { name: "Or give its address" });
const lines = (page: Page) => page.getByRole("list", { name: "Texts of this import" }).getByRole("listitem");
const progress = (page: Page) => page.getByRole("region", { name: "Progress" });

test("many addresses are read one after the other, each line says how it ended, and the list is found again", async ({ desk }) => {
  const { page } = await desk.admin();
  const { web } = desk;
  show(web, "http://harbour.example/ferry", "ferry");
  show(web, "http://harbour.example/pier", "pier");
  web.show(
    "http://closed.example/a",
    "<h1>Ferry</h1><p>The council met.</p><div>Already a subscriber? Subscribe to continue reading.</div>",
  );
  const given = [
    "http://harbour.example/ferry",
    "http://harbour.example/pier#end",
    "http://closed.example/a",
    "http://late.example/news",
    "http://192.168.0.1/router",
  ];
  await page.goto("/desk/import");
  await addressField(page).fill(["# for Monday", ...given].join("\n"));
  await page.getByRole("button", { name: "Fetch 5" }).click();
  await expect(page.getByRole("heading", { name: "Import of 5 articles" })).toBeVisible();
  await expect(progress(page)).toContainText("5 of 5 · 2 read · 3 failed");
  await expect(lines(page).nth(2)).toContainText("closed to readers without a subscription");
  await expect(lines(page).nth(3)).toContainText("no such page");
  await expect(lines(page).nth(4)).toContainText("private network");
  await expectAccessible(page);

  show(web, "http://late.example/news", "late boat");
  await page.getByRole("button", { name: "Try late.example/news again" }).click();
  await expect(progress(page)).toContainText("3 read · 2 failed");

  await page.getByRole("link", { name: "Clean up The ferry stays" }).click();
  await page.getByRole("button", { name: "Save to the library" }).click();
  await page.waitForURL(/\/desk\/import\/batches\//);
  await expect(lines(page).nth(0)).toContainText("Saved to the library");
  await page.goto("/desk/import");
  await page.getByRole("link", { name: "5 articles" }).click();
  await page.waitForURL(/\/desk\/import\/batches\//);

  await page.getByRole("button", { name: "Dismiss" }).first().click();
  await expect(page).toHaveURL(/\/desk\/import$/);
  await expect(page.getByRole("link", { name: "5 articles" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "5 articles" })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Files to import").setInputFiles({
    name: "urls.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("http://harbour.example/ferry?utm_source=letter\nhttp://harbour.example/pier\n"),
  });
  await expect(progress(page)).toContainText("2 of 2 · 1 read · 1 in the library already");
  await lines(page).nth(0).getByRole("link", { name: "Open The ferry stays" }).click();
  await page.waitForURL(/\/desk\/articles\/the-ferry-stays/);
});

test("Word documents and PDFs become texts with their structure; those without text are named as what they are", async ({ desk }) => {
  const { page } = await desk.admin();
  const styles = `<w:styles xmlns:w="${openXml}/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>`;
  const report = word(
    paragraph("Report on the quay") + paragraph(sentence) + paragraph("What it cost", "Heading2") + paragraph(`${sentence} Мост 👩‍🚀.`),
    {
      "word/styles.xml": styles,
    },
  );
  const letter = pdf([
    [
      { text: "A letter about the lighthouse", y: 780, size: 20 },
      { text: "The lamp of the lighthouse was lit again in May, and nobody had asked", y: 740 },
      { text: "who paid for it.", y: 726 },
    ],
  ]);
  const files = [
    { name: "quay.docx", mimeType: wordType, buffer: report },
    { name: "letter.pdf", mimeType: pdfType, buffer: letter },
    { name: "scan.pdf", mimeType: pdfType, buffer: pdf(["scan"]) },
    { name: "locked.pdf", mimeType: pdfType, buffer: lockedPdf() },
    { name: "boat.jpg", mimeType: "image/jpeg", buffer: Buffer.from("JPEG") },
  ];
  await page.goto("/desk/import");
  await page.getByLabel("Files to import").setInputFiles(files.slice(2, 3));
  await expect(page.getByRole("alert").filter({ hasText: "pictures of pages and no text" })).toContainText("scan.pdf");

  await page.getByLabel("Files to import").setInputFiles(files);
  await expect(progress(page)).toContainText("5 of 5 · 2 read · 3 failed");
  await expect(lines(page).nth(3)).toContainText("locked with a password");
  await expect(lines(page).nth(4)).toContainText("This is a picture, which Assay doesn’t read");
  await page.getByRole("link", { name: "Clean up A letter about the lighthouse" }).click();
  await expect(page.getByRole("textbox", { name: "Text of the article" })).toContainText("nobody had asked who paid for it.");
  await page.goBack();
  await page.getByRole("link", { name: "Clean up Report on the quay" }).click();
  await expect(page.getByRole("textbox", { name: "Text of the article" }).getByRole("heading", { name: "What it cost" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Text of the article" })).toContainText("Мост 👩‍🚀.");
});

test("signs worth a look, reprints, and pages that are no article are told before anything is saved", async ({ desk }) => {
  const { page } = await desk.admin();
  const { web } = desk;
  show(
    web,
    "http://signs.example/a",
    "harbour crane",
    `<p>It was said so before :contentReference[oaicite:3]{index=3} and <a href="http://x.example/?utm_source=chatgpt.com">here</a>, of the h\u0430rbour.\u202E\u200B</p>`,
  );
  await page.goto("/desk/import");
  await addressField(page).fill("http://signs.example/a");
  await addressField(page).press("Enter");
  await page.waitForURL(/\/desk\/import\/[\w-]{36}$/);
  const notes = page.getByRole("region", { name: "Noticed" });
  for (const words of [
    "citation marker",
    "tracking mark of a chat tool",
    "mixes letters of two alphabets",
    "direction of writing",
    "U+200B",
  ])
    await expect(notes).toContainText(words);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save to the library" }).click();
  await page.waitForURL(/\/desk\/articles\//);

  show(web, "http://reprint.example/b", "harbour crane", "<p>First printed elsewhere.</p>");
  await page.goto("/desk/import");
  await addressField(page).fill("http://reprint.example/b");
  await addressField(page).press("Enter");
  const alike = page.getByRole("region", { name: "Nearly the same text" });
  await expect(alike).toContainText("“The harbour crane stays”, Harbour News");
  await expectAccessible(page);
  await alike.getByRole("link", { name: "Compare with “The harbour crane stays”" }).click();
  await page.waitForURL(/\/desk\/articles\/the-harbour-crane-stays/);

  web.show("http://wall.example/", "<h1>Ferry</h1><p>The council met.</p><p>Subscribe to continue reading.</p>");
  web.show(
    "http://consent.example/",
    "<h1>We value your privacy</h1><p>We and our 812 partners store information.</p><button>Accept all</button>",
  );
  web.show("http://empty.example/", '<title>Ferry</title><div id="root"></div><script>render()</script>');
  await page.goto("/desk/import");
  for (const [address, words] of [
    ["http://wall.example/", "closed to readers without a subscription"],
    ["http://consent.example/", "shows a consent page or cookie notice in place of the article"],
    ["http://empty.example/", "No article was found on this page"],
    ["http://nowhere.example/", "no such page"],
    ["http://127.0.0.1/", "private network"],
  ] as const) {
    await addressField(page).fill(address);
    await addressField(page).press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await expect(addressField(page)).toHaveValue(address);
  }
  await addressField(page).fill("http://signs.example/a");
  await addressField(page).press("Enter");
  await page.getByRole("link", { name: "Open “The harbour crane stays”" }).click();
  await page.waitForURL(/\/desk\/articles\/the-harbour-crane-stays/);
});

test("an import is cancelled and resumed, and goes on by itself when the server is killed and started again", async ({ desk }) => {
  const { page } = await desk.admin();
  const paths = ["one", "two", "three", "four", "five", "six"];
  for (const path of paths) show(desk.web, `http://slow.example/${path}`, `boat number ${path}`);
  await page.goto("/desk/import");
  await addressField(page).fill(paths.map((path) => `http://slow.example/${path}`).join("\n"));
  await page.getByRole("button", { name: "Fetch 6" }).click();
  await expect(progress(page)).toContainText("1 read");
  await page.getByRole("button", { name: "Cancel the rest" }).click();
  await expect(progress(page)).toContainText(/6 of 6 .* cancelled/);
  await page.getByRole("button", { name: /^Go on with \d cancelled/ }).click();
  await expect(progress(page)).toContainText("2 read");
  const address = page.url();
  await page.goto("about:blank");

  await desk.server.kill("SIGKILL");
  const { dataDir, url } = desk.server;
  const again = await startAssay({ dataDir, port: Number(new URL(url).port), web: desk.web.port });
  await page.goto(address);
  await expect(progress(page)).toContainText("6 of 6 · 6 read");
  await again.kill("SIGTERM");
});
