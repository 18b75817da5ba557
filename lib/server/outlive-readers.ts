/** What is said to a terminal that was closed is lost, and ends nobody: unheard, each complaint about it would be one more to complain about. */
export function outliveReaders(): void {
  for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined);
}
