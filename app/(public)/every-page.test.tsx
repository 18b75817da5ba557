import { randomUUID } from "node:crypto";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { HtmlValidate } from "html-validate";
import { JSDOM } from "jsdom";
import { structuredDataTest } from "structured-data-testing-tool";
import { Google } from "structured-data-testing-tool/presets";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { embedScriptPath, hostScriptPath } from "#components/publication/embed-script.ts";
import { readingScriptPath } from "#components/publication/reading-script.ts";
import { database } from "#lib/db/client.ts";
import { createSession } from "#lib/db/sessions.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { exportFormats } from "#lib/domain/export/formats.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { addComment } from "#lib/usecases/annotation/add-comment.ts";
import { deleteAnnotation } from "#lib/usecases/annotation/delete-annotation.ts";
import { updateAnnotation } from "#lib/usecases/annotation/update-annotation.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { withdrawReview } from "#lib/usecases/revision/withdraw-review.ts";
import { annotate, articleFixture, granted, passageOf } from "#lib/usecases/testing.ts";
import { askRoute, publicRoutes } from "./testing.ts";

testDatabase();

const tested = z.object({ passed: z.array(z.unknown()), failed: z.array(z.unknown()), warnings: z.array(z.unknown()) });

const signed = z.object({ content: z.object({ article: z.object({ text: z.string() }) }) });
const draftWords = "zebrafinch-in-a-draft";
const madeUp = ["outlet=Nowhere", "verdict=none", "page=99", "page=01", "page=-1", "show=all", "q=bridge&outlet=Nowhere"]
  .map((query) => `/?${query}`)
  .concat("/corrections?page=99", "/corrections?page=x");
const pages = new Map<string, { status: number; type: string; headers: string; body: string }>();
const secrets: string[] = [draftWords];

async function visit(address: string): Promise<void> {
  const response = await askRoute(address);
  const headers = [...response.headers].map((header) => header.join(": ")).join("\n");
  // Byte by byte, so that nothing hides in a picture either.
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get("content-type") ?? "";
  pages.set(address, { status: response.status, type, headers, body: bytes.toString(type.startsWith("image/") ? "latin1" : "utf8") });
}

/** Every id of every row, of people, sessions, articles, drafts and all the rest, but for the checks that readers see. */
async function rowIds(): Promise<string[]> {
  const db = database();
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'uuid'`;
  const ids = new Set<string>();
  for (const { table, column } of columns) {
    const rows = await db.$queryRawUnsafe<{ id: string | null }[]>(`SELECT DISTINCT "${column}"::text AS id FROM "${table}"`);
    for (const { id } of rows) if (id !== null) ids.add(id);
  }
  const published = new Set((await db.revision.findMany()).flatMap(({ content }) => content.match(/[0-9a-f-]{36}/g) ?? []));
  const named = [...(await db.annotation.findMany()), ...(await db.source.findMany())];
  for (const { id } of named) if (published.has(id)) ids.delete(id);
  return [...ids];
}

beforeAll(async () => {
  const editor = await actorFixture("editor", "Mara Reyes");
  const { article, snapshot } = await articleFixture(editor);
  const first = await annotate(editor, snapshot);
  const gone = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "It cost nothing")] });
  granted(await publishRevision(editor, { articleId: article.id }));
  granted(await deleteAnnotation(editor, { id: gone.id, version: gone.version }));
  granted(await updateAnnotation(editor, { id: first.id, version: first.version, verdict: "misleading" }));
  granted(await publishRevision(editor, { articleId: article.id, kind: "correction", note: "We misread the accounts." }));
  const draft = await annotate(editor, snapshot, {
    claim: `A claim with ${draftWords}`,
    rationale: proseFromMarkdown(draftWords),
    passages: [passageOf(snapshot, "It cost nothing")],
  });
  granted(await addComment(editor, { id: randomUUID(), annotationId: first.id, text: `Between us: ${draftWords}` }));
  const other = await articleFixture(editor);
  const withdrawn = await annotate(editor, other.snapshot);
  granted(await publishRevision(editor, { articleId: other.article.id }));
  granted(await withdrawReview(editor, { articleId: other.article.id, reason: "The source was forged." }));
  await annotate(await actorFixture("reviewer", "Nora Never-Published"), snapshot, { passages: [passageOf(snapshot, "another")] });
  const hidden = await articleFixture(editor, [`${draftWords} is a headline.`, "Never published."]);

  await createSession(database(), { userId: editor.id, userAgent: "", expiresAt: new Date(Date.now() + 3_600_000) });
  const users = await database().user.findMany();
  secrets.push(...users.map(({ email }) => email), hidden.article.slug, ...(await rowIds()));

  const { slug } = article;
  const views = ["/", "/?q=bridge", "/?q=zebrafinch", "/?show=corrected", "/nothing-here", ...madeUp, "/method", "/corrections", "/verify"];
  const feeds = ["/feed.atom", "/feed.json", "/sitemap.xml", "/robots.txt", "/.well-known/assay-keys.json", "/.well-known/security.txt"];
  const log = ["/log/checkpoint", "/log/tile/0/000.p/4", "/log/tile/entries/000.p/4", "/log/tile/0/000", "/log/index/0", "/log/index/9"];
  for (const address of [...views, ...feeds, ...log, readingScriptPath, embedScriptPath, hostScriptPath, "/assets/nothing.js"])
    await visit(address);
  for (const name of [slug, other.article.slug, hidden.article.slug]) {
    for (const end of ["", "/history", "/v/1", "/v/9", "/v/1.txt", "/v/9.txt", "/card.png", "/embed", "?verdict=misleading"])
      await visit(`/r/${name}${end}`);
    for (const format of [...Object.keys(exportFormats), "exe"]) {
      await visit(`/r/${name}.${format}`);
      await visit(`/r/${name}/v/1/${format}`);
    }
    await visit(`/r/${name}.jsonld?page=1`);
    await visit(`/oembed?url=http://localhost:3000/r/${name}`);
  }
  for (const id of [first.id, gone.id, withdrawn.id, draft.id]) {
    for (const address of [`/c/${id}`, `/c/${id}/card.png`, `/c/${id}/embed`, `/oembed?url=http://localhost:3000/c/${id}`])
      await visit(address);
  }
}, 120_000);

