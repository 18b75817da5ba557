import { receiveImportFileAction } from "#lib/actions/import-batch.ts";
import { showToast } from "../ui/toast-store.ts";
import { base64, UnreadableFile } from "./base64.ts";

/** In milliseconds, when the desk doesn't answer. */
const waitBetween = 3000;

/** Files that this tab holds for items of batches, until the desk has them; for as long as the tab is open, on whatever page of the desk. */
let inHand: ReadonlyMap<string, File> = new Map();
let line: string[] = [];
let sending: string | null = null;
const listeners = new Set<() => void>();

export function subscribeToSender(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const filesInHand = () => inHand;

/** Sends these files one after the other, each to its item. */
export function sendFiles(files: { itemId: string; file: File }[]): void {
  change(new Map([...inHand, ...files.map(({ itemId, file }) => [itemId, file] as const)]));
  sendAgain(files.map(({ itemId }) => itemId));
}

/** Sends those of these items' files that this tab still holds, as after a cancelled import is resumed. */
export function sendAgain(itemIds: string[]): void {
  line.push(...itemIds.filter((id) => inHand.has(id) && id !== sending && !line.includes(id)));
  if (sending === null && line.length > 0) void sendLine();
}

async function sendLine(): Promise<void> {
  window.addEventListener("beforeunload", askBeforeLeaving);
  for (let id = line.shift(); id !== undefined; id = line.shift()) {
    sending = id;
    const arrived = await send(id);
    if (!arrived) {
      line = [id, ...line];
      await new Promise((resolve) => setTimeout(resolve, waitBetween));
    }
  }
  sending = null;
  window.removeEventListener("beforeunload", askBeforeLeaving);
}

/** False: the desk can't be reached just now. A refusal is final for this time: its import was cancelled, or nobody is signed in any more. */
async function send(itemId: string): Promise<boolean> {
  const file = inHand.get(itemId);
  if (file === undefined) return true;
  try {
    const result = await receiveImportFileAction({ itemId, original: await base64(file) });
    if (result.ok) forget(itemId);
    else if (result.error.code !== "not_found") showToast(`${file.name} was not sent. ${result.error.message}`, { tone: "problem" });
    return true;
  } catch (error) {
    console.warn(error);
    if (!(error instanceof UnreadableFile)) return false;
    forget(itemId);
    showToast(`${file.name} can’t be read: it may have been moved or changed. Choose it again.`, { tone: "problem" });
    return true;
  }
}

function forget(itemId: string): void {
  change(new Map([...inHand].filter(([id]) => id !== itemId)));
}

function change(next: ReadonlyMap<string, File>): void {
  inHand = next;
  for (const listener of listeners) listener();
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
