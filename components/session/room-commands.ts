import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { readingOnly } from "#lib/domain/people/assignment.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import type { Result } from "#lib/domain/result.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { type CardFields, fieldsOf, type PassageWords } from "./card-fields.ts";
import { createContactCommands } from "./contact-commands.ts";
import { fieldsShown, sameValue } from "./draft.ts";
import { createEvidenceCommands } from "./evidence-commands.ts";
import type { LiveRoom } from "./live-room.ts";
import { localAnnotation } from "./local-annotation.ts";
import { createPrecedentCommands } from "./precedent-commands.ts";
import { cardOf } from "./room-reducer.ts";
import { idsShown, mayWork, type RoomState } from "./room-state.ts";
import type { RoomStore } from "./room-store.ts";
import { currentOf, type Saver } from "./saver.ts";
import type { RoomApi } from "./server-api.ts";
import { asked, createSignOffCommands } from "./sign-off-commands.ts";
import { createTalkCommands } from "./talk-commands.ts";
import { rememberUndos, type Say } from "./undos.ts";

/** What a person can do in the room, whichever of mouse, key or finger asks for it. */
export function createCommands(
  store: RoomStore,
  api: RoomApi,
  saver: Pick<Saver, "settled">,
  live: Pick<LiveRoom, "discard" | "open" | "close" | "saved">,
  say: Say,
) {
  const { getState, dispatch } = store;
  const { tell, undo, undoable } = rememberUndos(say);

  /** Tells those who only read along why nothing happens. */
  function mayChange(): boolean {
    const state = getState();
    const may = mayWork(state);
    if (!may) tell(readingOnly(state.assignees), { problem: true });
    return may;
  }

  const evidence = createEvidenceCommands(store, api, { mayChange, tell });

  /** Makes the selection an annotation, with a verdict and a link behind it or without. `editing` opens its card to write in. */
  function annotate(verdict: string | null, editing: boolean, link?: string): string | null {
    const state = getState();
    if (!state.selection || !mayChange()) return null;
    const annotation = localAnnotation(state, state.selection, verdict);
    dispatch({ type: "added", annotation, editing });
    if (link) evidence.cite(annotation.id, link);
    return annotation.id;
  }

  function edit(id: string, changes: Partial<CardFields>): void {
    if (mayChange() && !getState().annotations[id]?.hidden) dispatch({ type: "edited", id, changes });
  }

  /** Drops what could not be saved of this card, and offers it back. */
  function discard(id: string): void {
    const { annotations } = getState();
    const [known, draft] = [annotations[id], cardOf(getState(), id)];
    if (!known || !draft) return;
    dispatch({ type: "discarded", id });
    const undo = () => {
      dispatch({ type: "refreshed", annotation: known });
      dispatch({ type: "edited", id, changes: draft.changes });
    };
    tell("Your changes are let go.", { undo: known.version === 0 ? () => bringBack(known, draft.changes) : undo });
  }

  /** What a colleague deleted, and this person holds on to: its rationale comes along as it stands, and can be written on at once. */
  function saveAsNew(id: string): void {
    const known = getState().annotations[id];
    const draft = cardOf(getState(), id);
    if (!known || !draft || !mayChange()) return;
    const made = crypto.randomUUID();
    const names = [id, made].map((each) => `rationale:${each}`);
    const [before, now] = names.map((name) => live.open(name, true));
    for (const name of names) live.close(name);
    if (!before || !now) {
      tell("The texts of this article are still loading. Try again in a moment.", { problem: true });
      return;
    }
    now.add(before.document);
    const { rationale: _, ...changes } = draft.changes;
    dispatch({ type: "removed", id });
    dispatch({ type: "added", annotation: { ...known, id: made, version: 0, rationale: emptyProse, state: "draft" }, editing: true });
    edit(made, changes);
    // Once it is off the screen: nothing waits for a place any more.
    setTimeout(() => live.discard(before.name));
  }

  /** Gives the selection to an annotation: one more passage, or instead of its `index`th. */
  function placeSelection(id: string, index: number | null): void {
    const state = getState();
    const draft = cardOf(state, id);
    if (!state.selection || !draft || !mayChange()) return;
    if (state.placing?.id === id && state.placing.settles) {
      void settle(id, state.placing.settles, "adjust", wordsAt(state, state.selection));
      return;
    }
    const words = wordsAt(state, state.selection);
    const { passages } = fieldsShown(draft);
    const next = index === null ? [...passages, words] : passages.map((passage, at) => (at === index ? words : passage));
    edit(id, { passages: inOrder(next) });
    dispatch({ type: "activated", id, editing: true });
    dispatch({ type: "selected", selection: null });
  }

  /** What a person says of a passage that the outlet changed. Without its only passage an annotation goes, and can come back. */
  async function settle(
    annotationId: string,
    passageId: string,
    decision: "confirm" | "adjust" | "drop" | "reattach",
    span?: PassageWords,
  ): Promise<boolean> {
    if (!mayChange()) return false;
    if (decision === "drop" && getState().annotations[annotationId]?.passages.length === 1) {
      await remove(annotationId);
      return true;
    }
    const done = decision === "drop" ? "Passage dropped." : "Settled. The verdict now stands on these words.";
    const settled = await act(annotationId, ({ version }) => api.settlePassage({ annotationId, version, passageId, decision, span }), done);
    if (settled) {
      dispatch({ type: "placing", placing: null });
      dispatch({ type: "selected", selection: null });
    }
    return settled;
  }

  /** The verdicts still hold in the sentences as they read now. One word for all of them, and one to take it back. */
  async function confirmSentences(passages: { annotationId: string; passageId: string }[]): Promise<void> {
    if (!mayChange()) return;
    for (const { annotationId } of passages) await saver.settled(annotationId);
    const input = () => {
      const { article, annotations } = getState();
      return {
        articleId: article.id,
        passages: passages.map((each) => ({ ...each, version: annotations[each.annotationId]?.version ?? 0 })),
      };
    };
    const apply = (answer: Result<Annotation[]>): answer is { ok: true; value: Annotation[] } => {
      if (!answer.ok) tell(answer.error.message, { problem: true });
      else for (const annotation of answer.value) dispatch({ type: "refreshed", annotation });
      return answer.ok;
    };
    const before = getState().annotations;
    const answer = await asked(() => api.confirmSentences(input()));
    if (!apply(answer)) return;
    const unsigned = answer.value.some(({ id, state }) => before[id]?.state === "signed-off" && state !== "signed-off");
    const what = passages.length === 1 ? "Confirmed: the verdict still holds." : `${passages.length} confirmed: the verdicts still hold.`;
    tell(unsigned ? `${what} As it is your own work, a second person signs it off anew.` : what, {
      undo: () => void asked(() => api.unconfirmSentences(input())).then(apply),
    });
  }

  /**
   * Confirms the changed sentences of the annotation that has the focus, or of the open one, and opens the next that waits; with none open,
   * the first. False where none waits.
   */
  function confirmNext(focused: string | null = null): boolean {
    const { activeId, annotations, order } = getState();
    const current = focused ?? activeId;
    const waiting = (id: string) => annotations[id]?.passages.filter(({ sentenceChange }) => sentenceChange !== null) ?? [];
    const changed = current === null ? [] : waiting(current);
    const from = current === null ? -1 : order.indexOf(current);
    const next = [...order.slice(from + 1), ...order.slice(0, Math.max(0, from))].find((id) => waiting(id).length > 0);
    if (changed.length === 0 && next === undefined) return false;
    const open = () => next !== undefined && dispatch({ type: "activated", id: next });
    if (current === null || changed.length === 0) open();
    else void confirmSentences(changed.map(({ id }) => ({ annotationId: current, passageId: id }))).then(open);
    return true;
  }

  async function remove(id: string): Promise<void> {
    if (getState().annotations[id]?.version !== 0 && !mayChange()) return;
    await saver.settled(id);
    const state = getState();
    const known = state.annotations[id];
    const draft = cardOf(state, id);
    if (!known || !draft) return;
    dispatch({ type: "removed", id });
    if (draft.version === 0) {
      live.discard(`rationale:${id}`);
      tell("Annotation discarded.", { undo: () => bringBack(known, draft.changes) });
      return;
    }
    const answer = await asked(() => api.deleteAnnotation({ id, version: draft.version }));
    if (answer.ok) tell("Annotation deleted.", { undo: () => void restore(id) });
    else {
      dispatch({ type: "refreshed", annotation: known });
      tell(answer.error.message, { problem: true });
    }
  }

  function bringBack(annotation: Annotation, changes: Partial<CardFields>): void {
    dispatch({ type: "added", annotation, editing: true });
    dispatch({ type: "edited", id: annotation.id, changes });
  }

  async function restore(id: string): Promise<void> {
    const answer = await asked(() => api.restoreAnnotation({ id }));
    if (!answer.ok) return tell(answer.error.message, { problem: true });
    dispatch({ type: "refreshed", annotation: answer.value });
    dispatch({ type: "activated", id });
  }

  /**
   * For what acts on the saved card: first everything typed is saved, then the newest version is named. `whateverRationale`: where only the
   * rationale was written on meanwhile, as one's own last words still arrive there, it is asked for again.
   */
  async function act(
    id: string,
    call: (known: Annotation) => Promise<Result<Annotation>>,
    done: string,
    { whateverRationale = false } = {},
  ): Promise<boolean> {
    if (!mayChange()) return false;
    await Promise.all([saver.settled(id), Promise.race([live.saved(), new Promise((resolve) => setTimeout(resolve, longestWait))])]);
    const known = getState().annotations[id];
    if (!known || known.version === 0) return false;
    let answer = await asked(() => call(known));
    const current = answer.ok ? null : currentOf(answer.error);
    if (whateverRationale && current && sameButRationale(known, current)) {
      dispatch({ type: "refreshed", annotation: current });
      answer = await asked(() => call(current));
    }
    if (answer.ok) {
      dispatch({ type: "refreshed", annotation: answer.value });
      tell(done);
    } else tell(answer.error.message, { problem: true });
    return answer.ok;
  }

  /** To the next or previous annotation shown; from none, to the first or last. False where there is none. */
  function step(by: 1 | -1): boolean {
    const state = getState();
    const ids = idsShown(state);
    const at = state.activeId ? ids.indexOf(state.activeId) : by === 1 ? -1 : ids.length;
    const id = ids[(at + by + ids.length) % Math.max(1, ids.length)];
    if (id) dispatch({ type: "activated", id });
    return id !== undefined;
  }

  return {
    annotate,
    ...evidence,
    edit,
    undo,
    discard,
    saveAsNew,
    placeSelection,
    settle,
    confirmSentences,
    confirmNext,
    remove: (id: string) => undoable(remove(id)),
    restore,
    ...createSignOffCommands(store, api, { act, mayChange, tell }),
    ...createPrecedentCommands(store, api, { act, annotate, saver, mayChange, tell }),
    ...createContactCommands(store, api, { saver, mayChange, tell }),
    ...createTalkCommands(store, api, { mayChange, tell }),
    step,
  };
}

export type RoomCommands = ReturnType<typeof createCommands>;

/** Milliseconds to wait for words on their way to the server, where it can't be reached. */
const longestWait = 5000;

function sameButRationale(one: Annotation, other: Annotation): boolean {
  const [{ rationale: _, ...before }, { rationale: __, ...now }] = [fieldsOf(one), fieldsOf(other)];
  return sameValue(before, now);
}

function wordsAt({ snapshot }: RoomState, { start, end }: Span): PassageWords {
  return { start, end, exact: snapshot.text.slice(start, end) };
}

function inOrder(passages: PassageWords[]): PassageWords[] {
  const different = new Map(passages.map((passage) => [`${passage.start}-${passage.end}`, passage]));
  return [...different.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
