import { z } from "zod";
import { listAnnotations } from "#lib/db/annotations.ts";
import { findSequence } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { isSecondVerdictAsked } from "#lib/db/openings.ts";
import { listOutbox } from "#lib/db/outbox.ts";
import type { ArticleEvents, ReviewEvent } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { noteJudges, shownWhereAsked } from "../show-annotations.ts";

const asked = z.object({ articleId: z.uuid(), after: z.coerce.number().int().min(0) });

/** Of more changed annotations than this at once none is given: whoever asks reads the review anew. */
const manyChanges = 20;
/** Milliseconds for which an answer serves whoever else asks for the same. */
const shared = 1000;
const answers = new Map<string, Promise<ArticleEvents & { isAsked: boolean }>>();

/**
 * What happened to an article after a number, oldest first, at most 500, and the annotations it touched as they are now. `sequence` is the
 * article's newest number. Everyone in a room asks this at the same moment, so they share the reading, as long as nothing newer has happened;
 * where a second verdict is asked for, each is given of it what they may see.
 */
export async function listEvents(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<ArticleEvents>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId, after } = admitted.value.input;
  const sequence = await findSequence(database(), articleId);
  if (sequence === null) return articleNotFound();
  if (sequence <= after) return ok({ events: [], annotations: [], sequence });

  const key = `${articleId} ${after} ${sequence}`;
  const answer = answers.get(key) ?? readEvents(articleId, after, sequence);
  if (!answers.has(key)) {
    answers.set(key, answer);
    const forget = () => answers.delete(key);
    answer.then(() => setTimeout(forget, shared).unref(), forget);
  }
  const { isAsked, ...read } = await answer;
  if (!isAsked || read.annotations === null) return ok(read);
  return ok({ ...read, annotations: await shownWhereAsked(database(), admitted.value.actor, articleId, read.annotations) });
}

async function readEvents(articleId: string, after: number, sequence: number): Promise<ArticleEvents & { isAsked: boolean }> {
  const events = await listOutbox(database(), articleId, after);
  const ids = touchedBy(events);
  const touched = ids.length > manyChanges ? null : await listAnnotations(database(), articleId, ids);
  return {
    events,
    annotations: touched && (await noteJudges(database(), articleId, touched)),
    sequence: Math.max(events.at(-1)?.sequence ?? 0, sequence),
    isAsked: await isSecondVerdictAsked(database(), articleId),
  };
}

function touchedBy(events: ReviewEvent[]): string[] {
  return [...new Set(events.filter(({ subject }) => subject === "annotation").map(({ subjectId }) => subjectId))];
}
