/** `npm test`: everything that must hold before a change is taken, cheapest first. Runs all of it and says at the end what failed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { chromium } from "@playwright/test";

const root = join(import.meta.dirname, "..");

type Step = { name: string; run(): Promise<boolean> };

function npm(script: string): Step {
  return { name: script, run: () => command("npm", ["run", "--silent", script]) };
}

const steps: Step[] = [
  npm("lint"),
  npm("types"),
  npm("generated"),
  npm("unused"),
  npm("layers"),
  npm("expressions"),
  npm("engines"),
  npm("test:unit"),
  npm("build"),
  { name: "a browser", run: ensureBrowser },
  npm("test:e2e"),
];

const outcomes: { name: string; passed: boolean; seconds: number }[] = [];
/** What the step that runs has printed last: a failed one's complaints are said again at the end, where they are looked for. */
let printed = "";
const complaints: string[] = [];
for (const { name, run } of steps) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  printed = "";
  const passed = await run();
  if (!passed) complaints.push(...complaintsIn(printed).map((line) => `${name}: ${line}`));
  outcomes.push({ name, passed, seconds: Math.round((Date.now() - started) / 1000) });
  if (!passed && (name === "build" || name === "a browser")) break; // There is nothing to run the journeys on.
}

console.log("\n── What was checked");
for (const { name, passed, seconds } of outcomes) console.log(`${passed ? "passed" : "FAILED"}  ${name} (${seconds} s)`);
for (const { name } of steps.slice(outcomes.length)) console.log(`NOT RUN ${name}`);
const passed = outcomes.filter((outcome) => outcome.passed).length;
console.log(`${passed} passed, ${steps.length - passed} failed`);
for (const complaint of complaints) console.log(complaint);
if (passed < steps.length) process.exit(1);

async function command(program: string, args: string[]): Promise<boolean> {
  const colours = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const child = spawn(program, args, { cwd: root, stdio: ["inherit", "pipe", "pipe"], env: { ...process.env, ...colours } });
  for (const [from, to] of [[child.stdout, process.stdout] as const, [child.stderr, process.stderr] as const]) {
    from.on("data", (chunk: Buffer) => {
      to.write(chunk);
      printed = (printed + chunk.toString()).slice(-1_000_000);
    });
  }
  const [code] = await once(child, "close");
  return code === 0;
}

/** The lines in which Vitest, Playwright and the compilers name what failed and why. */
function complaintsIn(output: string): string[] {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.trim().slice(0, 220));
  return [...new Set(lines.filter((line) => /^(FAIL |\d+\) |\w*Error: |.*: error TS|✖ )/u.test(line)))].slice(0, 20);
}

/** Playwright's own Chromium, else the system's, else one that is installed now. */
async function ensureBrowser(): Promise<boolean> {
  const candidates = [chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = candidates.find((path) => existsSync(path));
  if (found) {
    console.log(`Using ${found}`);
    return true;
  }
  console.log("There is no Chromium: installing one.");
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    const installed =
      (await command("apt-get", ["update", "-qq"])) && (await command("apt-get", ["install", "-y", "-qq", "chromium", "fonts-liberation"]));
    if (installed) return true;
  }
  return command("npx", ["playwright", "install", "chromium"]);
}
