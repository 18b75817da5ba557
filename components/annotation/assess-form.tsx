"use client";

import { EyeOff, Scale } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { longestSecondRationale } from "#lib/domain/claim/assessment.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useKeptText } from "../ui/use-kept-text.ts";
import { VerdictPicker } from "../verdict/verdict-picker.tsx";

/** For whoever is still to judge it independently: why they see so little, and their verdict. */
export function AssessForm({ id, annotation }: { id: string; annotation: Annotation }) {
  const { commands } = useRoom();
  const me = useRoomState((state) => state.me);
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const mayWork = useMayWork();
  const [chosen, setChosen] = useKeptText(`assay:assess-as:${me.id}:${id}`);
  const verdict = verdicts.find(({ slug }) => slug === chosen)?.slug ?? null;
  const [rationale, setRationale] = useKeptText(`assay:assess:${me.id}:${id}`);
  const [busy, setBusy] = useState(false);
  const first = annotation.waits?.first !== false;
  const authors = nameList(annotation.authors.map(({ name }) => name));

  async function give(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || verdict === null) return;
    setBusy(true);
    const given = await commands.assess(id, verdict, rationale);
    setBusy(false);
    if (!given) return;
    setChosen("");
    setRationale("");
  }

  return (
    <form className="grid gap-3" onSubmit={(event) => void give(event)}>
      <p className="flex gap-2 rounded-(--radius) border border-line bg-sunk px-2.5 py-2 text-[0.85rem]">
        <EyeOff aria-hidden className="mt-0.5 size-4 shrink-0 text-soft" />
        <span className="min-w-0 text-pretty wrap-anywhere">
          {first ? (
            <>
              Two people judge this independently. Verdict, rationale, evidence and discussion by <bdi>{authors}</bdi> are hidden from you
              until you have given your own verdict; then everybody here sees both.
            </>
          ) : (
            <>
              Two people judge this independently, and neither has yet. What <bdi>{authors}</bdi> wrote is hidden from you. Give the first
              verdict, and you are one of its authors and are shown it; somebody else gives the second.
            </>
          )}
        </span>
      </p>
      {mayWork && (
        <>
          <VerdictPicker label="Your verdict" verdicts={verdicts} chosen={verdict} onChoose={(slug) => setChosen(slug ?? "")} />
          <Field
            label="Why"
            hint={`In a few words, if you like. ${first ? "Readers get it once somebody else than you has signed off." : "It begins the discussion."}`}
          >
            {(control) => (
              <Textarea
                {...control}
                dir="auto"
                rows={3}
                maxLength={longestSecondRationale}
                className="min-h-16"
                value={rationale}
                onChange={(event) => setRationale(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" size="small" variant="primary" className="justify-self-start" disabled={busy || verdict === null}>
            <Scale aria-hidden /> {first ? "Give my verdict" : "Give the first verdict"}
          </Button>
        </>
      )}
    </form>
  );
}
