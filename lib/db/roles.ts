import type { Transaction } from "./client.ts";

/** Whether who runs Assay could change its tables as well, and the triggers that guard them. */
export async function canChangeTables(db: Transaction): Promise<boolean> {
  const [row] = await db.$queryRaw<{ can: boolean }[]>`
    SELECT pg_has_role(c.relowner, 'MEMBER') OR has_parameter_privilege('session_replication_role', 'SET') AS can
    FROM pg_class c WHERE c.oid = to_regclass('public.revisions')`;
  return row?.can ?? true;
}
