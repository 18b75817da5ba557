import { Check, CloudOff, LoaderCircle } from "lucide-react";
import type { SavingState } from "./draft-saver.ts";

const words = { saved: "Saved", unsaved: "Saving…", saving: "Saving…", trouble: "Not saved", refused: "Not saved" };

/** “Saved” is said only of what the database holds. */
export function SavingMark({ state }: { state: SavingState }) {
  return (
    <span role="status" className="flex items-center gap-1.5 text-sm whitespace-nowrap text-soft [&_svg]:size-4">
      {state.is === "saved" ? <Check aria-hidden className="text-acc" /> : null}
      {state.is === "unsaved" || state.is === "saving" ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {"message" in state ? <CloudOff aria-hidden className="text-ina" /> : null}
      {words[state.is]}
    </span>
  );
}
