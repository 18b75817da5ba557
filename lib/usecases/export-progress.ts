type Progress = { done: number; revisions: number };

// Kept on globalThis: the download and the page that asks how far it is are bundled apart.
const shared = globalThis as typeof globalThis & { assayExports?: Map<string, Progress> };
shared.assayExports ??= new Map();
const exports = shared.assayExports;

const remembered = 100;

/** Notes how far an export is, by the name its page gave it. */
export function noteExportProgress(ticket: string, progress: Progress): void {
  exports.delete(ticket);
  exports.set(ticket, progress);
  for (const oldest of exports.keys()) {
    if (exports.size <= remembered) break;
    exports.delete(oldest);
  }
}

/** Null: this process knows of no such export. */
export function exportProgress(ticket: string): Progress | null {
  return exports.get(ticket) ?? null;
}
