import { useRef, useState } from "react";
import type { NewDraft } from "#lib/actions/import.ts";
import { sendFile } from "./send-original.ts";

export type QueuedFile = { key: number; name: string } & (
  | { state: "waiting" | "reading" }
  | { state: "ready"; draft: NewDraft }
  | { state: "failed"; message: string /** `null` where trying again can't help. */; again: (() => void) | null }
);

/** Takes in several files one after the other and tells how each one fared. */
export function useFileQueue(onDone: (ready: NewDraft[]) => void) {
  const [files, setFiles] = useState<QueuedFile[]>([]);
  const lastKey = useRef(0);
  const line = useRef<Promise<unknown>>(Promise.resolve());

  function change(key: number, next: QueuedFile): void {
    setFiles((before) => before.map((file) => (file.key === key ? next : file)));
  }

  async function take(key: number, file: File): Promise<NewDraft | null> {
    const { name } = file;
    change(key, { key, name, state: "reading" });
    const result = await sendFile(file);
    if (result.ok) change(key, { key, name, state: "ready", draft: result.value });
    else {
      const passing = result.error.code === "upstream" || result.error.code === "rate_limited";
      change(key, { key, name, state: "failed", message: result.error.message, again: passing ? () => run([{ key, file }]) : null });
    }
    return result.ok ? result.value : null;
  }

  function run(chosen: { key: number; file: File }[]): void {
    const previous = line.current;
    line.current = (async () => {
      await previous;
      const ready: NewDraft[] = [];
      for (const { key, file } of chosen) {
        const draft = await take(key, file);
        if (draft !== null) ready.push(draft);
      }
      onDone(ready);
    })();
  }

  function add(chosen: Iterable<File>): void {
    const queued = [...chosen].map((file) => {
      lastKey.current += 1;
      return { key: lastKey.current, file };
    });
    setFiles((before) => [...before, ...queued.map(({ key, file }): QueuedFile => ({ key, name: file.name, state: "waiting" }))]);
    run(queued);
  }

  return { files, add };
}
