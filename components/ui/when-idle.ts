/** Runs it once the browser has nothing better to do, or after so many milliseconds. Answers with what calls it off. Not every engine tells when it is idle. */
export function whenIdle(run: () => void, atLatest: number): () => void {
  if ("requestIdleCallback" in globalThis) {
    const waiting = requestIdleCallback(run, { timeout: atLatest });
    return () => cancelIdleCallback(waiting);
  }
  const timer = setTimeout(run, 100);
  return () => clearTimeout(timer);
}
