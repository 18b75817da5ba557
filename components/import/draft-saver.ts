import type { Result } from "#lib/domain/result.ts";

/** How what is on the screen stands to what the database holds. */
export type SavingState =
  | { is: "saved" | "unsaved" | "saving" }
  /** Not saved, tried again by itself. */
  | { is: "trouble"; message: string }
  /** Not saved, and can't be from here. */
  | { is: "refused"; message: string };

/** Milliseconds of quiet before a change is sent. */
export const quiet = 700;
const retryAfter = [1000, 3000, 8000, 15_000];

type Send = (updatedAt: string) => Promise<Result<{ updatedAt: string }>>;

/** Sends changes of a draft, one request at a time, each made on the state the last one left; says “saved” only for what was answered. */
export function createDraftSaver(updatedAt: string, send: Send, notify: (state: SavingState) => void) {
  let base = updatedAt;
  let changes = 0;
  let sent = 0;
  let failures = 0;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function plan(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), delay);
  }

  function changed(): void {
    changes += 1;
    if (running === null) {
      notify({ is: "unsaved" });
      plan(quiet);
    }
  }

  function save(): Promise<void> {
    clearTimeout(timer);
    running ??= once().finally(() => {
      running = null;
    });
    return running;
  }

  async function once(): Promise<void> {
    while (sent < changes) {
      const sending = changes;
      notify({ is: "saving" });
      const answer = await attempt();
      if (answer === null) return;
      sent = sending;
      base = answer.updatedAt;
    }
    notify({ is: "saved" });
  }

  function again(message: string): void {
    notify({ is: "trouble", message });
    plan(retryAfter[Math.min(failures, retryAfter.length - 1)] ?? 0);
    failures += 1;
  }

  async function attempt(): Promise<{ updatedAt: string } | null> {
    try {
      const result = await send(base);
      if (result.ok || result.error.code !== "upstream") failures = 0;
      if (result.ok) return result.value;
      // Such as one whose disk is full: it passes.
      if (result.error.code === "upstream") again(result.error.message);
      else notify({ is: "refused", message: result.error.message });
    } catch (error) {
      console.warn(error);
      again("The desk can't be reached. Your work stands here and is sent as soon as it answers: keep this page open.");
    }
    return null;
  }

  return {
    changed,
    /** Sends what is unsaved now; resolves once it is answered, or has failed. */
    flush: save,
    /** The state that the next write is made on. */
    base: () => base,
    /** Takes over a state that something else wrote. */
    rebase(next: string): void {
      base = next;
      sent = changes;
    },
    isSaved: () => sent === changes,
    stop: () => clearTimeout(timer),
  };
}
