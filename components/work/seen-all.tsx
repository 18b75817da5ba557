"use client";

import { CheckCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { seeMentionsAction } from "#lib/actions/comment.ts";
import { Button } from "../ui/button.tsx";
import { useAction } from "../ui/use-action.ts";

/** What calls whoever looks is seen: they need not open each of them. */
export function SeenAll({ commentIds }: { commentIds: string[] }) {
  const router = useRouter();
  const { run, pending } = useAction(seeMentionsAction);
  return (
    <Button size="small" variant="quiet" disabled={pending} onClick={() => run({ commentIds }, () => router.refresh())}>
      <CheckCheck aria-hidden /> Seen
    </Button>
  );
}
