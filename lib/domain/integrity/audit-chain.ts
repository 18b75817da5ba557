import { canonicalJson } from "../revision/canonical-json.ts";
import { sha256Hex } from "../text/hash.ts";

/** An event of the audit log as its chain has it. Where on the network it came from is no part of it: that can be erased. */
export type ChainedEvent = {
  id: string;
  /** ISO 8601, milliseconds, UTC. */
  at: string;
  actorId: string | null;
  verb: string;
  subject: string;
  subjectId: string;
  articleId: string | null;
  data: unknown;
};

/** SHA-256 of an event, hexadecimal. */
export function eventSha256({ id, at, actorId, verb, subject, subjectId, articleId, data }: ChainedEvent): string {
  return sha256Hex(canonicalJson({ id, at, actorId, verb, subject, subjectId, articleId, data }));
}

/** The hash of an event's link: of the link before (empty for the first) and the event. Hexadecimal. */
export function linkSha256(previous: string, event: string): string {
  return sha256Hex(`${previous}${event}`);
}
