/** Milliseconds until what didn't come is asked for again. */
export const retryDelay = 2000;

/** Timers by name: starting one again puts it off, `ensure` leaves it as it is. */
export function createTimers() {
  const running = new Map<string, ReturnType<typeof setTimeout>>();

  function start(name: string, delay: number, run: () => void): void {
    clearTimeout(running.get(name));
    const timer = setTimeout(() => {
      running.delete(name);
      run();
    }, delay);
    running.set(name, timer);
  }

  return {
    start,
    ensure(name: string, delay: number, run: () => void): void {
      if (!running.has(name)) start(name, delay, run);
    },
    stop(name: string): void {
      clearTimeout(running.get(name));
      running.delete(name);
    },
    stopAll(): void {
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    },
  };
}
