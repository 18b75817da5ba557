"use client";

import { History } from "lucide-react";
import { useEffect, useState } from "react";
import type { PassagePrecedents } from "#lib/domain/claim/precedent.ts";
import { PrecedentLine } from "../annotation/precedent-line.tsx";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";

/** Below the text, which it must not push from under a hand: passages that say what was judged before elsewhere, until they are annotated here. */
export function ArticlePrecedents() {
  const { api, commands } = useRoom();
  const mayWork = useMayWork();
  const articleId = useRoomState((state) => state.article.id);
  const snapshotId = useRoomState((state) => state.snapshot.id);
  const annotations = useRoomState((state) => state.annotations);
  const awaited = useRoomState((state) => state.awaited !== null);
  const [found, setFound] = useState<PassagePrecedents[]>([]);
  const [open, setOpen] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text is looked through anew
  useEffect(() => {
    if (!mayWork) return;
    let wanted = true;
    api.lookThroughArticle({ articleId }).then(
      (answer) => wanted && answer.ok && setFound(answer.value),
      (error: unknown) => console.warn(error),
    );
    return () => {
      wanted = false;
    };
  }, [api, articleId, snapshotId, mayWork]);

  const taken = Object.values(annotations).flatMap(({ passages }) => passages);
  const waiting = found.filter(
    (passage) => passage.snapshotId === snapshotId && !taken.some(({ start, end }) => start < passage.end && passage.start < end),
  );
  // Before all are here nobody can say which of them are annotated already.
  if (waiting.length === 0 || awaited) return null;
  return (
    <section aria-labelledby="checked-before" className="mt-6 rounded-lg border border-line bg-card text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <History aria-hidden className="size-5 shrink-0 text-soft" />
        <h2 id="checked-before" className="min-w-0 grow basis-56 font-normal text-pretty">
          <b>{waiting.length === 1 ? "1 passage was checked before" : `${waiting.length} passages were checked before`}</b> in other
          articles.
        </h2>
        <Button size="small" aria-expanded={open} aria-controls="checked-before-list" onClick={() => setOpen(!open)}>
          {open ? "Close" : "Show them"}
        </Button>
      </div>
      <ul id="checked-before-list" hidden={!open} className="grid gap-4 border-t border-line px-4 py-3">
        {waiting.map((passage) => (
          <li key={passage.start} className="grid min-w-0 gap-2">
            <blockquote dir="auto" className="border-s-2 border-line ps-2 font-serif wrap-anywhere line-clamp-4">
              {passage.exact}
            </blockquote>
            {passage.precedents.map((precedent) => (
              <PrecedentLine key={precedent.id} precedent={precedent} appearances={precedent.appearances} />
            ))}
            <Button
              size="small"
              className="justify-self-start"
              onClick={() => commands.annotateAt({ start: passage.start, end: passage.end })}
            >
              Annotate
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
