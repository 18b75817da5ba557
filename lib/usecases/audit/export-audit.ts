import type { z } from "zod";
import { type EventsAsked, listAuditRows } from "#lib/db/audit-list.ts";
import { database } from "#lib/db/client.ts";
import type { AuditedEvent } from "#lib/domain/audit/audit.ts";
import { csvRow, csvStart } from "#lib/domain/export/csv-row.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { auditedEvents } from "../steps/audited-events.ts";
import { auditFilter, eventsAsked } from "./list-audit.ts";

const batch = 500;

/** The same events as CSV, all of them, the newest first: read while they are written, so that no log is too long. */
export async function exportAudit(
  actor: Actor | null,
  input: z.input<typeof auditFilter> = {},
): Promise<Result<{ chunks: AsyncGenerator<string> }>> {
  const admitted = admit(actor, "read the audit log", auditFilter, input);
  if (!admitted.ok) return admitted;
  const events = await eventsAsked(database(), admitted.value.input);
  return events.ok ? ok({ chunks: lines(admitted.value.actor, events.value) }) : events;
}

const columns: [name: string, cell: (event: AuditedEvent) => string][] = [
  ["number", ({ id }) => id],
  ["when", ({ at }) => at],
  ["who", ({ by }) => by?.name ?? ""],
  ["what", ({ what }) => what],
  ["kind", ({ subject }) => subject],
  ["verb", ({ verb }) => verb],
  ["of", ({ subjectId }) => subjectId],
  ["article", ({ article }) => article?.title ?? ""],
  ["details", ({ data }) => (isNothing(data) ? "" : JSON.stringify(data))],
];

function isNothing(data: unknown): boolean {
  return typeof data !== "object" || data === null || Object.keys(data).length === 0;
}

async function* lines(reader: Actor, asked: EventsAsked): AsyncGenerator<string> {
  yield csvStart + csvRow(columns.map(([name]) => name));
  let before: bigint | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof listAuditRows>> = await listAuditRows(database(), asked, { limit: batch, before });
    const events = await auditedEvents(database(), reader, rows);
    yield events.map((event) => csvRow(columns.map(([, cell]) => cell(event)))).join("");
    const last = rows.at(-1);
    if (rows.length < batch || !last) return;
    before = last.id;
  }
}
