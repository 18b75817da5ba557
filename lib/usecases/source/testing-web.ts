import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import type { ReadSourceOptions } from "#lib/importer/read-source.ts";

type TestingPage = { status?: number; type?: string; body: string | Uint8Array; headers?: Record<string, string>; hangs?: true };

/** A site of the tests' own, whose pages they change at will, and the options with which it is met. Requests are counted by path. What stands under `*` is answered to any other address. */
export function testingWeb() {
  const pages = new Map<string, TestingPage>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const page = pages.get(request.url ?? "") ?? pages.get("*");
    if (page?.hangs) return;
    const type = page?.type ?? "text/html; charset=utf-8";
    response.writeHead(page ? (page.status ?? 200) : 404, { "content-type": type, ...page?.headers }).end(page?.body ?? "no");
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const options: ReadSourceOptions = { alsoAllow: ["127.0.0.1"] };
  return { pages, asked, options, at: (path: string) => `http://127.0.0.1:${port}${path}` };
}

/** A page of an outlet, as its readers see it. */
export function testingPage(title: string, paragraphs: string[]): string {
  const filler = "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry until the spring.";
  return `<html lang="en"><head><title>${title} | The Lowland Courier</title><meta property="og:site_name" content="The Lowland Courier">
    <meta property="article:published_time" content="2025-05-12T08:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>
    <p class="byline">By <a rel="author" href="/ada">Ada Lind</a></p>${[...paragraphs, filler, filler].map((each) => `<p>${each}</p>`).join("")}</article></body></html>`;
}
