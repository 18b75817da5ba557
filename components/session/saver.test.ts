import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { emptyRow, fieldsOf } from "./card-fields.ts";
import { fieldsShown, newDraft } from "./draft.ts";
import { cardOf } from "./room-reducer.ts";
import { createRoomStore } from "./room-store.ts";
import { ada, annotationAt, roomWith } from "./room-testing.ts";
import { createSaver, saveDelay } from "./saver.ts";
import type { RoomApi } from "./server-api.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => Promise.reject(new Error("not asked for here"));

function open(answers: Partial<RoomApi>) {
  const api = { createAnnotation: never, updateAnnotation: never, ...answers };
  const store = createRoomStore(roomWith([annotationAt("a", 4)]));
  return { store, saver: createSaver(store, api) };
}

const type = (store: ReturnType<typeof open>["store"], claim: string) => store.dispatch({ type: "edited", id: "a", changes: { claim } });

it("sends what was typed once it is quiet, with the version it was typed on", async () => {
  const update = vi.fn(async (): Promise<Result<Annotation>> => ok(annotationAt("a", 4, { version: 2, claim: "Two." })));
  const { store } = open({ updateAnnotation: update });
  type(store, "One.");
  await vi.advanceTimersByTimeAsync(saveDelay / 2);
  type(store, "Two.");
  await vi.advanceTimersByTimeAsync(saveDelay / 2);
  expect(update).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(saveDelay);
  expect(update.mock.calls).toEqual([[{ id: "a", version: 1, claim: "Two." }]]);
  expect(store.getState().cards.a).toMatchObject({ status: "saved", version: 2 });
});

it("sends a choice at once: colleagues need not wait until it is quiet", async () => {
  const update = vi.fn(async (): Promise<Result<Annotation>> => ok(annotationAt("a", 4, { version: 2 })));
  const { store } = open({ updateAnnotation: update });
  store.dispatch({ type: "edited", id: "a", changes: { verdict: "misleading" } });
  await vi.advanceTimersByTimeAsync(saveDelay / 4);
  expect(update).toHaveBeenCalledTimes(1);
});

it("leaves alone what the server has refused until the person decides, also when the window is hidden", async () => {
  const create = vi.fn(never);
  const { store, saver } = open({ createAnnotation: create });
  type(store, "Mine.");
  store.dispatch({ type: "gone", id: "a" });
  await saver.flush();
  expect(create).not.toHaveBeenCalled();
});

it("says trouble, keeps the words and tries again until the server answers", async () => {
  let down = true;
  const update = async () => (down ? never() : ok(annotationAt("a", 4, { version: 2, claim: "Kept." })));
  const { store } = open({ updateAnnotation: update });
  type(store, "Kept.");
  await vi.advanceTimersByTimeAsync(saveDelay + 100);
  expect(store.getState().cards.a).toMatchObject({ status: "trouble", changes: { claim: "Kept." } });
  down = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(store.getState().cards.a).toMatchObject({ status: "saved", changes: {} });
});

it("keeps the words of a person who is signed out, and sends them once they are back", async () => {
  const refused = vi.fn(async (): Promise<Result<Annotation>> => refuse("unauthenticated", "Sign in to go on."));
  const { store } = open({ updateAnnotation: refused });
  type(store, "Kept.");
  await vi.advanceTimersByTimeAsync(saveDelay + 100);
  expect(store.getState().cards.a).toMatchObject({ status: "trouble", message: "Sign in to go on.", changes: { claim: "Kept." } });
  refused.mockResolvedValue(ok(annotationAt("a", 4, { version: 2, claim: "Kept." })));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(store.getState().cards.a).toMatchObject({ status: "saved", changes: {} });
});

it("never sends the same card twice at once", async () => {
  const answers: ((answer: Result<Annotation>) => void)[] = [];
  const update = vi.fn(() => new Promise<Result<Annotation>>((answer) => answers.push(answer)));
  const { store } = open({ updateAnnotation: update });
  type(store, "One.");
  await vi.advanceTimersByTimeAsync(saveDelay + 10);
  type(store, "Two.");
  await vi.advanceTimersByTimeAsync(saveDelay * 3);
  expect(update).toHaveBeenCalledTimes(1);
  answers[0]?.(ok(annotationAt("a", 4, { version: 2, claim: "One." })));
  await vi.advanceTimersByTimeAsync(saveDelay + 10);
  expect(update.mock.lastCall).toEqual([{ id: "a", version: 2, claim: "Two." }]);
});

it("stops at a conflict and sends the person's choice on the newest version", async () => {
  const current = annotationAt("a", 4, { version: 7, claim: "Hers.", updatedBy: ada });
  const update = vi.fn(async (): Promise<Result<Annotation>> => refuse("conflict", "Ada changed it.", { details: { current } }));
  const { store } = open({ updateAnnotation: update });
  type(store, "Mine.");
  await vi.advanceTimersByTimeAsync(saveDelay * 4);
  expect(update).toHaveBeenCalledTimes(1);
  expect(store.getState().cards.a?.conflict).toMatchObject({ clashes: ["claim"], by: ada });
  update.mockResolvedValue(ok(annotationAt("a", 4, { version: 8, claim: "Mine." })));
  store.dispatch({ type: "resolved", id: "a", keepTheirs: [] });
  await vi.advanceTimersByTimeAsync(saveDelay * 2);
  expect(update.mock.lastCall).toEqual([{ id: "a", version: 7, claim: "Mine." }]);
  expect(store.getState().cards.a?.status).toBe("saved");
});

