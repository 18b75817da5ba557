"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { type RevisionKind, revisionKinds, type StoredRevision } from "#lib/domain/revision/revision.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { Dialog, DialogContent } from "../ui/dialog.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { useKeptText } from "../ui/use-kept-text.ts";
import { BeforePublishing, GateWarnings } from "./before-publishing.tsx";
import { type Answers, acknowledgements, isAnswered, keptReasons, overrulings, reasonsToKeep } from "./publish-answers.ts";
import { PublishForm } from "./publish-form.tsx";
import { PublishPreview } from "./publish-preview.tsx";
import { Published } from "./published.tsx";
import { usePreview } from "./use-preview.ts";

type PublishDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** First what stands in the way; then what kind of revision it is; then the page itself, to be published exactly as it is shown. */
export function PublishDialog({ open, onOpenChange }: PublishDialogProps) {
  const { saveEverything } = useRoom();
  const article = useRoomState((state) => state.article);
  const me = useRoomState((state) => state.me);
  const publication = useRoomState((state) => state.publication);
  const [number, setNumber] = useState(1);
  const [kind, setKind] = useState<RevisionKind>("first");
  const [note, setNote] = useKeptText(`assay:publish-note:${me.id}:${article.id}`);
  const [showing, setShowing] = useState(false);
  const [reasons, setReasons] = useKeptText(`assay:overrule:${me.id}:${article.id}`);
  const [acknowledged, setAcknowledged] = useState<string[]>([]);
  const answers: Answers = { reasons: keptReasons(reasons), acknowledged };
  const [answered, setAnswered] = useState(false);
  const [published, setPublished] = useState<StoredRevision | null>(null);
  const { preview, problem, look, forget } = usePreview(article.id);

  // What opens the dialog decides what it is about; the news of one's own publication must not start it over.
  const start = useEffectEvent(() => {
    const first: RevisionKind = publication ? "update" : "first";
    setKind(first);
    setNumber((publication?.number ?? 0) + 1);
    setShowing(false);
    // Reasons stay, as somebody went to mend something; a doubt is looked at anew.
    setAcknowledged([]);
    setAnswered(false);
    setPublished(null);
    forget();
    void saveEverything().then(() => look(first, ""));
  });
  useEffect(() => {
    if (open) start();
  }, [open]);

  const stopped = preview?.blockers.some((blocker) => !isAnswered(blocker, answers)) ?? true;
  const ready = preview !== null && preview.previewSha256 !== null && !stopped && (answered || preview.blockers.length === 0);
  const close = () => onOpenChange(false);

  function setAnswers(given: Answers): void {
    setReasons(reasonsToKeep(given));
    setAcknowledged(given.acknowledged);
  }

  function publishedNow(revision: StoredRevision): void {
    setNote("");
    setReasons("");
    setPublished(revision);
  }

  if (published) {
    return (
      <Dialog open={open} onOpenChange={onOpenChange}>
        <DialogContent title="Published" className="sm:w-[min(60rem,calc(100vw-2rem))]">
          <Published revision={published} onClose={close} />
        </DialogContent>
      </Dialog>
    );
  }

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
        {preview && !ready && (
          <BeforePublishing preview={preview} answers={answers} onAnswers={setAnswers} onGo={close} onContinue={() => setAnswered(true)} />
        )}
        {ready && !showing && <GateWarnings preview={preview} onGo={close} />}
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
            overrule={overrulings(answers)}
            acknowledge={acknowledgements(preview.blockers, answers)}
            onBack={() => setShowing(false)}
            onAgain={() => look(kind, note)}
            onPublished={publishedNow}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
