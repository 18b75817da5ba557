import { z } from "zod";
import { findArticle, lockArticle } from "#lib/db/articles.ts";
import { database, evenIfShort, inTransaction } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import type { Blocker } from "#lib/domain/revision/blocker.ts";
import { gateRules } from "#lib/domain/revision/gate.ts";
import { overruling } from "#lib/domain/revision/gate-input.ts";
import { type RevisionContent, revisionKinds } from "#lib/domain/revision/revision.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { draftRevision } from "../steps/draft-revision.ts";
import { storeProseOf } from "../steps/store-prose.ts";

const asked = z.object({
  articleId: z.uuid(),
  kind: z.enum(revisionKinds).optional(),
  note: z.string().trim().max(2000).default(""),
  /** What an admin would overrule: the page says so. */
  overrule: z.array(overruling).max(gateRules.length).default([]),
});

/**
 * `content` is what publishing now would freeze, to be published by its `previewSha256`; both are null while something stands in the way that
 * can't be overruled. `warnings`: what a gate would stop that isn't turned on yet.
 */
export type RevisionPreview = { content: RevisionContent | null; previewSha256: string | null; blockers: Blocker[]; warnings: Blocker[] };

export async function previewRevision(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<RevisionPreview>> {
  const admitted = admit(actor, "preview a revision", asked, input);
  if (!admitted.ok) return admitted;
  const db = database();
  const article = await findArticle(db, admitted.value.input.articleId);
  if (article)
    await inTransaction(async (locked) => (await lockArticle(locked, article.id)) && storeProseOf(locked, article.id), evenIfShort);
  const draft = article && (await draftRevision(db, admitted.value.actor, article, admitted.value.input));
  if (!draft) return articleNotFound();
  const { built, blockers, warnings } = draft;
  return ok({ content: built?.content ?? null, previewSha256: built?.previewSha256 ?? null, blockers, warnings });
}
