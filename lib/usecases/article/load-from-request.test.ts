import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { granted, refusalOf } from "../testing.ts";
import { loadFromRequest } from "./load-from-request.ts";

testDatabase();

const sentence = "The council of the harbour town met on Monday and voted to keep the ferry running until the spring.";
const page = `<html lang="en"><head><title>Ferry stays</title><meta property="og:site_name" content="The Lowland Courier"></head>
  <body><nav><a href="/">Home</a></nav><article><h1>Ferry stays</h1>${`<p>${sentence} ${sentence}</p>`.repeat(6)}</article></body></html>`;

let server: Server;
let address = "";
beforeAll(async () => {
  server = createServer((_, response) => response.setHeader("content-type", "text/html").end(page));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ferry`;
});
afterAll(() => server.close());

test("an address is fetched, and what the page says of itself fills what the request leaves out", async () => {
  const editor = await actorFixture("editor");
  const { article, snapshot } = granted(await loadFromRequest(editor, { url: address, author: "Ada Lind" }, { alsoAllow: ["127.0.0.1"] }));
  expect(article).toMatchObject({ title: "Ferry stays", outlet: "The Lowland Courier", author: "Ada Lind", sourceUrl: address });
  expect(snapshot.text).toContain(sentence);
  expect(snapshot.text).not.toContain("Home");

  const again = refusalOf(await loadFromRequest(editor, { url: address }, { alsoAllow: ["127.0.0.1"] }));
  expect(again).toMatchObject({ code: "conflict", details: { article: { slug: article.slug } } });
});

test("an address inside the server's own network is not fetched", async () => {
  const editor = await actorFixture("editor");
  expect(refusalOf(await loadFromRequest(editor, { url: address })).code).not.toBe("conflict");
});

test("exactly one kind of text is taken, and none of it is dropped", async () => {
  const editor = await actorFixture("editor");
  expect(refusalOf(await loadFromRequest(editor, { text: "One.", html: "<p>Two.</p>" })).code).toBe("invalid");
  const text = "A headline of its own\nThe first paragraph, which is long enough to be one.\nSubscribe to our channel!";
  const { snapshot } = granted(await loadFromRequest(editor, { text, title: "A headline of its own" }));
  expect(snapshot.text).toBe(text);
  expect(snapshot.warnings.map(({ code }) => code)).toContain("page-chrome");
});

test("a note is gone once what it asked for is given", async () => {
  const editor = await actorFixture("editor");
  const text = "The council met and kept the ferry, after four hours of talk and a vote by show of hands.";
  const { snapshot } = granted(await loadFromRequest(editor, { text, author: "Ada Lind" }));
  const codes = snapshot.warnings.map(({ code }) => code);
  expect(codes).toContain("no-date");
  expect(codes).not.toContain("no-byline");
});
