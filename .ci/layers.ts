/** `npm run layers`: nobody imports what their layer may not, and a breach planted on purpose is caught. */
import { execFile } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const ours = ["server.ts", "lib", "components", "app", "seeds"];

type Report = {
  summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string; severity: string } }[] };
};

function cruise(folder: string, places: string[]): Promise<Report> {
  const cli = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = join(root, ".dependency-cruiser.cjs");
  const options = { cwd: folder, maxBuffer: 512 * 2 ** 20 };
  return new Promise((resolve, reject) => {
    // It exits with the number of violations: what it says is what counts.
    execFile(process.execPath, [cli, ...places, "--config", config, "--output-type", "json"], options, (error, stdout, stderr) => {
      if (stdout.startsWith("{")) resolve(JSON.parse(stdout));
      else reject(error ?? new Error(stderr));
    });
  });
}

const problems: string[] = [];

// With a TypeScript it can't use, dependency-cruiser reads nothing, finds nothing wrong and is content.
const { summary } = await cruise(root, ours);
if (summary.totalCruised < 200) problems.push(`Only ${summary.totalCruised} modules were read: the check itself is broken.`);
for (const { from, to, rule } of summary.violations) problems.push(`${rule.name}: ${from} → ${to}`);

const planted = await cruise(join(import.meta.dirname, "planted"), ["lib"]);
if (!planted.summary.violations.some(({ rule }) => rule.name === "layer lib/domain")) problems.push("The planted breach was not caught.");

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${summary.totalCruised} modules keep to their layers; the planted breach was caught.`);
