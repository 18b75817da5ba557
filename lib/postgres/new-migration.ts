/** `npm run migration NAME`: writes what prisma/schema.prisma has and the migrations lack as the next migration. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "#lib/env.ts";
import { openEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { listMigrations, migrationsFolder } from "./migrations.ts";
import { missingSql } from "./schema-engine.ts";
import { withScratchDatabase } from "./scratch.ts";

const name = process.argv[2] ?? "";
if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
  console.error("Usage: npm run migration NAME (small letters, digits and underscores)");
  process.exit(2);
}
const embedded = await openEmbedded({ dataDir: join(env.dataDir, "test"), durable: false });
try {
  const sql = await withScratchDatabase(embedded.ownerUrl, async (url) => {
    await migrate(url);
    return missingSql(url);
  });
  if (sql === "") {
    console.log("The migrations already lead to prisma/schema.prisma: nothing to write.");
  } else {
    const migrations = await listMigrations();
    const folder = join(migrationsFolder, `${String(migrations.length + 1).padStart(4, "0")}_${name}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "migration.sql"), `${sql}\n`);
    console.log(`Wrote ${folder}/migration.sql: read it before you commit it.`);
  }
} finally {
  await embedded.release();
}
