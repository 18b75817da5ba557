import type { Result } from "#lib/domain/result.ts";

/** Ends the question: was the password given? */
type Settle = (given: boolean) => void;

let waiting: Settle[] = [];
const listeners = new Set<() => void>();

function set(next: Settle[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/** Runs what may ask for the password once more. It is asked for where that is so, and the deed goes on afterwards by itself. */
export async function withPassword<T>(deed: () => Promise<Result<T>>): Promise<Result<T>> {
  const result = await deed();
  // Without a dialog on the page nobody could answer.
  if (result.ok || result.error.code !== "password_required" || listeners.size === 0) return result;
  const given = await new Promise<boolean>((settle) => set([...waiting, settle]));
  return given ? deed() : result;
}

/** For the dialog: several deeds that wait are answered at once. */
export function answerPassword(given: boolean): void {
  const settled = waiting;
  set([]);
  for (const settle of settled) settle(given);
}

export function subscribeToPassword(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isPasswordAsked(): boolean {
  return waiting.length > 0;
}
