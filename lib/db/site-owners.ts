import type { Transaction } from "./client.ts";

/** To whom sites belong, as the desk says: by registrable domain. Few have anything said of them. */
export async function ownersOfSites(db: Transaction): Promise<ReadonlyMap<string, string>> {
  return new Map((await db.siteOwner.findMany()).map(({ site, owner }) => [site, owner]));
}

/** Nothing: nobody says any more whose it is. */
export async function saveSiteOwner(db: Transaction, site: string, owner: string): Promise<void> {
  if (owner === "") await db.siteOwner.deleteMany({ where: { site } });
  else await db.siteOwner.upsert({ where: { site }, create: { site, owner }, update: { owner } });
}
