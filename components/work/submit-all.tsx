"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { submitDraftsAction } from "#lib/actions/work.ts";
import type { WorkCard } from "#lib/domain/work/work.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

/** Hands all of one's drafts over for sign-off as one. What lacks something stays, and says so on its card. */
export function SubmitAll({ drafts }: { drafts: WorkCard[] }) {
  const router = useRouter();
  const { run, pending, formError } = useAction(submitDraftsAction);

  function submit(): void {
    const annotations = drafts.flatMap(({ annotationId, version }) => (annotationId === null ? [] : [{ id: annotationId, version }]));
    run({ annotations }, ({ done, refused }) => {
      const [first] = refused;
      const left = first ? ` ${refused.length === 1 ? "One stays a draft" : `${refused.length} stay drafts`}: ${first.message}` : "";
      showToast(`${done.length} submitted.${left}`, done.length === 0 ? { tone: "problem" } : {});
      router.refresh();
    });
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      <FieldError error={formError} />
      <Button size="small" disabled={pending} onClick={submit}>
        <Send aria-hidden /> {pending ? "Submitting…" : drafts.length === 1 ? "Submit it" : `Submit all ${drafts.length}`}
      </Button>
    </div>
  );
}