it("does not call a card saved while a row of evidence waits for its address", async () => {
  const update = vi.fn(async (): Promise<Result<Annotation>> => ok(annotationAt("a", 4, { version: 2, claim: "New." })));
  const { store } = open({ updateAnnotation: update });
  const row = emptyRow({ quote: "words" });
  store.dispatch({ type: "edited", id: "a", changes: { claim: "New.", evidence: [row] } });
  await vi.advanceTimersByTimeAsync(saveDelay * 5);
  expect(update.mock.calls).toEqual([[{ id: "a", version: 1, claim: "New." }]]);
  expect(store.getState().cards.a).toMatchObject({ status: "unsaved", changes: { evidence: [row] } });
});

const url = "https://example.org/accounts";
const unsaid = { author: "", language: "", publishedAt: null, archivedUrl: null, kind: null, interest: "", altText: "", owner: "" };
function accounts(title: string, quote = ""): Annotation["evidence"] {
  const source = { id: "source", url, title, publisher: "", ...unsaid };
  return [
    { id: "row", stance: "supports", quote, locator: "", source, holder: "example.org", capture: null, archiving: null, passage: null },
  ];
}

/** A card with one source, as this window knows it; `edit` changes its row. */
function withAccounts(title: string, update: RoomApi["updateAnnotation"]) {
  const { store } = open({ updateAnnotation: update });
  const heard = (more: Partial<Annotation>) => store.dispatch({ type: "refreshed", annotation: annotationAt("a", 4, more) });
  heard({ version: 2, evidence: accounts(title) });
  const shown = () => fieldsShown(cardOf(store.getState(), "a") ?? newDraft(fieldsOf(annotationAt("a", 4)), 1)).evidence[0];
  const edit = (changes: object) => {
    const row = shown();
    if (row) store.dispatch({ type: "edited", id: "a", changes: { evidence: [{ ...row, ...changes }] } });
  };
  return { store, heard, shown, edit };
}

const sentSource = (update: { mock: { lastCall?: Parameters<RoomApi["updateAnnotation"]> } }) =>
  update.mock.lastCall?.[0].evidence?.[0]?.source;

it("sends of a source only what this person typed, whatever a colleague called it meanwhile", async () => {
  const update = vi.fn<RoomApi["updateAnnotation"]>(async () => ok(annotationAt("a", 4, { version: 3, evidence: accounts("New", "ten") })));
  const { store, shown, edit } = withAccounts("Old", update);
  edit({ quote: "ten" });
  await vi.advanceTimersByTimeAsync(saveDelay * 2);
  expect(sentSource(update)).toMatchObject({ url, title: "" });
  expect(store.getState().cards.a).toMatchObject({ status: "saved", changes: {} });
  expect(shown()).toMatchObject({ quote: "ten", title: "New" });
  edit({ title: "Mine" });
  await vi.advanceTimersByTimeAsync(saveDelay * 2);
  expect(sentSource(update)).toMatchObject({ url, title: "Mine" });
  expect(shown()?.title, "as it was typed").toBe("Mine");
});

it("shows a colleague's title where nobody types one, and keeps what is being typed", async () => {
  const update = vi.fn<RoomApi["updateAnnotation"]>(() => new Promise(() => undefined));
  const { store, heard, shown, edit } = withAccounts("Old", update);
  edit({ quote: "ten", publisher: "Town" });
  heard({ version: 2, evidence: accounts("New") });
  expect(shown()).toMatchObject({ title: "New", publisher: "Town", quote: "ten" });
  heard({ version: 3, claim: "Hers.", evidence: accounts("Newer") });
  expect(store.getState().cards.a?.conflict, "no clash over what nobody typed").toBeNull();
  await vi.advanceTimersByTimeAsync(saveDelay * 2);
  expect(sentSource(update)).toMatchObject({ title: "", publisher: "Town" });
});

it("sends what was typed back while a save was on its way", async () => {
  const answers: ((answer: Result<Annotation>) => void)[] = [];
  const update = vi.fn<RoomApi["updateAnnotation"]>(() => new Promise((answer) => answers.push(answer)));
  const { heard, shown, edit } = withAccounts("Old", update);
  edit({ title: "Mine" });
  await vi.advanceTimersByTimeAsync(saveDelay * 2);
  edit({ title: "Old" });
  heard({ version: 2, evidence: accounts("Mine") });
  answers[0]?.(ok(annotationAt("a", 4, { version: 3, evidence: accounts("Mine") })));
  await vi.advanceTimersByTimeAsync(saveDelay * 2);
  expect(shown()?.title).toBe("Old");
  expect(sentSource(update)).toMatchObject({ title: "Old" });
});

it("asks again by the same name where the answer was lost, and calls saved only what was made then", async () => {
  const id = "0197e0a0-0000-7000-8000-000000000001";
  const made = annotationAt(id, 10, { claim: "One." });
  // It was made, and the answer was lost on the way.
  const create = vi.fn(async (): Promise<Result<Annotation>> => ok(made)).mockRejectedValueOnce(new TypeError("Failed to fetch"));
  const update = vi.fn(async (): Promise<Result<Annotation>> => ok({ ...made, version: 2, claim: "Two." }));
  const { store } = open({ createAnnotation: create, updateAnnotation: update });
  store.dispatch({ type: "added", annotation: annotationAt(id, 10, { version: 0, claim: "One." }), editing: true });
  await vi.advanceTimersByTimeAsync(100);
  store.dispatch({ type: "edited", id, changes: { claim: "Two." } });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(create.mock.calls).toMatchObject([[{ id, claim: "One." }], [{ id, claim: "Two." }]]);
  expect(store.getState().order).toEqual(["a", id]);
  expect(update.mock.calls).toEqual([[{ id, version: 1, claim: "Two." }]]);
  expect(store.getState().cards[id]).toMatchObject({ status: "saved", version: 2, base: { claim: "Two." } });
});
