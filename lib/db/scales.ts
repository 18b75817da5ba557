import { randomUUID } from "node:crypto";
import { firstScale, type Scale, type Verdict, type VerdictInput } from "#lib/domain/claim/scale.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

export function toVerdict(row: Prisma.VerdictGetPayload<true>): Verdict {
  const { scaleId: _, ...verdict } = row;
  return verdict;
}

const withVerdicts = { verdicts: { orderBy: { position: "asc" } } } as const satisfies Prisma.ScaleInclude;

function toScale(row: Prisma.ScaleGetPayload<{ include: typeof withVerdicts }>): Scale {
  return { id: row.id, number: row.number, createdAt: row.createdAt.toISOString(), verdicts: row.verdicts.map(toVerdict) };
}

/** The newest version of the scale. A new desk's first one is made here. */
export async function scaleInForce(db: Transaction): Promise<Scale> {
  const scale = await findNewestScale(db);
  if (scale) return scale;
  await insertFirstScale(db);
  const first = await findNewestScale(db);
  if (!first) throw new Error("The first scale was not made.");
  return first;
}

async function findNewestScale(db: Transaction): Promise<Scale | null> {
  const row = await db.scale.findFirst({ orderBy: { number: "desc" }, include: withVerdicts });
  return row && toScale(row);
}

/** Every version of the scale, the newest first. */
export async function listScales(db: Transaction): Promise<Scale[]> {
  const rows = await db.scale.findMany({ orderBy: { number: "desc" }, include: withVerdicts });
  return rows.map(toScale);
}

/** In one statement, so that of two processes that start together one makes it whole and the other finds it. */
async function insertFirstScale(db: Transaction): Promise<void> {
  const verdicts = firstScale.map((verdict, position) => ({ ...verdict, id: randomUUID(), position }));
  await db.$executeRaw`
    WITH made AS (INSERT INTO scales (id, number) VALUES (${randomUUID()}::uuid, 1) ON CONFLICT DO NOTHING RETURNING id)
    INSERT INTO verdicts (id, "scaleId", slug, name, definition, rating, "needsEvidence", position)
    SELECT v.id, made.id, v.slug, v.name, v.definition, v.rating, v."needsEvidence", v.position
    FROM made, jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb)
      AS v(id uuid, slug text, name text, definition text, rating int, "needsEvidence" boolean, position int)`;
}

/** One at a time, so that versions are numbered without gaps. */
export async function lockScales(db: Transaction): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('edit the scale'))`;
}

export async function insertScale(db: Transaction, number: number, verdicts: VerdictInput[]): Promise<Scale> {
  await db.scale.create({
    data: { number, verdicts: { create: verdicts.map((verdict, position) => ({ ...verdict, position })) } },
  });
  return scaleInForce(db);
}
