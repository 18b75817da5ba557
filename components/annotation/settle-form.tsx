"use client";

import { type FormEvent, useState } from "react";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { dissentersFrom, longestSettlement } from "#lib/domain/claim/assessment.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { nameOf } from "../session/state-words.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useKeptText } from "../ui/use-kept-text.ts";
import { VerdictPicker } from "../verdict/verdict-picker.tsx";

type SettleFormProps = { id: string; annotation: Annotation; onDone(): void };

/** Settles two verdicts that differ: on which, in what words, and whether one of the two stays with their own. */
export function SettleForm({ id, annotation, onDone }: SettleFormProps) {
  const { commands } = useRoom();
  const me = useRoomState((state) => state.me);
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const [chosen, setChosen] = useKeptText(`assay:settle-as:${me.id}:${id}`);
  const verdict = verdicts.find(({ slug }) => slug === chosen)?.slug ?? annotation.verdict?.slug ?? null;
  const [words, setWords] = useKeptText(`assay:settle:${me.id}:${id}`);
  const [stays, setStays] = useKeptText(`assay:settle-dissent:${me.id}:${id}`);
  const [busy, setBusy] = useState(false);
  const people = useRoomState((state) => state.people);
  const [dissenter] = verdict === null ? [] : dissentersFrom(annotation, { slug: verdict, settlerId: me.id, people });
  const dissent = stays !== "" || dissenter !== undefined;

  async function settle(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || verdict === null || words.trim() === "") return;
    setBusy(true);
    const settled = await commands.settleVerdicts(id, { verdict, words, dissent });
    setBusy(false);
    if (!settled) return;
    for (const forget of [setChosen, setWords, setStays]) forget("");
    onDone();
  }

  return (
    <form className="mt-2 grid gap-3 border-t border-line pt-2" onSubmit={(event) => void settle(event)}>
      <VerdictPicker label="You settle on" verdicts={verdicts} chosen={verdict} onChoose={(slug) => setChosen(slug ?? "")} />
      <Field label="How you came to it" hint="Readers see these words.">
        {(control) => (
          <Textarea
            {...control}
            required
            dir="auto"
            rows={3}
            maxLength={longestSettlement}
            className="min-h-16"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <label className="flex cursor-pointer items-start gap-2">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-go"
          checked={dissent}
          disabled={dissenter !== undefined}
          onChange={({ target }) => setStays(target.checked ? "yes" : "")}
        />
        <span className="text-pretty">
          {dissenter ? (
            <>
              <bdi>{nameOf(dissenter, me)}</bdi> hasn’t agreed to this: readers are shown the dissent, until they settle on it, too.
            </>
          ) : (
            "One of the two stays with their own verdict: readers are shown the dissent."
          )}
        </span>
      </label>
      <p className="text-soft text-pretty">Both who judged are its authors from then on, so a third person signs it off.</p>
      <div className="flex flex-wrap gap-1.5">
        <Button type="submit" size="small" variant="primary" disabled={busy || verdict === null || words.trim() === ""}>
          Settle
        </Button>
        <Button size="small" onClick={onDone}>
          Not now
        </Button>
      </div>
    </form>
  );
}
