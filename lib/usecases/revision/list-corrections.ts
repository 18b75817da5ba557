import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { listCorrectionRows } from "#lib/db/publications.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { Correction } from "#lib/domain/revision/publication.ts";

const asked = z
  .object({
    page: z.number().int().min(1).max(10_000).default(1),
    pageSize: z.number().int().min(1).max(100).default(50),
  })
  .prefault({});

/** Everything the desk has corrected, clarified or withdrawn of what the public saw, newest first, and how much that is on all pages. */
export async function listCorrections(input?: unknown): Promise<Result<{ corrections: Correction[]; total: number }>> {
  const parsed = asked.safeParse(input);
  if (!parsed.success) return refuse("invalid", "There is no such page of corrections.");
  const { page, pageSize } = parsed.data;
  return ok(await listCorrectionRows(database(), { limit: pageSize, offset: (page - 1) * pageSize }));
}
