import fc from "fast-check";
import { expect, it } from "vitest";
import { apart, type ProseEvent, type ProseState, reduceProse, statusOf } from "./prose-protocol.ts";

function after(...events: ProseEvent[]) {
  let state = apart;
  const effects = events.map((event) => {
    const step = reduceProse(state, event);
    state = step.state;
    return step.effects;
  });
  return { state, status: statusOf(state), last: effects.at(-1) ?? [], effects: effects.flat() };
}

const typed = { type: "typed" } as const;
const ask = { type: "time to ask" } as const;
const joined: ProseEvent[] = [{ type: "joined" }, { type: "let in", readOnly: false }, { type: "synced" }];
const answered = (barrier: number) => ({ type: "answered", barrier }) as const;

it("calls a change saved when the barrier sent after it is answered, and not when an earlier one is", () => {
  const sent = after(...joined, typed, ask, typed);
  expect(sent.status.unsaved).toBe(true);
  expect(sent.effects.filter(({ type }) => type === "send barrier")).toEqual([{ type: "send barrier", barrier: 1 }]);
  expect(after(...joined, typed, ask, typed, answered(1)).status.unsaved).toBe(true);
  expect(after(...joined, typed, ask, typed, answered(1), ask, answered(2)).status.unsaved).toBe(false);
  expect(after(...joined, typed, ask, answered(7)).status.unsaved).toBe(true);
  expect(after(...joined, typed, ask, typed, ask, answered(2), answered(1)).status.unsaved).toBe(false);
});

it("asks nothing before it is synced: only then has the connection everything from before", () => {
  const early = after({ type: "joined" }, { type: "let in", readOnly: false }, typed, ask);
  expect(early.last).toEqual([]);
  expect(after(typed, ask).last).toEqual([]);
  expect(after({ type: "joined" }, typed, ask, { type: "synced" }).last).toContainEqual({ type: "send barrier", barrier: 1 });
  expect(after(...joined, { type: "closed" }, typed, ask).last).toEqual([]);
});

it("believes no answer to a barrier of an earlier connection", () => {
  const lost: ProseEvent[] = [...joined, typed, ask, { type: "closed" }];
  expect(after(...lost, answered(1)).status.unsaved).toBe(true);
  const back = after(...lost, { type: "synced" });
  expect(back.last).toContainEqual({ type: "send barrier", barrier: 2 });
  expect(after(...lost, { type: "synced" }, answered(1)).status.unsaved).toBe(true);
  expect(after(...lost, { type: "synced" }, answered(2)).status.unsaved).toBe(false);
});

it("asks nothing where nothing is taken, and nothing again once all is confirmed", () => {
  expect(after(...joined, { type: "let in", readOnly: true }, typed, ask)).toMatchObject({
    last: [],
    status: { refused: "forbidden", unsaved: true },
  });
  expect(after(...joined, typed, { type: "turned away", reason: "not_found" }, ask)).toMatchObject({
    last: [],
    status: { refused: "not_found" },
  });
  expect(after(...joined, typed, ask, answered(1), ask).last).toEqual([]);
});

it("takes a server that can't say who may take part for one in trouble, and asks again", () => {
  const away = after({ type: "joined" }, typed, { type: "turned away", reason: "upstream" });
  expect(away.status).toMatchObject({ trouble: true, refused: null, unsaved: true });
  expect(away.last).toEqual([{ type: "retry soon" }, { type: "arrived" }]);
  expect(after(...joined, typed, ask, { type: "trouble told", trouble: true }).status.trouble).toBe(true);
  expect(after(...joined, typed, ask, { type: "trouble told", trouble: true }, answered(1)).status.trouble).toBe(false);
});

