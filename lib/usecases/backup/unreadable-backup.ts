/** A file, or a key to it, is not what it should be. Its message is a sentence that says so. */
export class UnreadableBackup extends Error {}

/** The sentence for a file that can't be read or written; null for what is no such failure. */
export function failureOf(error: unknown): string | null {
  if (error instanceof UnreadableBackup) return error.message;
  return error instanceof Error && "syscall" in error ? `It can't be read or written (${error.message}).` : null;
}
