import type { Transaction } from "#lib/db/client.ts";
import { findNoticeParts, isOfDiffering } from "#lib/db/notice-parts.ts";
import type { NoticeRow } from "#lib/db/notices.ts";
import { findOpenAmong } from "#lib/db/openings.ts";
import { asWritten } from "#lib/domain/claim/mention.ts";
import type { Notice } from "#lib/domain/people/notice.ts";
import { type Actor, canWorkOn } from "#lib/domain/people/permissions.ts";

/** `work`: it asks for something that this person may still do. */
export type ShownNotice = Notice & { work: boolean };

/**
 * Notices as this person may read them now. What was removed or deleted since is left out, and so is what somebody says of an annotation that they
 * may still judge independently.
 */
export async function shownNotices(db: Transaction, reader: Pick<Actor, "id" | "role">, rows: NoticeRow[]): Promise<ShownNotice[]> {
  const { people, articles, annotations, assignees, comments } = await findNoticeParts(db, rows);
  const open = await findOpenAmong(db, [...annotations.keys()], reader.id);
  return rows.flatMap((row) => {
    const { id, kind, subjectId, createdAt, readAt, actorId, articleId, annotationId } = row;
    const article = articles.get(articleId);
    const annotation = annotationId === null ? null : annotations.get(annotationId);
    if (!article || annotation === undefined) return [];
    const isOpen = annotation === null || open.has(annotation.id);
    const differing = isOfDiffering(row);
    if (!isOpen && (kind !== "second_verdict" || differing)) return [];
    const comment = comments.get(subjectId);
    // Taken back, or it calls somebody else by now.
    if (kind === "mention" && !comment?.mentions.some((person) => person.id === reader.id)) return [];
    const mine = assignees.get(articleId)?.map(({ userId }) => userId) ?? [];
    const mayWork = canWorkOn(reader, mine) && (kind !== "assigned" || mine.includes(reader.id));
    const shown: ShownNotice = {
      ...{ id, kind, differing, article },
      words: comment ? asWritten(comment.text, comment.mentions) : "",
      at: createdAt.toISOString(),
      read: readAt !== null,
      by: actorId === null ? null : (people.get(actorId) ?? null),
      annotation: annotation && { id: annotation.id, claim: annotation.claim },
      // Whoever is called may answer, assigned or not. A second verdict that was given, or can't be by this person any more, is none of their work,
      // nor are two that were settled.
      work:
        kind === "mention" ||
        (mayWork &&
          (kind !== "second_verdict" || annotation === null || (differing ? annotation.differing : !(annotation.judged || isOpen)))),
    };
    return [shown];
  });
}
