"use client";

import { CheckCheck } from "lucide-react";
import { useTransition } from "react";
import { markNoticesAction } from "#lib/actions/notice.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { showToast } from "../ui/toast-store.ts";

export function MarkAllRead() {
  const [pending, startTransition] = useTransition();

  function mark(): void {
    startTransition(async () => {
      const marked = await act(() => markNoticesAction({ ids: null, read: true }));
      if (!marked.ok) return;
      const { ids } = marked.value;
      const undo = { undo: () => void act(() => markNoticesAction({ ids, read: false })) };
      showToast(ids.length === 1 ? "One notice marked as read." : `${ids.length} notices marked as read.`, ids.length > 0 ? undo : {});
    });
  }

  return (
    <Button size="small" disabled={pending} onClick={mark}>
      <CheckCheck aria-hidden /> Mark all as read
    </Button>
  );
}
