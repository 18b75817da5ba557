import { expect, it } from "vitest";
import { closeReasons, otherPerson } from "#lib/domain/prose/room.ts";
import { beforeJoining, type LiveEvent, reduceLive } from "./live-protocol.ts";
import type { Colleague } from "./live-status.ts";

function after(...events: LiveEvent[]) {
  let state = beforeJoining(0);
  let last: ReturnType<typeof reduceLive>["effects"] = [];
  for (const event of events) ({ state, effects: last } = reduceLive(state, event));
  return { status: state.status, last };
}

const entered = { type: "entered", at: 1000 } as const;
const colleague = (name: string): Colleague => ({ id: name, name, colour: 1 });
const texts = { unsaved: 0, unkept: false, keeping: false, trouble: false, orphans: [] };

it("talks about a lost connection only after a moment, and at once where the browser has no network", () => {
  expect(after(entered, { type: "connection lost", online: true })).toMatchObject({
    status: { connected: true, offline: false },
    last: [{ type: "say so soon" }],
  });
  const said = after(
    entered,
    { type: "met", colleagues: [colleague("Ben")], at: 1000 },
    { type: "connection lost", online: true },
    { type: "time to say so" },
  );
  expect(said.status).toMatchObject({ connected: false, offline: true, colleagues: [] });
  expect(after(entered, { type: "connection lost", online: false }).status).toMatchObject({ connected: false, offline: true });
  expect(after({ type: "connection lost", online: false }, { type: "connected" })).toMatchObject({
    status: { connected: true, offline: false },
    last: [{ type: "don’t say so" }],
  });
});

it("tells who comes in, but not who was there before", () => {
  const met = (at: number, ...names: string[]): LiveEvent => ({ type: "met", colleagues: names.map(colleague), at });
  expect(after(entered, met(1100, "Ben")).last).toEqual([]);
  expect(after(entered, met(1100, "Ben"), met(60_000, "Ben", "Cai")).last).toEqual([{ type: "announce", news: "Cai is here" }]);
  expect(after(entered, met(60_000, "Ben"), met(61_000)).last).toEqual([]);
  // Who comes back meets everybody anew.
  expect(
    after(entered, met(60_000, "Ben"), { type: "connection lost", online: false }, { type: "entered", at: 70_000 }, met(70_500, "Ben"))
      .last,
  ).toEqual([]);
});

it("on coming in, says where this person is and looks for what was missed", () => {
  expect(after({ type: "presence", mine: { at: "a" } }, { type: "presence", mine: { editing: true } }, entered).last).toEqual([
    { type: "don’t say so" },
    { type: "tell others", mine: { at: "a", editing: true } },
    { type: "look for events" },
  ]);
});

it("says why the server takes nothing more, the room’s own reason before that of others, until this person is back", () => {
  const out = (...events: LiveEvent[]) => after(entered, ...events).status.shutOut;
  expect(out({ type: "turned away", reason: "unauthenticated" })).toBe(closeReasons.signedOut);
  expect(out({ type: "turned away", reason: otherPerson })).toContain("Somebody else");
  expect(out({ type: "closed over access", reason: closeReasons.signedOut })).toBe(closeReasons.signedOut);
  expect(out({ type: "closed over access", reason: "" })).toBe(closeReasons.signedOut);
  expect(out({ type: "turned away", reason: otherPerson }, { type: "access heard", mayEnter: false })).toContain("Somebody else");
  expect(out({ type: "access heard", mayEnter: false })).toBe(closeReasons.signedOut);
  const back = after(entered, { type: "access heard", mayEnter: false }, { type: "access heard", mayEnter: true });
  expect(back).toMatchObject({ status: { shutOut: null }, last: [{ type: "access changed" }] });
  expect(after(entered, { type: "access heard", mayEnter: true }).last).toEqual([]);
});

it("takes a server that can’t say who may enter for one in trouble: it is asked again, and nobody is shut out", () => {
  expect(after(entered, { type: "turned away", reason: "upstream" })).toMatchObject({
    status: { shutOut: null },
    last: [{ type: "retry soon" }],
  });
});

it("lets whoever may do more or less back in as what they are now, and tells a new role", () => {
  for (const [reason, told] of [
    [closeReasons.roleChanged, [{ type: "announce", news: "Your role has changed" }]],
    [closeReasons.assignmentChanged, []],
  ] as const) {
    const closed: LiveEvent[] = [entered, { type: "closed over access", reason }];
    expect(after(...closed).status.shutOut).toBeNull();
    const back = after(...closed, { type: "entered", at: 2000 }).last;
    expect(back).toEqual(expect.arrayContaining([{ type: "access changed" }, ...told]));
    expect(back.filter(({ type }) => type === "announce")).toEqual(told);
    expect(after(...closed, { type: "entered", at: 2000 }, { type: "entered", at: 3000 }).last).not.toContainEqual({
      type: "access changed",
    });
  }
});

it("says that words are in this window only, whether they stand in cards or in texts", () => {
  const unkept = (...events: LiveEvent[]) => after(...events).status.unkept;
  const inTexts = (is: boolean): LiveEvent => ({ type: "texts changed", texts: { ...texts, unkept: is } });
  const inCards = (is: boolean): LiveEvent => ({ type: "drafts kept", unkept: is });
  expect(unkept(inTexts(true))).toBe(true);
  expect(unkept(inCards(true), inTexts(false))).toBe(true);
  expect(unkept(inCards(true), inTexts(true), inCards(false))).toBe(true);
  expect(unkept(inCards(true), inCards(false))).toBe(false);
});
