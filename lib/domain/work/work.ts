import type { ArticleStatus } from "../article/article-list.ts";
import type { SourceNews } from "../claim/source.ts";
import type { Person } from "../people/person.ts";

export type WorkPlace = { id: string; slug: string; title: string; language: string };

/** An annotation that waits for somebody; where `annotationId` is null, the review of an article as a whole. */
export type WorkCard = {
  article: WorkPlace;
  annotationId: string | null;
  version: number;
  /** Empty where there is none yet. */
  claim: string;
  /** Who handed it over, sent it back, or judged otherwise. */
  by: Person;
  /** With which it was returned. */
  note: string;
  at: string;
};

/** A comment that calls somebody. */
export type WorkMention = {
  commentId: string;
  article: WorkPlace;
  annotationId: string | null;
  claim: string;
  /** As it is written. */
  text: string;
  by: Person;
  at: string;
  seen: boolean;
};

export type WorkArticle = WorkPlace & { outlet: string | null; status: ArticleStatus; dueOn: string | null };

/** Something that rests on what has changed since: a source, or the outlet's own text. */
export type WorkChange = {
  article: WorkPlace;
  annotationId: string | null;
  kind: SourceNews | "outlet_changed";
  /** Of the source; of the article, where its outlet changed it. */
  title: string;
  at: string;
};

/** The first of what waits, and whether there is more. */
export type WorkPart<Line> = { lines: Line[]; more: boolean };

/** What waits for one person, or was said to them. */
export type Work = {
  toSignOff: WorkPart<WorkCard>;
  returned: WorkPart<WorkCard>;
  secondVerdicts: WorkPart<WorkCard>;
  /** Two verdicts that differ, to be settled. */
  differing: WorkPart<WorkCard>;
  mentions: WorkPart<WorkMention>;
  due: WorkPart<WorkArticle>;
  assigned: WorkPart<WorkArticle>;
  changed: WorkPart<WorkChange>;
  drafts: WorkPart<WorkCard>;
};

/** So many lines of each part are told at once. */
export const mostOfPart = 50;
/** Waiting things are counted up to here. */
export const mostCounted = 99;
/** Days before which something due is told. */
export const dueDays = 7;

/** Where a line leads: to the very card, or to the review as a whole. */
export function workHref({ article, annotationId }: { article: Pick<WorkPlace, "slug">; annotationId: string | null }): string {
  return `/desk/articles/${article.slug}#${annotationId === null ? "review" : `a-${annotationId}`}`;
}

/** The same where one goes through all that waits for sign-off. */
export function signOffHref(line: Parameters<typeof workHref>[0]): string {
  return workHref(line).replace("#", "?work=sign-off#");
}

const dayLength = 24 * 60 * 60 * 1000;

/** How a day by which work is to be done stands to today: both ISO 8601 days. */
export function dueState(dueOn: string, today: string): "overdue" | "today" | "tomorrow" | "later" {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / dayLength);
  return days < 0 ? "overdue" : days === 0 ? "today" : days === 1 ? "tomorrow" : "later";
}

/** Today, or so many days after, as an ISO 8601 day (UTC). */
export function dayFrom(now: number, days = 0): string {
  return new Date(now + days * dayLength).toISOString().slice(0, 10);
}
