import { type EvidenceRow, rowAt } from "./card-fields.ts";
import { fieldsShown } from "./draft.ts";
import { likelyStance } from "./likely-stance.ts";
import { cardOf } from "./room-reducer.ts";
import type { RoomStore } from "./room-store.ts";
import type { RoomApi } from "./server-api.ts";
import { asked } from "./sign-off-commands.ts";
import type { Tell } from "./undos.ts";

type Means = { mayChange(): boolean; tell: Tell };

/** What is put behind an annotation, and taken away again. */
export function createEvidenceCommands({ getState, dispatch }: RoomStore, api: RoomApi, { mayChange, tell }: Means) {
  /** Puts a link behind an annotation. False where it could not. */
  function cite(id: string, link: string): boolean {
    const draft = cardOf(getState(), id);
    if (!draft || !mayChange()) return false;
    const { evidence, verdict } = fieldsShown(draft);
    const stance = likelyStance(getState().scale.verdicts.find(({ slug }) => slug === verdict) ?? null);
    dispatch({ type: "edited", id, changes: { evidence: [...evidence, rowAt(link, { stance })] } });
    return true;
  }

  function dropEvidence(id: string, key: string): void {
    const draft = cardOf(getState(), id);
    const row = draft && fieldsShown(draft).evidence.find((each) => each.key === key);
    if (!row || !mayChange()) return;
    const others = (rows: EvidenceRow[]) => rows.filter((each) => each.key !== key);
    dispatch({ type: "edited", id, changes: { evidence: others(fieldsShown(draft).evidence) } });
    // A row without an address was nothing yet.
    if (row.url.trim() === "" && !row.passage) return;
    const putBack = () => {
      const now = cardOf(getState(), id);
      if (now) dispatch({ type: "edited", id, changes: { evidence: [...others(fieldsShown(now).evidence), row] } });
    };
    tell("Source removed.", { undo: putBack });
  }

  /** Has a source read again. The card is told when it was. */
  async function askForCapture(annotationId: string, sourceId: string): Promise<void> {
    if (!mayChange()) return;
    const answer = await asked(() => api.askForCapture({ annotationId, sourceId }));
    if (answer.ok) dispatch({ type: "refreshed", annotation: answer.value });
    else tell(answer.error.message, { problem: true });
  }

  return { cite, dropEvidence, askForCapture };
}
