import { z } from "zod";
import type { Person } from "./person.ts";

/** What someone is told of. */
export const noticeKinds = ["mention", "returned", "assigned", "second_verdict", "due", "source", "outlet"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** When a notice also goes out as e-mail. */
export const mailPaces = ["at_once", "daily", "none"] as const;
export type MailPace = (typeof mailPaces)[number];

export type MailChoices = Record<NoticeKind, MailPace>;

/** Until someone chooses otherwise: what a colleague waits for goes out at once, what has time once a day. */
export const firstChoices: MailChoices = {
  mention: "at_once",
  returned: "at_once",
  assigned: "at_once",
  second_verdict: "at_once",
  due: "daily",
  source: "daily",
  outlet: "daily",
};

export const mailChoicesInput = z.object({ choices: z.partialRecord(z.enum(noticeKinds), z.enum(mailPaces)) });

/** A notice as it is shown: what it says is read anew each time, with the reader's rights of then. */
export type Notice = {
  id: string;
  kind: NoticeKind;
  /** Of a second verdict: it was given, and is another than the first. */
  differing: boolean;
  at: string;
  read: boolean;
  /** Who did it; null: nobody in person. */
  by: Person | null;
  article: { slug: string; title: string };
  annotation: { id: string; claim: string } | null;
  /** A colleague's words, where there are any: plain text. */
  words: string;
};

/** The path of what it is about: the very card. */
export function noticePath({ kind, article, annotation }: Pick<Notice, "kind" | "article" | "annotation">): string {
  if (kind === "outlet") return `/desk/articles/${article.slug}/versions`;
  return `/desk/articles/${article.slug}${annotation ? `#a-${annotation.id}` : kind === "returned" || kind === "mention" ? "#review" : ""}`;
}

/** What happened, as a sentence without its end. */
export function noticeWords({ kind, differing, by, annotation }: Pick<Notice, "kind" | "differing" | "by" | "annotation">): string {
  const who = by?.name ?? "Someone";
  switch (kind) {
    case "mention":
      return `${who} mentioned you`;
    case "returned":
      return annotation ? `${who} returned an annotation to you` : `${who} returned the review as a whole to you`;
    case "assigned":
      return `${who} assigned you to an article`;
    case "second_verdict":
      if (differing) return "You and a colleague judged a claim differently";
      return annotation ? "A claim waits for a second, independent verdict" : `${who} asked for second, independent verdicts`;
    case "due":
      return "An article of yours is due soon";
    case "source":
      return "A source you rest on has changed";
    case "outlet":
      return "The outlet has changed its text";
  }
}

/** How long what goes out at once is waited with, so that many come as one, in milliseconds. */
export const gathering = 60_000;
/** When a day's notices go out, in hours UTC. */
export const digestHour = 6;

/** When a notice of now goes out as e-mail; null: it doesn't. */
export function mailTime(pace: MailPace, now: Date): Date | null {
  if (pace === "none") return null;
  if (pace === "at_once") return new Date(now.getTime() + gathering);
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), digestHour);
  return new Date(today > now.getTime() ? today : today + 24 * 60 * 60 * 1000);
}
