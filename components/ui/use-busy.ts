import { useState } from "react";

/** Is something under way, and what runs it: whatever comes of it, it is over afterwards. */
export function useBusy(): [boolean, (work: () => Promise<unknown>) => Promise<void>] {
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    await work().finally(() => setBusy(false));
  };
  return [busy, during];
}
