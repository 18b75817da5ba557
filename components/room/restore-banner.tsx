import { History } from "lucide-react";
import { Button } from "../ui/button.tsx";
import type { StoredDrafts } from "./stored-drafts.ts";

/** Words from an earlier visit that never reached the server, offered back. */
export function RestoreBanner({ offered, onDecide }: { offered: StoredDrafts; onDecide: (restore: boolean) => void }) {
  const count = offered.cards.length + (offered.review ? 1 : 0);
  const when = new Date(offered.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  const first = offered.cards[0]?.draft;
  const claim = first?.changes.claim ?? first?.base.claim;
  return (
    <section
      aria-label="Unsaved words"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b-2 border-ctx bg-card px-4 py-2.5 text-sm"
    >
      <History aria-hidden className="size-5 shrink-0 text-ctx" />
      <p className="min-w-0 grow basis-60">
        <b>Words you typed were not saved</b> when this page was closed on {when}
        {count > 1 ? ` (${count} cards)` : ""}.{claim ? ` They begin with “${claim.slice(0, 60)}”.` : ""}
      </p>
      <div className="flex gap-2">
        <Button size="small" variant="primary" onClick={() => onDecide(true)}>
          Bring them back
        </Button>
        <Button size="small" onClick={() => onDecide(false)}>
          Discard
        </Button>
      </div>
    </section>
  );
}
