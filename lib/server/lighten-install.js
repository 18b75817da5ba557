/**
 * After an installation without what only development needs (`npm ci --omit=dev`): takes out what packages bring along and nothing here
 * reads. Plain JavaScript, as it runs under whatever Node there is.
 */
import { readdir, rm } from "node:fs/promises";
import { join, relative, sep } from "node:path";

const packages = join(process.cwd(), "node_modules");
const { npm_config_omit: omitted = "", NODE_ENV: environment } = process.env;

const unread = [
  // Maps from built code to sources that aren't there.
  /\.map$/,
  // Headers of Node, for extensions that are compiled: ours come ready.
  /^node\/node_modules\/node-[^/]+\/include\//,
  // Prisma's query compilers for databases that aren't PostgreSQL.
  /^@prisma\/client\/runtime\/.*\.(?:cockroachdb|mysql|sqlite|sqlserver)\./,
];

if (omitted.split(/[\s,]+/).includes("dev") || environment === "production") {
  const entries = await readdir(packages, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files) {
    const name = relative(packages, file).split(sep).join("/");
    if (unread.some((pattern) => pattern.test(name))) await rm(file, { force: true });
  }
}
