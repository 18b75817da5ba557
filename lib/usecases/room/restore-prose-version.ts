import { z } from "zod";
import { getAnnotation, saveAnnotation } from "#lib/db/annotations.ts";
import { listHands } from "#lib/db/audit.ts";
import { database } from "#lib/db/client.ts";
import { findProseVersion, getProse } from "#lib/db/prose.ts";
import { findReview, getReview, saveReview } from "#lib/db/reviews.ts";
import { saidIn, saidOnTheWhole } from "#lib/domain/claim/authors.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeArticle } from "../change-article.ts";
import { gate } from "../gate.ts";
import { foldProse, replaceSharedProse } from "../steps/fold-prose.ts";
import { noteAuthor, noteCoAuthors, noteWholeAuthor } from "../steps/note-authors.ts";
import { enterRoom, writingVerbs } from "./enter-room.ts";

const asked = z.object({ id: z.uuid() });

/** Makes a rationale or summary say what it said in an earlier version. What it says now becomes a version too; whoever may have written what comes back is an author again. */
export async function restoreProseVersion(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<null>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const version = await findProseVersion(database(), admitted.value.input.id);
  const document = version && (await getProse(database(), version.documentId));
  if (!version || !document) return refuse("not_found", "There is no such version.");
  const { kind, subjectId, articleId } = document;
  const gated = gate(admitted.value.actor, writingVerbs[kind]);
  if (!gated.ok) return gated;
  const editor = gated.value;
  const entered = await enterRoom(editor, { kind, subjectId });
  if (!entered.ok) return entered;

  return changeArticle(editor, articleId, async (db) => {
    const found = await findReview(db, articleId);
    if (!found) return articleNotFound();
    await foldProse(db, document.id);
    await replaceSharedProse(db, { kind, subjectId, json: version.json, authorId: editor.id });
    if (kind === "rationale") {
      const before = await getAnnotation(db, subjectId);
      await saveAnnotation(db, subjectId, { rationale: version.json }, editor.id);
      const of = { kind: "annotation", id: subjectId } as const;
      await noteCoAuthors(db, of, saidIn(await noteAuthor(db, before, editor.id)), await listHands(db, of));
    } else {
      const before = await getReview(db, articleId);
      await saveReview(db, articleId, { summary: version.json });
      const of = { kind: "review", id: before.id } as const;
      await noteCoAuthors(db, of, saidOnTheWhole(await noteWholeAuthor(db, articleId, before, editor.id)), await listHands(db, of));
    }
    const about =
      kind === "rationale" ? ({ subject: "annotation", subjectId } as const) : ({ subject: "review", subjectId: found.review.id } as const);
    return ok({ value: null, deed: { verb: "updated", ...about, data: { changed: [kind], restored: version.id } } });
  });
}
