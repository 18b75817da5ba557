import { documentJson } from "#lib/domain/article/document-json.ts";
import type { Desk } from "#lib/domain/people/desk.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

const onlyRow = 1;

/** A desk that was never edited has a name all the same. */
export async function findDesk(db: Transaction): Promise<Desk> {
  const row = await db.desk.findUnique({ where: { id: onlyRow } });
  if (!row) return { name: "Assay", tagline: "", method: null, formerAddresses: [] };
  return { name: row.name, tagline: row.tagline, method: documentJson.nullable().parse(row.method), formerAddresses: row.formerAddresses };
}

export async function saveDesk(db: Transaction, desk: Desk): Promise<void> {
  const columns = { ...desk, method: desk.method ?? Prisma.DbNull };
  await db.desk.upsert({ where: { id: onlyRow }, create: { id: onlyRow, ...columns }, update: columns });
}
