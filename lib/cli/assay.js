#!/usr/bin/env node
// Runs the command line on the Node that comes with the project, whatever Node the machine has.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const folder = dirname(createRequire(import.meta.url).resolve("node/package.json"));
const node = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
const child = spawn(node, [join(import.meta.dirname, "assay.ts"), ...process.argv.slice(2)], { stdio: "inherit" });

// A Ctrl-C reaches both: the command itself decides when it has ended.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
child.on("error", (error) => {
  console.error(`Node couldn't be started: ${error.message}. Run npm ci first.`);
  process.exitCode = 1;
});
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
});
