/** `npm run generated`: the client in lib/db/generated is what prisma/schema.prisma says. It is kept, so that an install needs no Prisma. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const kept = join(root, "lib/db/generated");

function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length), readFileSync(join(parentPath, name), "utf8")]),
  );
}

const before = contents(kept);
execFileSync("npx", ["prisma", "generate"], { cwd: root, stdio: "pipe" });
const now = contents(kept);
const stale = [...new Set([...before.keys(), ...now.keys()])].filter((file) => before.get(file) !== now.get(file));
for (const file of stale)
  console.error(`lib/db/generated${file} is not what prisma/schema.prisma says: run npm run generate, and commit it.`);
if (stale.length > 0) process.exit(1);
console.log(`${now.size} generated files are as prisma/schema.prisma says.`);
