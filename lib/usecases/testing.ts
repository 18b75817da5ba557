import { expect } from "vitest";
import { insertArticle } from "#lib/db/articles.ts";
import { inTransaction } from "#lib/db/client.ts";
import { insertReview } from "#lib/db/reviews.ts";
import { insertSnapshot } from "#lib/db/snapshots.ts";
import { findUser } from "#lib/db/users.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import type { OriginalType } from "#lib/domain/article/original-type.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import type { Refusal, Result } from "#lib/domain/result.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { wordCount } from "#lib/domain/text/word-count.ts";
import { onServer } from "#lib/postgres/scratch.ts";
import { createAnnotation } from "./annotation/create-annotation.ts";
import { loadArticle } from "./article/load-article.ts";

/** The value of a result that a test counts on. */
export function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${result.error.code}, ${result.error.message}`);
  return result.value;
}

export function refusalOf(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error("Expected a refusal.");
  return result.error;
}

export function expectRefused(result: Result<unknown>, code: Refusal["code"]): void {
  expect(result.ok ? "ok" : result.error.code).toBe(code);
}

let texts = 0;

export function original(text: string, originalType: OriginalType = "text/plain") {
  return { original: Buffer.from(text).toString("base64"), originalType };
}

/** A text like no other, so that it is never a duplicate. */
export function newText(): string {
  texts += 1;
  return `The bridge number ${texts} opened in May.\n\nIt cost ten million, the mayor said. “It cost nothing,” said another.`;
}

export async function loadText(actor: Actor, text = newText(), details: object = {}): Promise<{ article: Article; snapshot: Snapshot }> {
  return granted(await loadArticle(actor, { ...original(text), details }));
}

/** A loaded article of two paragraphs, put straight into the database: for tests of what comes after loading. */
export async function articleFixture(actor: Actor, lines = newText().split("\n\n")): Promise<{ article: Article; snapshot: Snapshot }> {
  const document: DocumentJson = {
    type: "doc",
    content: lines.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
  };
  const text = canonicalText(document);
  const sha256 = sha256Hex(text);
  return inTransaction(async (db) => {
    const details = { title: lines[0] ?? "", outlet: "City News", author: null, sourceUrl: null, publishedAt: null, language: "en" };
    const sample = (await findUser(db, actor.id))?.sample ?? false;
    const article = await insertArticle(db, { slug: `article-${sha256.slice(0, 12)}`, details, sample, createdById: actor.id });
    const snapshot = await insertSnapshot(db, {
      ...{ articleId: article.id, number: 1, createdById: actor.id, document, text, sha256 },
      ...{
        wordCount: wordCount(text, "en"),
        original: Buffer.from(text),
        originalType: "text/plain",
        encoding: null,
        warnings: [],
        readerVersion: null,
      },
    });
    await insertReview(db, { articleId: article.id, snapshotId: snapshot.id, summary: emptyProse });
    return { article, snapshot };
  });
}

/** A passage of these words, wherever they first stand. */
export function passageOf(snapshot: Snapshot, exact: string) {
  const start = snapshot.text.indexOf(exact);
  if (start < 0) throw new Error(`“${exact}” is not in the text.`);
  return { start, end: start + exact.length, exact };
}

export const source = {
  url: "https://city.example/accounts",
  title: "Accounts",
  publisher: "The city",
  publishedAt: "2025-01-31",
  archivedUrl: "https://archive.example/accounts",
};

/** An annotation that lacks nothing. */
export async function annotate(
  actor: Actor,
  snapshot: Snapshot,
  { passages, ...fields }: Partial<Parameters<typeof createAnnotation>[1]> = {},
): Promise<Annotation> {
  return granted(
    await createAnnotation(actor, {
      articleId: snapshot.articleId,
      passages: passages ?? [passageOf(snapshot, "It cost ten million")],
      claim: "The bridge cost ten million.",
      claimant: "The mayor",
      verdict: "inaccurate",
      rationale: proseFromMarkdown("The accounts say *twelve*."),
      evidence: [{ stance: "contradicts", quote: "twelve million", source }],
      ...fields,
    }),
  );
}

/** Takes the log away, as only the tables' owner can: a desk as it was before there was one. */
export async function emptyLog(ownerUrl: string): Promise<void> {
  for (const table of ["log_entries", "log_nodes", "log_head"]) {
    await onServer(ownerUrl, `ALTER TABLE ${table} DISABLE TRIGGER ALL; DELETE FROM ${table}; ALTER TABLE ${table} ENABLE TRIGGER ALL`);
  }
}
