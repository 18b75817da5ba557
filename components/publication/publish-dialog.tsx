"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { type RevisionKind, revisionKinds } from "#lib/domain/revision/revision.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { Dialog, DialogContent } from "../ui/dialog.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { BlockerList } from "./blocker-list.tsx";
import { PublishForm } from "./publish-form.tsx";
import { PublishPreview } from "./publish-preview.tsx";
import { usePreview } from "./use-preview.ts";

type PublishDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** First what stands in the way; then what kind of revision it is; then the page itself, to be published exactly as it is shown. */
export function PublishDialog({ open, onOpenChange }: PublishDialogProps) {
  const { saveEverything } = useRoom();
  const article = useRoomState((state) => state.article);
  const publication = useRoomState((state) => state.publication);
  const [number, setNumber] = useState(1);
  const [kind, setKind] = useState<RevisionKind>("first");
  const [note, setNote] = useState("");
  const [showing, setShowing] = useState(false);
  const { preview, problem, look, forget } = usePreview(article.id);

  // What opens the dialog decides what it is about; the news of one's own publication must not start it over.
  const start = useEffectEvent(() => {
    const first: RevisionKind = publication ? "update" : "first";
    setKind(first);
    setNumber((publication?.number ?? 0) + 1);
    setShowing(false);
    forget();
    void saveEverything().then(() => look(first, ""));
  });
  useEffect(() => {
    if (open) start();
  }, [open]);

  const ready = preview !== null && preview.previewSha256 !== null && preview.blockers.length === 0;
  const title = number === 1 ? "Publish this review" : `Publish revision ${number}`;

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={title}
        description={showing ? "The page, exactly as readers get it." : undefined}
        className={showing ? "grid-rows-[auto_minmax(0,1fr)] max-h-[96dvh] h-[96dvh] sm:w-[min(76rem,calc(100vw-2rem))]" : undefined}
      >
        {problem && (
          <p role="alert" className="text-sm text-ina">
            {problem}
          </p>
        )}
        {!preview && !problem && <Spinner label="Looking at what would be published" />}
        {preview && preview.blockers.length > 0 && <BlockerList blockers={preview.blockers} onGo={() => onOpenChange(false)} />}
        {ready && !showing && (
          <PublishForm
            number={number}
            kinds={number > 1 ? revisionKinds.filter((each) => each !== "first") : []}
            kind={kind}
            note={note}
            onKind={setKind}
            onNote={setNote}
            onPreview={() => {
              setShowing(true);
              void look(kind, note);
            }}
          />
        )}
        {ready && showing && (
          <PublishPreview
            sha256={preview.previewSha256 ?? ""}
            kind={kind}
            note={note}
            onBack={() => setShowing(false)}
            onAgain={() => look(kind, note)}
            onClose={() => onOpenChange(false)}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
