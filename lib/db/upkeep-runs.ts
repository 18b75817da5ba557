import type { Transaction } from "./client.ts";

export type UpkeepKind = "backup" | "check";
export type NewUpkeepRun = { kind: UpkeepKind; failure?: string; faults?: number; file?: string };
export type UpkeepRun = { at: string; failure: string | null; faults: number | null };

export async function insertUpkeepRun(db: Transaction, run: NewUpkeepRun): Promise<void> {
  await db.upkeepRun.create({ data: run });
}

/** How it went last, and when it last went well. */
export async function findUpkeep(db: Transaction, kind: UpkeepKind): Promise<{ last: UpkeepRun | null; lastWell: UpkeepRun | null }> {
  const find = async (where: object): Promise<UpkeepRun | null> => {
    const row = await db.upkeepRun.findFirst({ where: { kind, ...where }, orderBy: { at: "desc" } });
    return row && { at: row.at.toISOString(), failure: row.failure, faults: row.faults };
  };
  const [last, lastWell] = await Promise.all([find({}), find({ failure: null })]);
  return { last, lastWell };
}

/** Every backup that the desk has made and not let go, newest first. */
export async function listBackups(db: Transaction): Promise<{ id: string; at: Date; file: string }[]> {
  const rows = await db.upkeepRun.findMany({ where: { kind: "backup", failure: null }, orderBy: { at: "desc" } });
  return rows.flatMap(({ id, at, file }) => (file === null ? [] : [{ id, at, file }]));
}

export async function deleteUpkeepRuns(db: Transaction, ids: string[]): Promise<void> {
  await db.upkeepRun.deleteMany({ where: { id: { in: ids } } });
}

/** How it went long ago tells nobody anything. Backups are remembered as long as they are kept. */
export async function forgetUpkeepRuns(db: Transaction, before: Date): Promise<void> {
  await db.upkeepRun.deleteMany({ where: { at: { lt: before }, OR: [{ kind: "check" }, { failure: { not: null } }] } });
}
