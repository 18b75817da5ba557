import { z } from "zod";
import { type AuditHead, readCheckpoint } from "../log/checkpoint.ts";
import { readInclusionProof } from "../log/inclusion-proof.ts";
import { eventSha256, linkSha256 } from "./audit-chain.ts";
import { type RowCheck, utcTime } from "./row-check.ts";

const eventRow = z.object({
  id: z.number().transform(String),
  at: utcTime,
  actorId: z.string().nullable(),
  verb: z.string(),
  subject: z.string(),
  subjectId: z.string(),
  articleId: z.string().nullable(),
  data: z.unknown(),
});
const linkRow = z.object({ position: z.number().int(), eventId: z.number().transform(String), sha256: z.string() });
const headRow = z.object({ checkpoint: z.string() });
const entryRow = z.object({ proof: z.string() });

/**
 * The audit log's links are one unbroken chain, each of an event that is as it was when it was linked, and as long as the log's
 * checkpoints say that it was.
 */
export function checkAuditChain(): RowCheck {
  const told: AuditHead[] = [];
  const events = new Map<string, string>();
  const links: z.infer<typeof linkRow>[] = [];
  return {
    tables: ["audit_events", "audit_links", "log_head", "log_entries"],
    see({ table, row }) {
      if (table === "audit_links") links.push(linkRow.parse(row));
      else if (table === "log_head") told.push(...headsIn(readCheckpoint(headRow.parse(row).checkpoint)));
      else if (table === "log_entries") told.push(...headsIn(readInclusionProof(entryRow.parse(row).proof)?.checkpoint));
      else {
        const event = eventRow.parse(row);
        events.set(event.id, eventSha256(event));
      }
      return [];
    },
    *conclude() {
      let previous = "";
      for (const [at, { position, eventId, sha256 }] of links.toSorted((a, b) => a.position - b.position).entries()) {
        const wrong = (message: string) => ({ table: "audit_links", id: String(position), message });
        const event = events.get(eventId);
        if (position !== at + 1) return yield wrong(`Link ${at + 1} of the audit log's chain is missing.`);
        if (event === undefined) yield wrong(`Event ${eventId} of the audit log is gone.`);
        else if (linkSha256(previous, event) !== sha256)
          yield wrong(`Event ${eventId} of the audit log, or the link before it, was changed.`);
        previous = sha256;
      }
      const hashes = new Map(links.map(({ position, sha256 }) => [position, sha256]));
      const missed = told.toSorted((a, b) => a.position - b.position).find(({ position, sha256 }) => hashes.get(position) !== sha256);
      if (missed) {
        const message = `The audit log's chain is not the one that a checkpoint of the log tells of: link ${missed.position} is gone, or another.`;
        yield { table: "audit_links", id: String(missed.position), message };
      }
    },
  };
}

const headsIn = (checkpoint: { audit: AuditHead | null } | null | undefined) => (checkpoint?.audit ? [checkpoint.audit] : []);