it("puts each change into this browser's store; the first with all it builds on, and so the first after one that failed", () => {
  const stores = (...events: ProseEvent[]) => after(...events).effects.flatMap((effect) => (effect.type === "store" ? effect.what : []));
  expect(stores(typed, typed)).toEqual(["whole", "change"]);
  expect(stores(typed, { type: "storing failed" }, typed, typed)).toEqual(["whole", "whole", "change"]);
  expect(stores({ type: "received" }, { type: "restored" })).toEqual([]);
  expect(after(typed, typed, { type: "storing ended" }).status.keeping).toBe(true);
  expect(after(typed, typed, { type: "storing ended" }, { type: "storing ended" }).status.keeping).toBe(false);
  expect(after(typed, { type: "storing failed" }).status.unkept).toBe(true);
  expect(after(...joined, typed, { type: "storing failed" }, ask, answered(1)).status.unkept).toBe(false);
});

it("takes what this browser kept for unsaved until the server confirms it, and shows it at once", () => {
  const kept = after({ type: "restored" }, { type: "loaded", anything: true, unsaved: true });
  expect(kept.status).toMatchObject({ ready: true, unsaved: true });
  // Though this window had them already, as from another one.
  expect(after({ type: "loaded", anything: true, unsaved: true }).status.unsaved).toBe(true);
  expect(after({ type: "loaded", anything: true, unsaved: false }).status).toMatchObject({ ready: true, unsaved: false });
  expect(after({ type: "loaded", anything: false, unsaved: false }).status.ready).toBe(false);
  expect(after({ type: "restored" }, { type: "loaded", anything: true, unsaved: true }, ...joined, answered(1)).status.unsaved).toBe(false);
});

it("notes that the server has all of it only when it has, and when nothing has come for a while", () => {
  expect(after(...joined).last).toContainEqual({ type: "keep soon" });
  expect(after(...joined, { type: "received" }).last).toEqual([{ type: "keep soon" }]);
  expect(after(...joined, typed, { type: "received" }).last).toEqual([]);
  expect(after(...joined, typed, { type: "time to keep" }).last).toEqual([]);
  expect(after(...joined, typed, ask, answered(1)).last).toEqual([{ type: "keep soon" }]);
  expect(after(...joined, { type: "time to keep" }).last).toEqual([{ type: "keep" }]);
  expect(after(...joined, { type: "left" }).last).toEqual([{ type: "keep" }]);
  const unfit: ProseEvent[] = [typed, { type: "closed" }, { type: "turned away", reason: "forbidden" }];
  for (const event of unfit) expect(after(...joined, event, { type: "left" }).last).toEqual([]);
});

it("waits no more for words that are let go, and for all of them again once they are wanted after all", () => {
  const gone = after(...joined, typed, { type: "forsaken" });
  expect(gone).toMatchObject({ status: { unsaved: false }, last: [{ type: "forget" }] });
  expect(after(...joined, typed, { type: "forsaken" }, { type: "time to keep" }).last).toEqual([]);
  const back = after(...joined, typed, { type: "forsaken" }, { type: "begun" });
  expect(back.status).toMatchObject({ ready: true, unsaved: true });
  expect(back.last).toEqual([{ type: "store", what: "whole" }, { type: "ask soon" }]);
  expect(after({ type: "begun" })).toMatchObject({ last: [], status: { ready: true, unsaved: false } });
});

// The protocol against a server that may lose everything it has not committed, over connections that may be lost at any moment.

type Message = { change: number } | { barrier: number };

class World {
  state: ProseState = apart;
  changes = 0;
  /** In this browser's store, and forgotten from it because the server had all. */
  stored = new Set<number>();
  committed = new Set<number>();
  #toServer: Message[] = [];
  #toWindow: number[] = [];
  #received: Message[] = [];
  #answeredLate: number[] = [];
  #isOpen = false;

  happen(event: ProseEvent): void {
    const { state, effects } = reduceProse(this.state, event);
    this.state = state;
    for (const effect of effects) {
      if (effect.type === "send barrier") this.#toServer.push({ barrier: effect.barrier });
      if (effect.type === "store")
        for (let change = effect.what === "whole" ? 1 : this.changes; change <= this.changes; change += 1) this.stored.add(change);
      if (effect.type === "keep") this.#forget();
    }
    this.check();
  }

