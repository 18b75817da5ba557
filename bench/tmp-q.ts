import pg from "pg";
import { findRunning } from "#lib/postgres/embedded.ts";
const client = new pg.Client({ connectionString: (await findRunning(process.argv[2] ?? "")) ?? "" });
await client.connect();
const r = await client.query(process.argv[3] ?? "");
for (const row of r.rows) console.log(Object.values(row).join(" | "));
await client.end();
