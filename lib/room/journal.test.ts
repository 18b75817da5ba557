import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { NewProseUpdate } from "#lib/usecases/room/append-prose.ts";
import { createJournal } from "./journal.ts";
import { until } from "./testing-window.ts";

type Call = { updates: NewProseUpdate[]; commit: () => void; fail: () => void };

/** A journal whose commits happen when the test says so. */
function controlled(options: { gather?: number; lazily?: number } = {}) {
  const calls: Call[] = [];
  const troubles: [trouble: boolean, cause?: unknown][] = [];
  const append = (updates: NewProseUpdate[]) =>
    new Promise<void>((resolve, reject) => calls.push({ updates, commit: resolve, fail: () => reject(new Error("no database")) }));
  const journal = createJournal({ append, gather: 1, ...options, onTrouble: (...told) => troubles.push(told) });
  return {
    journal,
    calls,
    troubles,
    /** The commit of this number, once it is asked for. */
    async call(number: number): Promise<Call> {
      await until(() => calls.length > number);
      return calls[number] ?? Promise.reject(new Error("There is no such commit."));
    },
  };
}

const author = "ada";

/** A change that says `value`, by this person, or from another node. */
function change(documentId: string, value: string, authorId: string | null = author): NewProseUpdate {
  const document = new Y.Doc();
  document.getArray("values").push([value]);
  return { documentId, update: Y.encodeStateAsUpdate(document), authorId, at: new Date() };
}

function valuesIn(updates: NewProseUpdate[], documentId: string): unknown[] {
  const document = new Y.Doc();
  for (const { update } of updates.filter((each) => each.documentId === documentId)) Y.applyUpdate(document, update);
  return document.getArray("values").toArray().toSorted();
}

/** Has it been kept by now? Whatever follows from what has happened has followed after a turn of the loop. */
async function isKept(promise: Promise<void>): Promise<boolean> {
  let kept = false;
  void promise.then(() => {
    kept = true;
  });
  await turn();
  await turn();
  return kept;
}

test("a promise is kept when its own changes are committed, and not by a commit of earlier ones", async () => {
  const { journal, call } = controlled();
  journal.add(change("one", "first"), true);
  const first = journal.settled("one");
  const { commit, updates } = await call(0);
  journal.add(change("one", "second"), true);
  const second = journal.settled("one");
  journal.add(change("two", "third"), true);
  const third = journal.settled("two");
  expect(valuesIn(updates, "one")).toEqual(["first"]);
  expect(await isKept(first)).toBe(false);
  commit();
  expect(await isKept(first)).toBe(true);
  expect([await isKept(second), await isKept(third)]).toEqual([false, false]);
  expect([journal.isPending("one"), journal.isPending("two")]).toEqual([true, true]);
  const next = await call(1);
  expect(await isKept(second)).toBe(false);
  next.commit();
  expect([await isKept(second), await isKept(third)]).toEqual([true, true]);
  expect([journal.isPending("one"), journal.isPending("two")]).toEqual([false, false]);
});

test("a commit that fails has committed nothing: the same is tried again before anything that came later", async () => {
  const { journal, call, calls, troubles } = controlled();
  journal.add(change("one", "first"), true);
  const promise = journal.settled("one");
  (await call(0)).fail();
  expect(await isKept(promise)).toBe(false);
  expect(journal.hasTrouble()).toBe(true);
  journal.add(change("one", "later"), true);
  const again = await call(1);
  expect(valuesIn(again.updates, "one")).toEqual(["first"]);
  again.fail();
  expect(await isKept(promise)).toBe(false);
  (await call(2)).commit();
  expect(await isKept(promise)).toBe(true);
  expect(journal.hasTrouble()).toBe(false);
  expect(troubles).toEqual([[true, expect.objectContaining({ message: "no database" })], [false]]);
  const last = await call(3);
  expect(valuesIn(last.updates, "one")).toEqual(["later"]);
  last.commit();
  await until(() => !journal.isPending("one"));
  expect([calls.length, troubles.length]).toEqual([4, 2]);
  expect(journal.figures()).toMatchObject({ failures: 2 });
});

test("nobody waits for what others write: a promise is of one document", async () => {
  const { journal, call } = controlled();
  expect(await isKept(journal.settled("one"))).toBe(true);
  journal.add(change("one", "first"), true);
  (await call(0)).commit();
  await until(() => !journal.isPending("one"));
  journal.add(change("two", "other"), true);
  expect(await isKept(journal.settled("one"))).toBe(true);
  (await call(1)).commit();
});

test("changes of one person to one document become one row that says all of them; others' stay apart", async () => {
  const { journal, call } = controlled({ gather: 20 });
  for (const value of ["a", "b", "c"]) journal.add(change("one", value), true);
  journal.add(change("one", "d", "ben"), true);
  journal.add(change("one", "e", null), true);
  journal.add(change("two", "f"), true);
  const { updates, commit } = await call(0);
  expect(updates.map(({ documentId, authorId }) => [documentId, authorId])).toEqual([
    ["one", author],
    ["one", "ben"],
    ["one", null],
    ["two", author],
  ]);
  expect(valuesIn(updates, "one")).toEqual(["a", "b", "c", "d", "e"]);
  expect(valuesIn(updates, "two")).toEqual(["f"]);
  commit();
});

