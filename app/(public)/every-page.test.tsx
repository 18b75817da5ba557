import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { HtmlValidate } from "html-validate";
import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { proseFromMarkdown } from "#lib/domain/prose.ts";
import { publishRevision } from "#lib/usecases/publish-revision.ts";
import { annotate, articleFixture, granted, passageOf } from "#lib/usecases/testing.ts";
import { updateAnnotation } from "#lib/usecases/update-annotation.ts";
import { withdrawReview } from "#lib/usecases/withdraw-review.ts";
import { GET as keys } from "./.well-known/assay-keys.json/route.ts";
import { GET as claim } from "./c/[id]/route.tsx";
import { GET as corrections } from "./corrections/route.tsx";
import { GET as atom } from "./feed.atom/route.ts";
import { GET as jsonFeed } from "./feed.json/route.ts";
import { GET as method } from "./method/route.tsx";
import { GET as history } from "./r/[slug]/history/route.tsx";
import { GET as review } from "./r/[slug]/route.ts";
import { GET as exported } from "./r/[slug]/v/[number]/[format]/route.ts";
import { GET as revision } from "./r/[slug]/v/[number]/route.ts";
import { GET as robots } from "./robots.txt/route.ts";
import { GET as home } from "./route.tsx";
import { GET as sitemap } from "./sitemap.xml/route.ts";
import { GET as verify } from "./verify/route.tsx";

testDatabase();

const draftWords = "zebrafinch-in-a-draft";
const pages = new Map<string, { status: number; type: string; body: string }>();
const secrets: string[] = [draftWords];

async function visit(address: string, answer: Response | Promise<Response>): Promise<void> {
  const response = await answer;
  pages.set(address, { status: response.status, type: response.headers.get("content-type") ?? "", body: await response.text() });
}

const ask = (address: string) => new Request(`http://localhost:3000${address}`);
const given = <T,>(params: T) => ({ params: Promise.resolve(params) });

beforeAll(async () => {
  const editor = await actorFixture("editor", "Mara Reyes");
  const { article, snapshot } = await articleFixture(editor);
  const first = await annotate(editor, snapshot);
  granted(await publishRevision(editor, { articleId: article.id }));
  granted(await updateAnnotation(editor, { id: first.id, version: first.version, verdict: "misleading" }));
  granted(await publishRevision(editor, { articleId: article.id, kind: "correction", note: "We misread the accounts." }));
  const draft = await annotate(editor, snapshot, {
    claim: `A claim with ${draftWords}`,
    rationale: proseFromMarkdown(draftWords),
    passages: [passageOf(snapshot, "It cost nothing")],
  });
  const other = await articleFixture(editor);
  await annotate(editor, other.snapshot);
  granted(await publishRevision(editor, { articleId: other.article.id }));
  granted(await withdrawReview(editor, { articleId: other.article.id, reason: "The source was forged." }));
  const hidden = await articleFixture(editor, [`${draftWords} is a headline.`, "Never published."]);

  const users = await database().user.findMany();
  secrets.push(
    ...users.flatMap(({ id, email }) => [id, email]),
    article.id,
    other.article.id,
    hidden.article.id,
    hidden.article.slug,
    draft.id,
  );

  const { slug } = article;
  for (const address of ["/", "/?q=bridge", "/?q=zebrafinch", "/?show=corrected", "/?verdict=none"])
    await visit(address, home(ask(address)));
  await visit("/method", method());
  await visit("/corrections", corrections(ask("/corrections")));
  await visit("/verify", verify());
  await visit("/feed.atom", atom());
  await visit("/feed.json", jsonFeed());
  await visit("/sitemap.xml", sitemap());
  await visit("/robots.txt", robots());
  await visit("/keys", keys());
  for (const name of [slug, other.article.slug, hidden.article.slug]) {
    await visit(`/r/${name}`, review(ask(`/r/${name}`), given({ slug: name })));
    await visit(`/r/${name}/history`, history(ask("/"), given({ slug: name })));
    await visit(`/r/${name}/v/1`, revision(ask("/"), given({ slug: name, number: "1" })));
  }
  for (const format of ["jsonld", "claimreview", "json", "csv", "md", "html"])
    await visit(`/r/${slug}/v/2/${format}`, exported(ask("/"), given({ slug, number: "2", format })));
  for (const id of [first.id, draft.id]) await visit(`/c/${id}`, claim(ask("/"), given({ id })));
}, 120_000);

test("no byte that readers get tells of drafts, e-mail addresses or rows of ours", () => {
  expect(pages.size).toBeGreaterThan(25);
  for (const [address, { body }] of pages) {
    const allowed = secrets.filter((secret) => address.includes(secret) || (address.includes("q=") && secret.startsWith("zebrafinch")));
    for (const secret of secrets) if (!allowed.includes(secret)) expect(body.includes(secret), `${secret} in ${address}`).toBe(false);
  }
});

test("pages answer as they should", () => {
  const statuses = [...pages].map(([address, { status }]) => `${status} ${address.replaceAll(/[0-9a-f-]{30,}/g, "ID")}`);
  expect(statuses.filter((line) => line.startsWith("5"))).toEqual([]);
  const { body } = pages.get("/corrections") ?? { body: "" };
  expect(body).toContain("We misread the accounts.");
  const corrected = [...pages].find(([address]) => /^\/r\/[^/]+$/.test(address))?.[1].body ?? "";
  expect(corrected).toMatch(/aria-label="Correction".*We misread the accounts.*Inaccurate.* became .*Misleading/s);
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
  expect(titles).toHaveLength(2);
  expect(titles.filter((title) => title.startsWith("Correction: "))).toHaveLength(1);
  const json = parseJsonFeed(pages.get("/feed.json")?.body ?? "");
  expect(json.items).toHaveLength(2);
  expect(new Set(json.items?.map(({ id }) => id)).size).toBe(2);
});