  #forget(): void {
    expect([...this.stored].filter((change) => !this.committed.has(change))).toEqual([]);
    this.stored.clear();
  }

  check(): void {
    const lost = Array.from({ length: this.changes }, (_, index) => index + 1).filter((change) => !this.committed.has(change));
    if (!statusOf(this.state).unsaved) expect(lost, "called saved, in no database").toEqual([]);
    expect(
      lost.filter((change) => !this.stored.has(change)),
      "in no database, nor in this browser",
    ).toEqual([]);
  }

  type(): void {
    this.changes += 1;
    if (this.#isOpen) this.#toServer.push({ change: this.changes });
    this.happen({ type: "typed" });
  }

  connect(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    if (this.state.connection === "apart") this.happen({ type: "joined" });
    this.happen({ type: "let in", readOnly: false });
    // The server asks for what it lacks, and gets all there is, before it tells what it has.
    for (let change = 1; change <= this.changes; change += 1) this.#toServer.push({ change });
  }

  sync(): void {
    if (this.#isOpen && this.state.connection === "joining") this.happen({ type: "synced" });
  }

  /** What is on its way is gone. `killed`: so is what the server had not committed. */
  lose(killed: boolean): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#toServer = [];
    this.#answeredLate.push(...this.#toWindow.splice(0));
    if (killed) this.#received = [];
    else this.#received = this.#received.filter((message) => "change" in message);
    this.happen({ type: "closed" });
  }

  arrive(): void {
    const message = this.#toServer.shift();
    if (message) this.#received.push(message);
  }

  /** In the order they came: a barrier is answered once all before it is committed. */
  commit(): void {
    for (const message of this.#received.splice(0)) {
      if ("change" in message) this.committed.add(message.change);
      else this.#toWindow.push(message.barrier);
    }
  }

  answer(): void {
    const barrier = this.#toWindow.shift();
    if (barrier !== undefined) this.happen({ type: "answered", barrier });
  }

  /** An answer from the connection before, come by a way that should not be. */
  answerLate(): void {
    const barrier = this.#answeredLate.shift();
    if (barrier !== undefined) this.happen({ type: "answered", barrier });
  }

  settle(): void {
    this.connect();
    this.sync();
    this.happen({ type: "time to ask" });
    for (let round = 0; round < 400; round += 1) this.arrive();
    this.commit();
    for (let round = 0; round < 50; round += 1) this.answer();
  }
}

const deeds: Record<string, (world: World) => void> = {
  type: (world) => world.type(),
  connect: (world) => world.connect(),
  sync: (world) => world.sync(),
  lose: (world) => world.lose(false),
  kill: (world) => world.lose(true),
  arrive: (world) => world.arrive(),
  commit: (world) => world.commit(),
  answer: (world) => world.answer(),
  answerLate: (world) => world.answerLate(),
  ask: (world) => world.happen({ type: "time to ask" }),
  keep: (world) => world.happen({ type: "time to keep" }),
  trouble: (world) => world.happen({ type: "trouble told", trouble: true }),
  turnedAway: (world) => world.happen({ type: "turned away", reason: "upstream" }),
};

it("says “saved” only after the commit, and loses nothing, whatever the order of typing, losing, regaining and answering", () => {
  const script = fc.array(fc.constantFrom(...Object.keys(deeds)), { maxLength: 60 });
  fc.assert(
    fc.property(script, (names) => {
      const world = new World();
      for (const name of names) deeds[name]?.(world);
      world.settle();
      expect(statusOf(world.state).unsaved, "never saved in the end").toBe(false);
      expect(world.committed.size).toBe(world.changes);
    }),
    { numRuns: 5000 },
  );
});
