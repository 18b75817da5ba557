import { useEffect, useState, useSyncExternalStore } from "react";
import { type ImportBatch, progressOf } from "#lib/domain/article/import-batch.ts";
import type { Result } from "#lib/domain/result.ts";
import { useAction } from "../ui/use-action.ts";
import { filesInHand, sendAgain, subscribeToSender } from "./file-sender.ts";

/** In milliseconds. */
const lookEvery = 1000;
const noFiles: ReadonlyMap<string, File> = new Map();

/** A batch as it goes on, looked at again and again until it is done. */
export function useImportBatch(given: ImportBatch) {
  const [batch, setBatch] = useState(given);
  const [reached, setReached] = useState(true);
  const inHand = useSyncExternalStore(subscribeToSender, filesInHand, () => noFiles);
  const change = useAction((act: () => Promise<Result<ImportBatch>>) => act());
  const { all, done } = progressOf(batch.counts);
  const goesOn = done < all;

  useEffect(() => {
    if (!goesOn) return;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const next = await fetch(`/desk/import/batches/${given.id}/progress`)
        .then((answer): Promise<ImportBatch | null> => (answer.ok ? answer.json() : Promise.resolve(null)))
        .catch(() => null);
      if (stopped) return;
      setReached(next !== null);
      if (next !== null) setBatch(next);
      timer = setTimeout(look, lookEvery);
    };
    timer = setTimeout(look, lookEvery);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [given.id, goesOn]);

  return {
    batch,
    goesOn,
    inHand,
    reached,
    pending: change.pending,
    problem: change.refusal?.message ?? null,
    run(act: () => Promise<Result<ImportBatch>>): void {
      change.run(act, (next) => {
        setBatch(next);
        sendAgain(next.items.filter(({ state }) => state === "expected").map(({ id }) => id));
      });
    },
  };
}
