import { database } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { createAnnotation } from "#lib/usecases/annotation/create-annotation.ts";
import { loadArticle } from "#lib/usecases/article/load-article.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { granted } from "./bench-desk.ts";

/** Annotations of one review. */
export const perReview = 500;

/** Publishes one review of 500 annotations as a newsroom would; the others are copies of its rows. */
export async function publishOne(actor: Actor): Promise<string> {
  const sentence = (at: number) => `Sentence ${at} says that the harbour council met in the winter of the year ${1200 + at}.`;
  const sentences = Array.from({ length: perReview }, (_, at) => sentence(at));
  const text = Array.from({ length: perReview / 5 }, (_, at) => sentences.slice(at * 5, at * 5 + 5).join(" ")).join("\n\n");
  const original = Buffer.from(text).toString("base64");
  const { article, snapshot } = granted(await loadArticle(actor, { original, originalType: "text/plain", details: { title: "Minutes" } }));
  const verdicts = ["accurate", "mostly-accurate", "missing-context", "misleading", "inaccurate"];
  for (const [at, exact] of sentences.entries()) {
    const start = snapshot.text.indexOf(exact);
    granted(
      await createAnnotation(actor, {
        ...{ articleId: article.id, passages: [{ start, end: start + exact.length, exact }], verdict: verdicts[at % verdicts.length] },
        claim: `The council met in the year ${1200 + at}.`,
        rationale: proseFromMarkdown(`The minutes of the year say so, in volume ${at}. **Two** copies agree, and a third gives the day.`),
        evidence: [
          {
            ...{ stance: "supports", quote: "as the minutes of the day record" },
            source: { url: `https://example.org/minutes/${at % 50}`, title: `Minutes, volume ${at % 50}`, publisher: "The archive" },
          },
        ],
      }),
    );
  }
  granted(await publishRevision(actor, { articleId: article.id }));
  return article.id;
}

/** Copies of it, from the `from`th to the `to`th, each an article and a revision with its own hash; signatures are left as they were. */
export async function copyReview(id: string, from: number, to: number): Promise<void> {
  await database().$executeRaw`
    WITH copies AS (
      INSERT INTO articles (id, slug, title, language, "createdById")
      SELECT gen_random_uuid(), slug || '-' || copy, title, language, "createdById"
      FROM articles, generate_series(${from}::int, ${to}::int) copy WHERE id = ${id}::uuid
      RETURNING id, slug),
    contents AS (
      SELECT copies.id, r.number, r.kind, r.signature, r."keyId", r."publishedAt", r."publishedById",
        replace(r.content, '"slug":"' || a.slug || '"', '"slug":"' || copies.slug || '"') AS content
      FROM copies, revisions r JOIN articles a ON a.id = r."articleId" WHERE a.id = ${id}::uuid)
    INSERT INTO revisions (id, "articleId", number, kind, content, sha256, signature, "keyId", "publishedAt", "publishedById")
    SELECT gen_random_uuid(), id, number, kind, content, encode(sha256(convert_to(content, 'UTF8')), 'hex'), signature, "keyId",
      "publishedAt", "publishedById" FROM contents`;
}
