import type { Transaction } from "./client.ts";

export type NewJob = { task: string; payload: Record<string, string>; key: string; queue: string | null; priority: number };

/** What connections that work off jobs are called in the database. */
const workersName = "assay jobs";

/** The address of a database for connections that work off jobs, so that a server that starts can tell whether another one works. */
export function forWorkers(connectionString: string): string {
  const address = new URL(connectionString);
  address.searchParams.set("application_name", workersName);
  return address.href;
}

export async function isAnyoneWorking(db: Transaction): Promise<boolean> {
  const [row] = await db.$queryRaw<{ working: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = ${workersName}) AS working`;
  return row?.working ?? true;
}

/** Whether jobs have their tables in this database: they are made when a server first starts. */
async function haveTables(db: Transaction): Promise<boolean> {
  const [row] = await db.$queryRaw<{ there: boolean }[]>`SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS there`;
  return row?.there ?? false;
}

/** Adds jobs, each once for its key, with the transaction; without a server that has ever run jobs, it adds none. */
export async function addJobs(db: Transaction, jobs: NewJob[]): Promise<void> {
  if (jobs.length === 0 || !(await haveTables(db))) return;
  await db.$executeRaw`
    SELECT graphile_worker.add_job(
      j.task, j.payload, queue_name := j.queue, max_attempts := 1, job_key := j.key, priority := j.priority)
    FROM json_to_recordset(${JSON.stringify(jobs)}::json) AS j (task text, payload json, key text, queue text, priority int)`;
}

/** Of these keys, those that no job stands for. */
export async function keysWithoutJob(db: Transaction, keys: string[]): Promise<Set<string>> {
  if (!(await haveTables(db))) return new Set();
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT k.key FROM unnest(${keys}::text[]) AS k (key)
    WHERE NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = k.key AND j.attempts < j.max_attempts)`;
  return new Set(rows.map(({ key }) => key));
}

/** Frees the jobs, and the queues, of processes that died: no job takes longer than these seconds. */
export async function freeAbandonedJobs(db: Transaction, seconds: number): Promise<void> {
  if (!(await haveTables(db))) return;
  await db.$executeRaw`
    SELECT graphile_worker.force_unlock_workers(ARRAY(
      SELECT DISTINCT locked_by FROM graphile_worker.jobs
      WHERE locked_by IS NOT NULL AND locked_at < now() - make_interval(secs => ${seconds}::int)))`;
}
