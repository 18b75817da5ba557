import type { Scale } from "#lib/domain/scale.ts";
import type { Transaction } from "./client.ts";
import { toVerdict } from "./scales.ts";

/** Every version of the scale, the newest first. */
export async function listScales(db: Transaction): Promise<Scale[]> {
  const rows = await db.scale.findMany({ orderBy: { number: "desc" }, include: { verdicts: { orderBy: { position: "asc" } } } });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    createdAt: row.createdAt.toISOString(),
    verdicts: row.verdicts.map(toVerdict),
  }));
}
