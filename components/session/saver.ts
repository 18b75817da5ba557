import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { ErrorCode, Refusal, Result } from "#lib/domain/result.ts";
import { type CardFields, carried, fieldsOf, keepingKeys, saveable } from "./card-fields.ts";
import { type Draft, fieldNames, fieldsShown } from "./draft.ts";
import type { RoomStore } from "./room-store.ts";
import type { RoomApi } from "./server-api.ts";

/** Milliseconds of quiet before what was typed is sent. */
export const saveDelay = 600;
/** Milliseconds in which somebody may think better of what they chose. */
export const choiceDelay = 100;
/** Times that is sent which somebody goes on typing while all of it should be saved. */
const mostTries = 3;
const retryDelays = [1000, 2000, 4000, 8000, 15_000];

export const troubleMessage = "The server can't be reached. Your words are kept in this browser and will be sent as soon as it answers.";

/** Refusals that pass: of a person who is signed out for now, or asks too much, or of a server that can't. The same is asked again. */
export const passing: ReadonlySet<ErrorCode> = new Set(["unauthenticated", "rate_limited", "upstream"]);

/** Sends unsaved cards, one request a card at a time, and tries again until the server has answered. */
export function createSaver(store: RoomStore, api: Pick<RoomApi, "createAnnotation" | "updateAnnotation">) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const scheduled = new Map<string, Draft<CardFields>>();
  const running = new Map<string, Promise<void>>();
  const failures = new Map<string, number>();
  let stopped = false;

  function look(): void {
    if (stopped) return;
    for (const [id, draft] of Object.entries(store.getState().cards)) {
      if (draft.status !== "unsaved" || draft.conflict || running.has(id) || scheduled.get(id) === draft) continue;
      if (draft.version > 0 && fieldNames(toSend(draft).sent).length === 0) continue;
      scheduled.set(id, draft);
      plan(id, draft.version === 0 ? 0 : isTyped(draft) ? saveDelay : choiceDelay);
    }
  }

  function plan(id: string, delay: number): void {
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => void save(id), delay),
    );
  }

  function save(id: string): Promise<void> {
    clearTimeout(timers.get(id));
    timers.delete(id);
    scheduled.delete(id);
    const now =
      running.get(id) ??
      send(id).finally(() => {
        running.delete(id);
        look();
      });
    running.set(id, now);
    return now;
  }

  async function send(id: string): Promise<void> {
    const draft = store.getState().cards[id];
    if (!draft || draft.conflict || (draft.version > 0 && fieldNames(toSend(draft).sent).length === 0)) return;
    const { sent, base } = toSend(draft);
    const mayBeMade = draft.version === 0 && failures.has(id);
    store.dispatch({ type: "saving", id });
    try {
      const answer = await (draft.version === 0 ? create(id, draft) : update(id, draft, base));
      if (!answer.ok && passing.has(answer.error.code)) return again(id, answer.error.message);
      failures.delete(id);
      if (!answer.ok) refuse(id, answer.error);
      else store.dispatch({ type: "saved", id, ...(mayBeMade ? asMade(answer.value, draft) : { sent, base }), annotation: answer.value });
    } catch {
      again(id, troubleMessage);
    }
  }

  function again(id: string, message: string): void {
    const tries = failures.get(id) ?? 0;
    failures.set(id, tries + 1);
    store.dispatch({ type: "failed", id, failure: { status: "trouble", message, field: null } });
    if (!stopped) plan(id, retryDelays[Math.min(tries, retryDelays.length - 1)] ?? 0);
  }

  function update(id: string, draft: Draft<CardFields>, base: Partial<CardFields>): Promise<Result<Annotation>> {
    return api.updateAnnotation({ id, version: draft.version, ...saveable(base) });
  }

  /** By the name it is going to have: asked for a second time, the server answers with the one it has made. */
  function create(id: string, draft: Draft<CardFields>): Promise<Result<Annotation>> {
    const fields = fieldsShown(draft);
    return api.createAnnotation({ articleId: store.getState().article.id, id, ...saveable(fields), passages: fields.passages });
  }

  function refuse(id: string, error: Refusal): void {
    const current = currentOf(error);
    if (current) {
      store.dispatch({ type: "refreshed", annotation: current });
      if (store.getState().cards[id]?.status !== "saving") return;
    }
    if (error.code === "not_found") store.dispatch({ type: "gone", id });
    else store.dispatch({ type: "failed", id, failure: { status: "refused", message: error.message, field: error.field ?? null } });
  }

  /** Sends everything now: the window is going away, or the person asked. What was refused waits for the person. */
  function flush(): Promise<unknown> {
    const waiting = Object.entries(store.getState().cards).filter(([, { status }]) => status !== "saved" && status !== "refused");
    return Promise.all(waiting.map(([id]) => save(id)));
  }

  /** Resolves once nothing of this card is on its way, or can't get there for now. */
  async function settled(id: string): Promise<void> {
    await running.get(id);
    for (let tries = 0; tries < mostTries && store.getState().cards[id]?.status === "unsaved"; tries++) await save(id);
  }

  const unsubscribe = store.subscribe(look);
  look();

  function stop(): void {
    stopped = true;
    unsubscribe();
    for (const timer of timers.values()) clearTimeout(timer);
  }

  return { flush, settled, stop };
}

export type Saver = ReturnType<typeof createSaver>;

/** Somebody is at it with the keyboard, and more will come. A verdict, a passage or a whole row of evidence is given in one go. */
function isTyped({ changes, base }: Draft<CardFields>): boolean {
  return "claim" in changes || "claimant" in changes || "claimedOn" in changes || changes.evidence?.length === base.evidence.length;
}

/** What a save would carry: rows of evidence that can't be saved yet, and rows the server has already, stay out. */
function toSend(draft: Draft<CardFields>): ReturnType<typeof carried> {
  const { sent, base } = carried(draft.changes);
  const rows = base.evidence;
  if (!rows || "evidence" in sent) return { sent, base };
  const before = JSON.stringify(saveable({ evidence: draft.base.evidence }));
  if (JSON.stringify(saveable({ evidence: rows })) !== before) return { sent: { ...sent, evidence: rows }, base };
  const { evidence: _, ...rest } = base;
  return { sent, base: rest };
}

/**
 * What the server may have made of an earlier request, whose answer was lost, is what was typed by then: that much is saved, and the rest is
 * still to be sent. The rationale is a shared text, saved on its own.
 */
function asMade(annotation: Annotation, draft: Draft<CardFields>): ReturnType<typeof carried> {
  const { rationale: _, ...made } = keepingKeys(fieldsOf(annotation), fieldsShown(draft));
  return { sent: made, base: { evidence: made.evidence } };
}

/** The row that made our write stale, as a conflict carries it. */
export function currentOf(refusal: Refusal): Annotation | null {
  if (refusal.code !== "conflict" || !refusal.details || !("current" in refusal.details)) return null;
  return isAnnotation(refusal.details.current) ? refusal.details.current : null;
}

function isAnnotation(value: unknown): value is Annotation {
  return typeof value === "object" && value !== null && "id" in value && "version" in value && "passages" in value && "updatedBy" in value;
}
