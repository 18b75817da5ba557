import type { DocumentJson } from "../article/article-schema.ts";
import type { Person } from "../people/person.ts";

export const proseKinds = ["rationale", "summary"] as const;
export type ProseKind = (typeof proseKinds)[number];

/** What a shared text said at the end of a stretch of work by the same people. Without authors: what stood there before. */
export type ProseVersion = { id: string; json: DocumentJson; authors: Person[]; startedAt: string; endedAt: string };

/** What a name on the room's socket stands for: shared prose, or the presence of people on one article's review. */
export type RoomDocument = { kind: ProseKind | "review"; subjectId: string };

const documentName = /^(?:rationale|summary|review):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads `rationale:{annotationId}`, `summary:{articleId}` or `review:{articleId}`; null for anything else. */
export function parseRoomDocument(name: unknown): RoomDocument | null {
  if (typeof name !== "string" || !documentName.test(name)) return null;
  const [kind, subjectId = ""] = name.split(":");
  return kind === "rationale" || kind === "summary" || kind === "review" ? { kind, subjectId } : null;
}

/** Longest message on the socket, in bytes. */
export const longestMessage = 1024 * 1024;
/** Largest state of one Yjs document, in bytes; its text is held to `proseLimit` besides. */
export const largestDocument = 4 * 1024 * 1024;
/** Largest presence of one browser window, in bytes of JSON. */
export const largestPresence = 4096;

/** Colours in which people are told apart: as many as the tokens --person-1 to --person-8 of the room's style. */
export const personColours = 8;

/** The colour a person has wherever nobody else there has it already: a number from 1 to `personColours`. */
export function personColour(userId: string): number {
  let sum = 0;
  for (const character of userId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return (sum % personColours) + 1;
}

/** Where somebody is who has the review as a whole in hand: its verdict or its summary. */
export const atReview = "summary";

/** Somebody else has signed in on the browser since this window was opened: what is written in it is not theirs to send. */
export const otherPerson = "other_person";

const lastingReasons = new Set(["unauthenticated", "forbidden", "not_found", "invalid", otherPerson]);

/** Does the server mean it when it keeps a window out of a document for this reason? Anything else is trouble, and passes. */
export function isLasting(reason: string): boolean {
  return lastingReasons.has(reason);
}

/** Where a window connects. It says that it knows tables: one that doesn't would take them out of a text it is shown, for everybody. */
export const roomPath = "/room?tables";

/** WebSocket close codes of our own. The browser tells people what they mean. */
export const closeReasons = {
  roleChanged: "Your role has changed.",
  assignmentChanged: "This article was assigned anew.",
  signedOut: "You were signed out.",
  olderWindow: "Reload the page: a text has a table now, which this window cannot show.",
} as const;
export const closeCodes = { accessChanged: 4403, tooMany: 4429, stopping: 1012 } as const;
