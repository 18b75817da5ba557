import type { Person } from "../people/person.ts";

/** An event of the audit log, as admins read it. */
export type AuditedEvent = {
  id: string;
  at: string;
  /** Null: nobody can be named. */
  by: Person | null;
  /** As “changed the claim”: a sentence with the name before it. */
  what: string;
  verb: string;
  subject: string;
  subjectId: string;
  article: { slug: string; title: string; removed: boolean } | null;
  /** More of it, where this person may know it: an object. */
  data: unknown;
};

/** What events are about, in the order in which they are offered. */
export const auditSubjects = [
  "annotation",
  "review",
  "article",
  "snapshot",
  "revision",
  "topic",
  "claimant",
  "source",
  "import draft",
  "import batch",
  "session",
  "user",
  "link",
  "token",
  "gate",
  "scale",
  "desk",
  "signing key",
  "room",
  "refusals",
  "sample",
] as const;
export type AuditSubject = (typeof auditSubjects)[number];
