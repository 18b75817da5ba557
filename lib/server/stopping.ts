import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

/** Longest a stop may take before the process ends regardless. */
const patience = 9500;

/** A Ctrl-C comes twice when npm started us: from the terminal, and passed on by npm. */
const oneKeystroke = 1000;

/** Aborted when the process is asked to end. Asked again, it ends at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let since = 0;
  const asked = (reason: string) => {
    if (controller.signal.aborted) {
      if (performance.now() - since > oneKeystroke) process.exit(1);
      return;
    }
    since = performance.now();
    controller.abort(new Stopped(reason));
    setTimeout(() => {
      log.error("stopping took too long, and was cut short: what was confirmed as saved is in the database");
      process.exit(1);
    }, patience).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, asked);
  if (env.startedByNpm) whenOrphaned(() => asked("npm is gone"));
  return controller.signal;
}

/** npm that is killed takes nothing with it: without it there is nobody left to stop us. */
function whenOrphaned(notice: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    notice();
  }, 500).unref();
}

/** Not a failure: somebody asked the process to end before it was ready. */
export class Stopped extends Error {}

export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
