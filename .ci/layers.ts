/** `npm run layers`: nobody imports what their layer may not, and a breach planted on purpose is caught. */
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const ours = ["server.ts", "lib", "components", "app", "seeds"];

type Report = {
  modules: { source: string; dependencies: { resolved: string }[] }[];
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
const { summary, modules } = await cruise(root, ours);
if (summary.totalCruised < 200) problems.push(`Only ${summary.totalCruised} modules were read: the check itself is broken.`);
for (const { from, to, rule } of summary.violations) problems.push(`${rule.name}: ${from} → ${to}`);
for (const ring of ringsOf(modules)) problems.push(`folders that need each other: ${ring.join(" ↔ ")}`);

const planted = await cruise(join(import.meta.dirname, "planted"), ["lib"]);
if (!planted.summary.violations.some(({ rule }) => rule.name === "layer lib/domain")) problems.push("The planted breach was not caught.");

if (ringsOf(planted.modules).length !== 1) problems.push("The planted ring of folders was not caught.");

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${summary.totalCruised} modules keep to their layers; the planted breach and ring were caught.`);

/** Folders of ours that reach each other by their files' imports, however long the way round. Tests may reach further. */
function ringsOf(modules: Report["modules"]): string[][] {
  const ours = /^(lib(?!\/db\/generated)|components|seeds)\//;
  const tests = /\.test\.tsx?$|\/testing[-a-z]*\.ts$|-rounds\.ts$/;
  const reached = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    if (!ours.test(source) || tests.test(source)) continue;
    const from = reached.get(dirname(source)) ?? new Set<string>();
    reached.set(dirname(source), from);
    for (const { resolved } of dependencies) if (ours.test(resolved) && dirname(resolved) !== dirname(source)) from.add(dirname(resolved));
  }
  let grown = true;
  while (grown) {
    grown = false;
    for (const folders of reached.values()) {
      const before = folders.size;
      for (const folder of [...folders]) for (const further of reached.get(folder) ?? []) folders.add(further);
      grown ||= folders.size > before;
    }
  }
  const rings = [...reached].flatMap(([folder, folders]) =>
    folders.has(folder) ? [[folder, ...[...folders].filter((other) => other !== folder && reached.get(other)?.has(folder))].sort()] : [],
  );
  return [...new Map(rings.map((ring) => [ring.join(), ring])).values()];
}