test("every public route was asked, published, withdrawn and hidden", () => {
  expect(publicRoutes.filter(({ visited }) => !visited).map(({ file }) => file)).toEqual([]);
});

test("no byte and no header that readers get tells of drafts, e-mail addresses, sessions or rows of ours", () => {
  expect(pages.size).toBeGreaterThan(70);
  expect(secrets.length).toBeGreaterThan(25);
  for (const [address, { body, headers }] of pages) {
    const allowed = secrets.filter((secret) => address.includes(secret) || (address.includes("q=") && secret.startsWith("zebrafinch")));
    for (const secret of secrets) {
      if (!allowed.includes(secret)) expect(`${headers}\n${body}`.includes(secret), `${secret} in ${address}`).toBe(false);
    }
    expect(headers, address).not.toMatch(/^(set-cookie|x-powered-by|server):/im);
    expect(headers, address).toMatch(/^cache-control: (public|no-store)/m);
    expect(`${headers}\n${body}`, address).not.toContain("@example.org");
  }
});

test("pages answer as they should", () => {
  const statuses = [...pages].map(([address, { status }]) => `${status} ${address.replaceAll(/[0-9a-f-]{30,}/g, "ID")}`);
  expect(statuses.filter((line) => line.startsWith("5"))).toEqual([]);
  const { body } = pages.get("/corrections") ?? { body: "" };
  expect(body).toContain("We misread the accounts.");
  expect(body).toContain("The source was forged.");
  const corrected = [...pages].find(([address]) => /^\/r\/[^/]+$/.test(address))?.[1].body ?? "";
  expect(corrected).toMatch(/aria-label="Correction".*We misread the accounts.*Inaccurate.* became .*Misleading/s);
});

test("what other sites frame is one page that says what was found, leads out in new tabs, has no form and no act, and is gone with its review", () => {
  const embeds = [...pages].filter(([address]) => address.endsWith("/embed"));
  const policies = [...pages].filter(([, { headers }]) => headers.includes("frame-ancestors *"));
  expect(policies.map(([address]) => address)).toEqual(embeds.filter(([, { status }]) => status !== 404).map(([address]) => address));
  expect(embeds.map(([address, { status }]) => `${status} ${address.slice(0, 3)}`)).toEqual([
    "200 /r/",
    "410 /r/",
    "404 /r/",
    "200 /c/",
    "410 /c/",
    "410 /c/",
    "404 /c/",
  ]);
  for (const [address, { status, headers, body }] of embeds) {
    if (status === 404) continue;
    expect(headers, address).toMatch(
      /default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'self'; base-uri 'none'; form-action 'none'/,
    );
    const { document } = new JSDOM(body).window;
    expect(document.querySelectorAll("form, button, input, textarea, select, [data-act]")).toHaveLength(0);
    for (const link of document.querySelectorAll("a")) expect([link.target, link.rel]).toEqual(["_blank", "noopener"]);
    expect(document.querySelectorAll("a")).toHaveLength(1);
    expect([...document.querySelectorAll("script")].map(({ src }) => src)).toEqual([embedScriptPath]);
    expect(body.includes("The source was forged."), address).toBe(headers.length > 0 && status === 410 && !body.includes("taken out"));
  }
});

test("a cookie changes nothing of what is framed, and none is set", async () => {
  const address = [...pages.keys()].find((each) => each.endsWith("/embed")) ?? "";
  const asked = await askRoute(address, { cookie: "assay-session=anything; next-auth.session-token=x" });
  expect(await asked.text()).toBe(pages.get(address)?.body);
  expect(asked.headers.has("set-cookie")).toBe(false);
});

