import { randomInt } from "node:crypto";
import { createRequire } from "node:module";
import pg from "pg";
import { SetupError } from "#lib/env.ts";
import { connect, withDatabaseLock } from "./migrate.ts";

/** Where graphile-worker keeps its jobs. */
const jobsSchema = "graphile_worker";

type Place = { name: string; kind: "TABLE" | "SEQUENCE"; wanted: string[]; lacksPolicy: boolean };

/**
 * Lets a role do its work in the owner's tables, and no more: it reads and writes rows, only adds to tables whose rows never
 * change, and owns nothing, so that it can't alter a table or disable a trigger. Asked for at every start, as migrations bring new tables.
 */
export async function admitApplication(ownerUrl: string, role: string): Promise<void> {
  await withDatabaseLock(ownerUrl, async (owner) => {
    await installJobs(ownerUrl, owner);
    const places = await misfits(owner, role);
    if (places.length === 0) return;
    await owner.query("BEGIN");
    for (const place of places) await admitTo(owner, place, pg.escapeIdentifier(role));
    await owner.query(`GRANT USAGE ON SCHEMA public, ${jobsSchema} TO ${pg.escapeIdentifier(role)}`);
    await owner.query("COMMIT");
  });
}

async function admitTo(owner: pg.Client, { name, kind, wanted, lacksPolicy }: Place, role: string): Promise<void> {
  await owner.query(`REVOKE ALL ON ${kind} ${name} FROM ${role}`);
  await owner.query(`GRANT ${wanted.join(", ")} ON ${kind} ${name} TO ${role}`);
  if (lacksPolicy) await owner.query(`CREATE POLICY ${role} ON ${name} TO ${role} USING (true)`);
}

/** Who runs on that address, or null where that is the owner. It must lead to the owner's database: a lock that one of them holds the other can't take. */
export async function roleOf(url: string, ownerUrl: string): Promise<string | null> {
  const key = randomInt(2 ** 47);
  const [owner, application] = await Promise.all([connect(ownerUrl), connect(url)]);
  try {
    const { rows: owners } = await owner.query("SELECT current_user AS role, pg_advisory_lock($1)", [key]);
    const { rows } = await application.query<{ role: string; elsewhere: boolean }>(
      "SELECT current_user AS role, pg_try_advisory_xact_lock($1) AS elsewhere",
      [key],
    );
    if (!rows[0] || rows[0].elsewhere) {
      throw new SetupError("ASSAY_OWNER_URL and DATABASE_URL lead to two databases. Both must name the same one, each with its own role.");
    }
    return rows[0].role === owners[0]?.role ? null : rows[0].role;
  } finally {
    await Promise.all([owner.end(), application.end()]);
  }
}

/** The tables of jobs, which graphile-worker would make itself if it might. */
async function installJobs(ownerUrl: string, owner: pg.Client): Promise<void> {
  const { version } = createRequire(import.meta.url)("graphile-worker/package.json");
  const { rows } = await owner.query("SELECT obj_description(to_regnamespace($1), 'pg_namespace') AS installed", [jobsSchema]);
  if (rows[0]?.installed === version) return;
  const { runMigrations } = await import("graphile-worker");
  await runMigrations({ connectionString: ownerUrl, schema: jobsSchema });
  await owner.query(`COMMENT ON SCHEMA ${jobsSchema} IS ${pg.escapeLiteral(version)}`);
}

/** Our tables and sequences on which the role's rights aren't what they should be. */
async function misfits(owner: pg.Client, role: string): Promise<Place[]> {
  const { rows } = await owner.query<Place>(
    `WITH places AS (
       SELECT c.oid, c.oid::regclass::text AS name,
              CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
              CASE WHEN c.relkind = 'S' THEN ARRAY['SELECT', 'USAGE']
                   WHEN c.relname = '_prisma_migrations' THEN ARRAY['SELECT']
                   WHEN EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgfoid = to_regproc('public.refuse_change'))
                     THEN ARRAY['INSERT', 'SELECT']
                   ELSE ARRAY['DELETE', 'INSERT', 'SELECT', 'UPDATE'] END AS wanted,
              ARRAY(SELECT a.privilege_type FROM aclexplode(c.relacl) a
                    WHERE a.grantee = to_regrole(quote_ident($1)) ORDER BY a.privilege_type) AS given,
              c.relrowsecurity AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND to_regrole(quote_ident($1)) = ANY (p.polroles))
                AS "lacksPolicy"
       FROM pg_class c
       WHERE c.relnamespace IN (to_regnamespace('public'), to_regnamespace($2))
         AND c.relkind IN ('r', 'p', 'v', 'S') AND c.relowner = to_regrole(quote_ident(current_user)))
     SELECT name, kind, wanted, "lacksPolicy" FROM places WHERE wanted <> given OR "lacksPolicy" ORDER BY name`,
    [role, jobsSchema],
  );
  return rows;
}
