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

/** Every backup that the desk has made and not let go, newest first; each file once. */
export async function listBackups(db: Transaction): Promise<{ at: Date; file: string }[]> {
  const rows = await db.upkeepRun.findMany({ where: { kind: "backup", failure: null }, orderBy: { at: "asc" } });
  const newest = new Map(rows.flatMap(({ at, file }) => (file === null ? [] : [[file, at] as const])));
  return Array.from(newest, ([file, at]) => ({ at, file })).toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

export async function deleteBackups(db: Transaction, files: string[]): Promise<void> {
  await db.upkeepRun.deleteMany({ where: { kind: "backup", file: { in: files } } });
}

/** How it went long ago tells nobody anything. Backups are remembered as long as they are kept. */
export async function forgetUpkeepRuns(db: Transaction, before: Date): Promise<void> {
  await db.upkeepRun.deleteMany({ where: { at: { lt: before }, OR: [{ kind: "check" }, { failure: { not: null } }] } });
}
