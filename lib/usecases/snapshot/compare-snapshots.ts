import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { listPassagesOn } from "#lib/db/passages.ts";
import { findSnapshot } from "#lib/db/snapshots.ts";
import type { Difference } from "#lib/domain/anchoring/differences.ts";
import { type ComparedPassage, compareMarks, type MarkedPassage } from "#lib/domain/anchoring/versions.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { differencesInWorker } from "#lib/importer/compare-in-worker.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { findUnseen } from "../show-annotations.ts";

const number = z.number().int().min(1).max(1_000_000);
const asked = z.object({ articleId: z.string().max(200), from: number, to: number });

type Side = Pick<Snapshot, "id" | "number" | "wordCount" | "createdAt"> & { passages: ComparedPassage[] };
export type SnapshotComparison = { article: Article; from: Side; to: Side; differences: Difference[] };

/** What changed from one snapshot of an article (id or slug) to another, and what is marked on each. */
export async function compareSnapshots(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<SnapshotComparison>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId, ...numbers } = admitted.value.input;
  const article = await findArticle(database(), articleId);
  if (!article) return articleNotFound();
  const from = await findSnapshot(database(), article.id, numbers.from);
  const to = await findSnapshot(database(), article.id, numbers.to);
  if (!from || !to) return refuse("not_found", `This article has no snapshot ${from ? numbers.to : numbers.from}.`);
  const differences = await differencesInWorker(from.text, to.text);
  const passages = [await listPassagesOn(database(), from.id), await listPassagesOn(database(), to.id)] as const;
  const ids = [...new Set(passages.flat().map(({ annotationId }) => annotationId))];
  const unseen = await findUnseen(database(), admitted.value.actor, article.id, ids);
  const shown = (marks: MarkedPassage[]) => marks.map((mark) => (unseen.has(mark.annotationId) ? { ...mark, verdict: null } : mark));
  const marks = compareMarks(shown(passages[0]), shown(passages[1]));
  return ok({ article, from: sideOf(from, marks.from), to: sideOf(to, marks.to), differences });
}

function sideOf({ id, number, wordCount, createdAt }: Snapshot, passages: ComparedPassage[]): Side {
  return { id, number, wordCount, createdAt, passages };
}