test("what no link leads to holds nothing, and has no page of its own", () => {
  for (const address of madeUp) expect([address, pages.get(address)?.status, pages.get(address)?.body]).toEqual([address, 404, ""]);
  expect(pages.get("/nothing-here")).toMatchObject({ status: 404, body: expect.stringContaining("There is nothing at this address") });
});

test("the text that exported selectors count in is there for every revision, and gone with its review", () => {
  const texts = [...pages].filter(([address]) => address.endsWith(".txt") && address.startsWith("/r/"));
  expect(texts.map(([address, { status }]) => `${status} ${address.replace(/^.*\/v/, "v")}`)).toEqual([
    ...["200 v/1.txt", "404 v/9.txt"],
    ...["410 v/1.txt", "404 v/9.txt"],
    ...["404 v/1.txt", "404 v/9.txt"],
  ]);
  const [address = "", text] = texts[0] ?? [];
  const { content } = signed.parse(JSON.parse(pages.get(address.replace(/\.txt$/, "/json"))?.body ?? ""));
  expect(text?.body).toBe(content.article.text);
  expect(text?.headers).toMatch(/^content-type: text\/plain; charset=utf-8$/m);
  expect(text?.headers).toMatch(/^cache-control: .*immutable$/m);
  expect(text?.headers).toMatch(/^access-control-allow-origin: \*$/m);
});

test("the method names who worked on what is public, as they chose to be shown, and nobody else", () => {
  const { body } = pages.get("/method") ?? { body: "" };
  expect(body).toMatch(/Who checks.*<li dir="auto">Mara Reyes<\/li>/s);
  expect(body).not.toContain("Nora Never-Published");
});

test("every kind of page is valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      // How React writes void elements, attributes and style, and long titles: matters of taste.
      "attr-case": "off",
      "void-style": "off",
      "attribute-boolean-style": "off",
      "attribute-empty-style": "off",
      "doctype-style": "off",
      "no-inline-style": "off",
      "long-title": "off",
      "no-trailing-whitespace": "off",
      "no-implicit-button-type": "off",
    },
  });
  for (const [address, { type, body }] of pages) {
    if (!type.startsWith("text/html")) continue;
    const { results } = await validator.validateString(body);
    const messages = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${ruleId} ${message} ${line}:${column}`),
    );
    expect(messages, address).toEqual([]);
  }
});

test("feeds are read by a reader that is not ours, corrections included", () => {
  const feed = parseAtomFeed(pages.get("/feed.atom")?.body ?? "");
  const titles = feed.entries?.map(({ title }) => title?.value ?? "") ?? [];
  expect(titles).toHaveLength(3);
  for (const kind of ["Correction: ", "Withdrawn: "]) expect(titles.filter((title) => title.startsWith(kind))).toHaveLength(1);
  const json = parseJsonFeed(pages.get("/feed.json")?.body ?? "");
  expect(json.items).toHaveLength(3);
  expect(new Set(json.items?.map(({ id }) => id)).size).toBe(3);
});

test("Google's rules for fact checks are met, on the claim's page, the review's page and in its export", async () => {
  const checked = [...pages].filter(([_address, { status, body }]) => status === 200 && body.includes('"ClaimReview"'));
  expect(checked.map(([address]) => address.replaceAll(/[0-9a-f-]{36}|article-[0-9a-f]+/g, "X"))).toEqual(
    expect.arrayContaining(["/c/X", "/r/X", "/r/X/v/1", "/r/X/v/1/claimreview"]),
  );
  for (const [address, { type, body }] of checked) {
    const html = type.startsWith("text/html") ? body : `<script type="application/ld+json">${body}</script>`;
    const found = tested.parse(await structuredDataTest(html, { presets: [Google], schemas: ["jsonld:ClaimReview"] }));
    expect([address, found.failed, found.warnings]).toEqual([address, [], []]);
    expect(found.passed.length).toBeGreaterThan(5);
  }
});

test("the log is served as C2SP says: a note, tiles, bundles; and where there is nothing, nothing", () => {
  expect(pages.get("/log/checkpoint")).toMatchObject({
    status: 200,
    type: "text/plain; charset=utf-8",
    body: expect.stringMatching(/^localhost:3000\/log\n\d+\n\S{44}\n\n— localhost:3000\/log \S+\n$/),
  });
  expect(pages.get("/log/tile/0/000.p/4")).toMatchObject({ status: 200, type: "application/octet-stream" });
  expect(pages.get("/log/tile/entries/000.p/4")?.body).toContain('{"kind":"key","number":1,"sha256":"');
  expect(pages.get("/log/tile/entries/000.p/4")?.headers).toContain("immutable");
  for (const address of ["/log/tile/0/000", "/log/index/9"]) expect(pages.get(address)?.status).toBe(404);
});
