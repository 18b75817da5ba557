import type { Transaction } from "./client.ts";

export type RefusalCount = { kind: string; network: string; count: number };
/** What was refused in one hour, from wherever. */
export type RefusalSum = { hour: Date; kind: string; count: number; networks: number };

/** Of so many networks an hour's refusals of one kind are told apart; those of all others are one row. */
const mostNetworks = 100;

/** Under this name all networks are counted beyond those that are told apart. */
export const otherNetworks = "others";

/** Adds to what was counted in this hour: never more than `mostNetworks` rows of a kind, and one. */
export async function addRefusals(db: Transaction, counts: RefusalCount[]): Promise<void> {
  const { kinds, networks, numbers } = {
    kinds: counts.map(({ kind }) => kind),
    networks: counts.map(({ network }) => network),
    numbers: counts.map(({ count }) => count),
  };
  await db.$executeRaw`
    WITH given AS (
      SELECT * FROM unnest(${kinds}::text[], ${networks}::text[], ${numbers}::int[]) AS given(kind, network, count)
    ), placed AS (
      SELECT kind, count, network,
        EXISTS (SELECT 1 FROM refusals r WHERE r.hour = date_trunc('hour', now() AT TIME ZONE 'UTC') AND r.kind = given.kind AND r.network = given.network) AS known,
        (SELECT count(*) FROM refusals r WHERE r.hour = date_trunc('hour', now() AT TIME ZONE 'UTC') AND r.kind = given.kind)
          + row_number() OVER (PARTITION BY kind ORDER BY count DESC) AS place
      FROM given
    )
    INSERT INTO refusals (hour, kind, network, count)
    SELECT date_trunc('hour', now() AT TIME ZONE 'UTC'), kind,
      CASE WHEN known OR place <= ${mostNetworks} THEN network ELSE ${otherNetworks} END AS counted, sum(count)
    FROM placed GROUP BY kind, counted
    ON CONFLICT (hour, kind, network) DO UPDATE SET count = LEAST(refusals.count::bigint + EXCLUDED.count, 2147483647)`;
}

/** By hour and kind, the earliest first. */
export async function sumRefusals(db: Transaction, since: Date): Promise<RefusalSum[]> {
  const groups = await db.refusal.groupBy({
    by: ["hour", "kind"],
    where: { hour: { gte: since } },
    _sum: { count: true },
    _count: true,
    orderBy: [{ hour: "asc" }, { kind: "asc" }],
  });
  return groups.map(({ hour, kind, _sum, _count }) => ({ hour, kind, count: _sum.count ?? 0, networks: _count }));
}

export async function forgetRefusals(db: Transaction, before: Date): Promise<void> {
  await db.refusal.deleteMany({ where: { hour: { lt: before } } });
}
