import { log } from "#lib/log.ts";

/** Longest a stop may take before the process ends regardless. */
const patience = 9500;

/** Aborted when the process is asked to end. Asked again, it ends at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const asked = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(name === "SIGINT" ? 130 : 143);
    controller.abort(new Stopped(name));
    setTimeout(() => {
      log.error("stopping took too long, and was cut short: what was confirmed as saved is in the database");
      process.exit(1);
    }, patience).unref();
  };
  process.on("SIGINT", asked);
  process.on("SIGTERM", asked);
  return controller.signal;
}

/** Not a failure: somebody asked the process to end before it was ready. */
export class Stopped extends Error {}

export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