test("more than one commit can take goes into the next ones, and is promised with those", async () => {
  const { journal, call } = controlled({ gather: 20 });
  const count = 2003;
  for (let number = 0; number < count; number += 1) journal.add(change(`document ${number}`, "x"), true);
  const [early, late] = [journal.settled("document 0"), journal.settled(`document ${count - 1}`)];
  const first = await call(0);
  expect(first.updates).toHaveLength(2000);
  first.commit();
  const second = await call(1);
  expect(second.updates.map(({ documentId }) => documentId)).toEqual([2000, 2001, 2002].map((number) => `document ${number}`));
  expect([journal.isPending("document 1999"), journal.isPending("document 2000")]).toEqual([false, true]);
  expect(await isKept(late)).toBe(false);
  second.commit();
  expect([await isKept(early), await isKept(late)]).toEqual([true, true]);
});

test("what is not urgent waits for what is, or for somebody who waits for it, or for its time", async () => {
  const patient = controlled({ lazily: 600_000 });
  patient.journal.add(change("one", "from afar", null), false);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(patient.calls).toEqual([]);
  expect(patient.journal.isPending("one")).toBe(true);
  const promise = patient.journal.settled("one");
  (await patient.call(0)).commit();
  expect(await isKept(promise)).toBe(true);
  patient.journal.add(change("one", "more", null), false);
  patient.journal.add(change("two", "here"), true);
  const together = await patient.call(1);
  expect([valuesIn(together.updates, "one"), valuesIn(together.updates, "two")]).toEqual([["more"], ["here"]]);
  together.commit();

  const brief = controlled({ lazily: 5 });
  brief.journal.add(change("one", "from afar", null), false);
  expect(brief.journal.figures().documents).toBe(0);
  (await brief.call(0)).commit();
});

test("a stop hands back all that is in no database, in order, and nothing that is; after it nothing is committed", async () => {
  const { journal, call, calls } = controlled();
  journal.add(change("one", "committed"), true);
  (await call(0)).commit();
  await until(() => !journal.isPending("one"));
  journal.add(change("one", "on its way"), true);
  await call(1);
  journal.add(change("one", "waiting"), true);
  journal.add(change("two", "from afar", null), false);
  const left = await journal.stop(30);
  expect(left.map((each) => valuesIn([each], each.documentId))).toEqual([["on its way"], ["waiting"], ["from afar"]]);
  journal.add(change("one", "too late"), true);
  calls[1]?.fail();
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(calls).toHaveLength(2);
});

test("a stop commits first what it can, what is not urgent too", async () => {
  const { journal, call } = controlled({ lazily: 600_000 });
  journal.add(change("one", "typed"), true);
  journal.add(change("two", "from afar", null), false);
  const stopped = journal.stop(600_000);
  const { updates, commit } = await call(0);
  expect([valuesIn(updates, "one"), valuesIn(updates, "two")]).toEqual([["typed"], ["from afar"]]);
  commit();
  expect(await stopped).toEqual([]);
});

test("unsaved is what people here wrote and no database has, those on their way too", async () => {
  const { journal, call } = controlled();
  expect(journal.figures()).toEqual({ documents: 0, oldest: 0, failures: 0 });
  journal.add({ ...change("one", "a"), at: new Date(Date.now() - 5000) }, true);
  const { commit } = await call(0);
  journal.add(change("one", "b"), true);
  journal.add(change("two", "c"), true);
  journal.add(change("three", "d", null), true);
  expect(journal.figures()).toMatchObject({ documents: 2 });
  expect(journal.figures().oldest).toBeGreaterThanOrEqual(5000);
  commit();
  await until(() => !journal.isPending("never") && journal.figures().oldest < 5000);
  expect(journal.figures()).toMatchObject({ documents: 2 });
  (await call(1)).commit();
  await until(() => journal.figures().documents === 0);
});

const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant("add" as const), document: fc.constantFrom("one", "two", "three"), urgent: fc.boolean() }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("promise" as const), document: fc.constantFrom("one", "two", "three") }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("commit" as const, "fail" as const, "wait" as const) }) },
  ),
  { maxLength: 40 },
);

test("whatever comes, waits, fails and is committed in whatever order: nothing is promised early, and nothing is lost", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const { journal, calls } = controlled({ gather: 0, lazily: 0 });
      const added: { document: string; value: string }[] = [];
      const committed = new Set<string>();
      const promises: Promise<void>[] = [];
      let next = 0;
      const answer = (how: "commit" | "fail") => {
        const call = calls[next];
        if (!call) return;
        next += 1;
        if (how === "commit")
          for (const { document, value } of added) if (valuesIn(call.updates, document).includes(value)) committed.add(value);
        call[how]();
      };
      // Failures pause the journal, so a few of them are enough.
      let failures = 1;
      for (const [number, step] of script.entries()) {
        if (step.do === "add") {
          const value = `${number}`;
          added.push({ document: step.document, value });
          journal.add(change(step.document, value), step.urgent);
        } else if (step.do === "promise") {
          const asked = added.filter(({ document }) => document === step.document).map(({ value }) => value);
          promises.push(journal.settled(step.document).then(() => expect(asked.filter((value) => !committed.has(value))).toEqual([])));
        } else if (step.do === "fail" && failures-- > 0) answer("fail");
        else if (step.do === "commit") answer("commit");
        else await new Promise((resolve) => setTimeout(resolve, 1));
      }
      for (const document of ["one", "two", "three"]) promises.push(journal.settled(document));
      const all = Promise.all(promises);
      let done = false;
      void all.finally(() => {
        done = true;
      });
      while (!done) {
        answer("commit");
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await all;
      expect(added.filter(({ value }) => !committed.has(value))).toEqual([]);
      expect(await journal.stop(0)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
