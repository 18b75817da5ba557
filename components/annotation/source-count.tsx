import { countSources, sharedHolders, sourcesWords } from "#lib/domain/claim/independence.ts";
import { useRoomState } from "../session/room-context.ts";

/** How many sources an annotation has, how many of them are independent, and who is behind several. Nothing for a single one. */
export function SourceCount({ id }: { id: string }) {
  const evidence = useRoomState((state) => state.annotations[id]?.evidence);
  if (!evidence || evidence.length < 2) return null;
  const shared = sharedHolders(evidence).map(({ holder, sources }) => `${sources} are of ${holder}`);
  return (
    <p className="text-[0.82rem] text-soft wrap-anywhere" title="Independent: on different sites and of different owners, as the desk says">
      {sourcesWords(countSources(evidence))}
      {shared.length > 0 && ` (${shared.join(", ")})`}
    </p>
  );
}
