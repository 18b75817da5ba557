"use client";

import { useRouter } from "next/navigation";
import { removeSampleAction, restoreSampleAction } from "#lib/actions/article.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

export function SampleBanner({ removable }: { removable: boolean }) {
  const router = useRouter();
  const removal = useAction(removeSampleAction);

  async function restore() {
    if ((await act(restoreSampleAction)).ok) router.refresh();
  }

  function remove() {
    removal.run(undefined, () => {
      router.refresh();
      showToast("The sample library is gone.", { undo: () => void restore() });
    });
  }

  return (
    <aside className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-sunk px-4 py-3 text-sm sm:px-5">
      <p className="min-w-0 flex-[1_1_20rem] text-pretty">
        <strong className="font-semibold">This is a sample library.</strong> True events retold, under the names of outlets and people that
        do not exist: try things out on it.
      </p>
      {removable ? (
        <Button size="small" disabled={removal.pending} onClick={remove}>
          {removal.pending ? "Removing…" : "Remove the sample"}
        </Button>
      ) : null}
      <FieldError error={removal.formError} />
    </aside>
  );
}
