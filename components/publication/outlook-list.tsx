"use client";

import { CircleCheck } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { Spinner } from "../ui/spinner.tsx";
import { Checklist } from "./checklist.tsx";
import { noAnswers } from "./publish-answers.ts";
import { usePreview } from "./use-preview.ts";

/** What stands in the way of publishing now, looked at anew with everything that happens. */
export function OutlookList() {
  const { saveEverything } = useRoom();
  const article = useRoomState((state) => state.article);
  const sequence = useRoomState((state) => state.sequence);
  const isFirst = useRoomState((state) => state.publication === null);
  const { preview, problem, look } = usePreview(article.id);

  const refresh = useEffectEvent(() => void saveEverything().then(() => look(isFirst ? "first" : "update", "")));
  // Whatever anybody does may take something out of the way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of the last event is what it waits for
  useEffect(() => refresh(), [sequence]);

  const found = preview ? [...preview.blockers, ...preview.warnings] : [];
  return (
    <>
      {problem && (
        <p role="alert" className="text-ina">
          {problem}
        </p>
      )}
      {!preview && !problem && <Spinner label="Looking at what stands in the way" />}
      {preview && found.length === 0 && (
        <p className="flex items-center gap-2" role="status">
          <CircleCheck aria-hidden className="size-4 text-acc" /> Nothing stands in the way.
        </p>
      )}
      {preview && preview.blockers.length === 0 && found.length > 0 && (
        <p className="text-soft text-pretty">The gate isn’t turned on yet. It would stop:</p>
      )}
      {found.length > 0 && <Checklist blockers={found} answers={noAnswers} onGo={() => undefined} />}
      <a href="/desk/settings/gate" className="justify-self-start text-link">
        Rules of this desk
      </a>
    </>
  );
}
