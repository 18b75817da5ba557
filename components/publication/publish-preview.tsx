"use client";

import { useState } from "react";
import { publishRevisionAction } from "#lib/actions/publication.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { Overruling } from "#lib/domain/revision/gate.ts";
import type { RevisionKind, StoredRevision } from "#lib/domain/revision/revision.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { useRoomState } from "../session/room-context.ts";
import { useLive } from "../session/use-live.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useAction } from "../ui/use-action.ts";
import { PreviewFrame } from "./preview-frame.tsx";

type PublishPreviewProps = {
  /** Of what the frame shows: publishing anything else is refused. */
  sha256: string;
  kind: RevisionKind;
  note: string;
  overrule: Overruling[];
  acknowledge: { rule: string; annotationId: string | null }[];
  onBack: () => void;
  onAgain: () => Promise<void>;
  onPublished: (revision: StoredRevision) => void;
};

/** The page as it will be, and the button that publishes exactly it. */
export function PublishPreview({ sha256, kind, note, overrule, acknowledge, onBack, onAgain, onPublished }: PublishPreviewProps) {
  const article = useRoomState((state) => state.article);
  const me = useRoomState((state) => state.me);
  const { run, pending, refusal, setRefusal } = useAction(publishRevisionAction);
  const [clockReason, setClockReason] = useState("");
  const isClock = refusal?.field === "clockReason";
  const stale = refusal?.code === "conflict" && !isClock;
  const needsReason = isClock && can(me, "publish against the clock") && !refusal.details;

  async function again(): Promise<void> {
    setRefusal(null);
    await onAgain();
  }

  return (
    <div className="grid min-h-0 grid-rows-[minmax(0,1fr)_auto] gap-3">
      <PreviewFrame key={sha256} slug={article.slug} kind={kind} note={note} overrule={overrule} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Writers />
        {refusal && (
          <p role="alert" className={classNames("text-sm text-ina", needsReason ? "w-full" : "me-auto")}>
            {refusal.message}
          </p>
        )}
        {needsReason && (
          <Field label="Why the clock is wrong, for readers" className="w-full">
            {(control) => (
              <Input {...control} dir="auto" maxLength={500} value={clockReason} onChange={(event) => setClockReason(event.target.value)} />
            )}
          </Field>
        )}
        {!can(me, "publish a revision") && <p className="me-auto text-sm text-soft">An editor can publish it.</p>}
        <Button onClick={onBack}>Back</Button>
        {stale && <Button onClick={() => void again()}>Show it as it is now</Button>}
        {can(me, "publish a revision") && (
          <Button
            variant="primary"
            disabled={pending || stale || (needsReason && clockReason.trim() === "")}
            onClick={() => {
              const reason = clockReason.trim() || undefined;
              run({ articleId: article.id, kind, note, previewSha256: sha256, overrule, acknowledge, clockReason: reason }, onPublished);
            }}
          >
            {pending ? "Publishing…" : "Publish exactly this"}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Who is changing the review while it is being published: each change makes another page, to be looked at anew. */
function Writers() {
  const colleagues = useLive((status) => status.colleagues);
  const names = colleagues.filter(({ editing, idle }) => editing && !idle).map(({ name }) => name);
  return (
    <p role="status" className={names.length > 0 ? "me-auto text-sm text-soft" : "sr-only"}>
      {names.length > 0 && `${nameList(names)} ${names.length === 1 ? "is" : "are"} writing just now.`}
    </p>
  );
}
