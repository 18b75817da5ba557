/** `npm test`: everything that must hold before a change is taken, cheapest first. Runs all of it and says at the end what failed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { chromium } from "@playwright/test";

const root = join(import.meta.dirname, "..");

type Outcome = { passed: boolean; output: string };
type Step = { name: string; run(isAlone: boolean): Promise<Outcome> };

function npm(script: string): Step {
  return { name: script, run: (isAlone) => command("npm", ["run", "--silent", script], isAlone) };
}

/** Those of a row run one after the other, rows of a stage beside each other. What is judged by time, as expressions are, runs alone. */
const stages: Step[][][] = [
  [
    [npm("lint"), npm("generated"), npm("unused"), npm("layers")],
    [npm("types"), npm("engines")],
  ],
  [[npm("expressions"), npm("test:unit"), npm("build"), { name: "a browser", run: ensureBrowser }, npm("test:e2e")]],
];
const steps = stages.flat(2);

const outcomes: { name: string; passed: boolean; seconds: number }[] = [];
const complaints: string[] = [];

async function take({ name, run }: Step, isAlone: boolean): Promise<boolean> {
  if (isAlone) console.log(`\n── ${name}`);
  const started = Date.now();
  const { passed, output } = await run(isAlone);
  if (!isAlone) console.log(`\n── ${name}\n${output.trimEnd()}`);
  // What failed is said again at the end, where it is looked for.
  if (!passed) complaints.push(...complaintsIn(output).map((line) => `${name}: ${line}`));
  outcomes.push({ name, passed, seconds: Math.round((Date.now() - started) / 1000) });
  return passed;
}

for (const rows of stages) {
  await Promise.all(
    rows.map(async (row) => {
      for (const step of row) {
        const passed = await take(step, rows.length === 1);
        if (!passed && (step.name === "build" || step.name === "a browser")) break; // There is nothing to run the journeys on.
      }
    }),
  );
}

console.log("\n── What was checked");
for (const { name, passed, seconds } of outcomes) console.log(`${passed ? "passed" : "FAILED"}  ${name} (${seconds} s)`);
for (const { name } of steps) if (!outcomes.some((outcome) => outcome.name === name)) console.log(`NOT RUN ${name}`);
const passed = outcomes.filter((outcome) => outcome.passed).length;
console.log(`${passed} passed, ${steps.length - passed} failed`);
for (const complaint of complaints) console.log(complaint);
if (passed < steps.length) process.exit(1);

/** What it prints comes at once where it runs alone. */
async function command(program: string, args: string[], isAlone: boolean): Promise<Outcome> {
  const colours = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const child = spawn(program, args, { cwd: root, stdio: ["inherit", "pipe", "pipe"], env: { ...process.env, ...colours } });
  let output = "";
  for (const [from, to] of [[child.stdout, process.stdout] as const, [child.stderr, process.stderr] as const]) {
    from.on("data", (chunk: Buffer) => {
      if (isAlone) to.write(chunk);
      output = (output + chunk.toString()).slice(-1_000_000);
    });
  }
  const [code] = await once(child, "close");
  return { passed: code === 0, output };
}

/** The lines in which Vitest, Playwright and the compilers name what failed and why. */
function complaintsIn(output: string): string[] {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.trim().slice(0, 220));
  return [...new Set(lines.filter((line) => /^(FAIL |\d+\) |\w*Error: |.*: error TS|✖ )/u.test(line)))].slice(0, 20);
}

/** Playwright's own Chromium, else the system's, else one that is installed now. */
async function ensureBrowser(isAlone: boolean): Promise<Outcome> {
  const candidates = [chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = candidates.find((path) => existsSync(path));
  if (found) {
    console.log(`Using ${found}`);
    return { passed: true, output: "" };
  }
  console.log("There is no Chromium: installing one.");
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    const updated = await command("apt-get", ["update", "-qq"], isAlone);
    const install = ["install", "-y", "-qq", "chromium", "fonts-liberation"];
    const installed = updated.passed ? await command("apt-get", install, isAlone) : updated;
    if (installed.passed) return installed;
  }
  return command("npx", ["playwright", "install", "chromium"], isAlone);
}
