import type { Transaction } from "./client.ts";
import { commentParts, toComment } from "./comments.ts";
import type { NoticeRow } from "./notices.ts";

/** That two verdicts differ is told by the comment that opened their discussion; that one is waited for by the annotation itself. */
export function isOfDiffering({ kind, subjectId, annotationId }: NoticeRow): boolean {
  return kind === "second_verdict" && annotationId !== null && subjectId !== annotationId;
}

/** All that notices are about, as it stands now, by id: what was removed or deleted is missing. */
export async function findNoticeParts(db: Transaction, rows: NoticeRow[]) {
  const ids = (column: "actorId" | "articleId" | "annotationId") => [...new Set(rows.flatMap((row) => row[column] ?? []))];
  const called = rows.flatMap((row) => (row.kind === "mention" || isOfDiffering(row) ? [row.subjectId] : []));
  const [people, articles, annotations, assigned, comments] = await Promise.all([
    db.user.findMany({ where: { id: { in: ids("actorId") } }, select: { id: true, name: true } }),
    db.article.findMany({ where: { id: { in: ids("articleId") }, deletedAt: null }, select: { id: true, slug: true, title: true } }),
    db.annotation.findMany({
      where: { id: { in: ids("annotationId") }, deletedAt: null },
      select: { id: true, claim: true, second: { select: { differing: true } } },
    }),
    db.assignment.findMany({ where: { articleId: { in: ids("articleId") } }, select: { articleId: true, userId: true } }),
    db.comment.findMany({ where: { ...commentParts.where, id: { in: called } }, include: commentParts.include }),
  ]);
  return {
    people: new Map(people.map((each) => [each.id, each])),
    articles: new Map(articles.map(({ id, ...article }) => [id, article])),
    annotations: new Map(
      annotations.map(({ second, ...each }) => [each.id, { ...each, judged: second !== null, differing: second?.differing ?? false }]),
    ),
    comments: new Map(comments.map(toComment).map((comment) => [comment.id, comment])),
    assignees: Map.groupBy(assigned, ({ articleId }) => articleId),
  };
}
