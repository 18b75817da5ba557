import type { Transaction } from "./client.ts";

/** The id of the outlet of this name, made when it is new. */
export async function saveOutlet(db: Transaction, name: string | null): Promise<string | null> {
  if (name === null || name === "") return null;
  const outlet = await db.outlet.upsert({ where: { name }, create: { name }, update: {}, select: { id: true } });
  return outlet.id;
}

export async function listOutletNames(db: Transaction): Promise<string[]> {
  const rows = await db.outlet.findMany({
    where: { articles: { some: { deletedAt: null } } },
    orderBy: { name: "asc" },
    select: { name: true },
  });
  return rows.map((row) => row.name);
}
