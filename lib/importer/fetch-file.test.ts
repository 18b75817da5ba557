import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { pdfType, wordType } from "#lib/domain/article/original-type.ts";
import { fetchArticle } from "./fetch-article.ts";
import { paragraph, pdf, word } from "./testing-files.ts";

const words = "The council of the harbour town met on Monday and voted to keep the ferry running.";
const captions = `WEBVTT\n\n00:01.000 --> 00:02.000\n${words}`;
const page = `<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>${`<p>${words} ${words}</p>`.repeat(6)}</article></body></html>`;
const thePdf = pdf([[{ text: words, y: 780 }]]);
const theWord = word(paragraph(words));

const files: Record<string, { type?: string; name?: string; body: string | Buffer }> = {
  "/ferry.pdf": { type: "application/pdf", body: thePdf },
  "/download?id=7": { type: "application/octet-stream", body: thePdf },
  "/lying.html": { type: "text/html", body: thePdf },
  "/untold": { body: thePdf },
  "/ferry.docx": { type: "application/msword", body: theWord },
  "/attachment": { type: "application/force-download", name: `attachment; filename="ferry.docx"`, body: theWord },
  "/talk.vtt": { type: "text/plain; charset=utf-8", body: captions },
  "/captions?lang=en": { type: "text/vtt", body: captions },
  "/talk": {
    type: "application/octet-stream",
    name: "attachment; filename*=UTF-8''F%C3%A4hre.srt",
    body: `00:00:01,000 --> 00:00:02,000\n${words}`,
  },
  "/pasted.txt": { type: "text/plain", body: ["0:00", "0:09", "0:20", "0:31", "0:44"].map((time) => `${time} ${words}`).join("\n") },
  "/page.pdf": { type: "text/html", body: page },
  "/notes.md": { type: "text/plain", body: `# Ferry\n\n${words} **${words}**` },
  "/photo": { type: "image/jpeg", body: "x" },
  "/film.mp4": { type: "video/mp4", body: "x" },
  "/feed.json": { type: "application/json", body: "{}" },
  "/letter": { type: "application/octet-stream", body: `{\\rtf1\\ansi ${words}}` },
  "/book": { type: "application/epub+zip", name: "attachment; filename=ferry.epub", body: "words and no book" },
};

let server: Server;
let origin = "";
beforeAll(async () => {
  server = createServer((request, response) => {
    const file = files[request.url ?? ""];
    if (file?.type) response.setHeader("content-type", file.type);
    if (file?.name) response.setHeader("content-disposition", file.name);
    response.writeHead(file ? 200 : 404).end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test.each([
  ["/ferry.pdf", pdfType],
  ["/download?id=7", pdfType],
  ["/lying.html", pdfType],
  ["/untold", pdfType],
  ["/ferry.docx", wordType],
  ["/attachment", wordType],
  ["/talk.vtt", "text/vtt"],
  ["/captions?lang=en", "text/vtt"],
  ["/talk", "application/x-subrip"],
  ["/pasted.txt", "text/x-transcript"],
  ["/page.pdf", "text/html"],
  ["/notes.md", "text/markdown"],
])("%s is read as %s", async (path, type) => {
  const fetched = await fetchArticle(origin + path, { alsoAllow: ["127.0.0.1"] });
  expect(fetched).toMatchObject({ ok: true, value: { type, sourceUrl: origin + path } });
  expect(fetched.ok && canonicalText(fetched.value.cleaned.document)).toContain(words);
});

test.each([
  ["/photo", "picture"],
  ["/film.mp4", "video"],
  ["/feed.json", "data"],
  ["/letter", "rtf"],
  ["/book", "epub"],
])("%s is refused as what it is: %s", async (path, kind) => {
  const fetched = await fetchArticle(origin + path, { alsoAllow: ["127.0.0.1"] });
  expect(fetched).toMatchObject({ ok: false, error: { code: "invalid", field: "url", details: { kind } } });
});
