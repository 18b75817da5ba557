"use client";

import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { publishRevisionAction } from "#lib/actions/publication.ts";
import { can } from "#lib/domain/people/permissions.ts";
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
  onBack: () => void;
  onAgain: () => Promise<void>;
  onClose: () => void;
};

/** The page as it will be, and the button that publishes exactly it. */
export function PublishPreview({ sha256, kind, note, onBack, onAgain, onClose }: PublishPreviewProps) {
  const article = useRoomState((state) => state.article);
  const me = useRoomState((state) => state.me);
  const [published, setPublished] = useState<StoredRevision | null>(null);
  const { run, pending, refusal, setRefusal } = useAction(publishRevisionAction);
  const [clockReason, setClockReason] = useState("");
  const isClock = refusal?.field === "clockReason";
  const stale = refusal?.code === "conflict" && !isClock;
  const needsReason = isClock && can(me, "publish against the clock") && !refusal.details;

  if (published) return <Published slug={article.slug} revision={published} onClose={onClose} />;

  async function again(): Promise<void> {
    setRefusal(null);
    await onAgain();
  }

  return (
    <div className="grid min-h-0 grid-rows-[minmax(0,1fr)_auto] gap-3">
      <PreviewFrame key={sha256} slug={article.slug} kind={kind} note={note} />
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
              run({ articleId: article.id, kind, note, previewSha256: sha256, clockReason: reason }, setPublished);
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

function Published({ slug, revision, onClose }: { slug: string; revision: StoredRevision; onClose: () => void }) {
  return (
    <div role="status" className="grid justify-items-center gap-3 self-center py-8 text-center">
      <CircleCheck aria-hidden className="size-10 text-acc" />
      <p className="font-serif text-xl font-semibold">Revision {revision.number} is public.</p>
      <p className="max-w-md text-sm text-soft">It is signed and will never change. sha-256 {revision.sha256.slice(0, 12)}…</p>
      <div className="mt-2 flex gap-2">
        <Button asChild variant="primary">
          <a href={`/r/${slug}`} target="_blank" rel="noreferrer">
            Open the public page
          </a>
        </Button>
        <Button onClick={onClose}>Back to the review</Button>
      </div>
    </div>
  );
}
