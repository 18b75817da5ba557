/**
 * A real PostgreSQL for tests of everything that touches rows. One server serves the whole run; each test file gets a
 * migrated database of its own, empty, in a few milliseconds:
 *
 *     testDatabase();                                        // at the top of the file: wires `database()` to it
 *     const editor = await actorFixture("editor");           // in a test: a user of that role, as an Actor
 *     const result = await createAnnotation(editor, {...});  // call the use case
 *
 * `emptyDatabase()` gives the address of one more, for tests about the database itself.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import type { Actor, Role } from "#lib/domain/people/permissions.ts";
import { newGate } from "#lib/domain/revision/gate.ts";
import { changedRules } from "#lib/domain/revision/gate-input.ts";
import { setEnvironment } from "#lib/env.ts";
import { createScratchDatabase, databaseName, databaseOn, dropDatabase } from "#lib/postgres/scratch.ts";
import { closeDatabase, database } from "./client.ts";
import { saveGate } from "./gate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database on the run's PostgreSQL, as its owner and as who runs Assay, and the name of the migrated one that others are copied from. */
    server: string;
    application: string;
    template: string;
  }
}

/**
 * Call it at the top of a test file. Answers with the owner's address: the tests, like Assay, run as the application. Tests of other things
 * than the gate publish without it; `gate: "new"` has the rules of a new desk.
 */
export function testDatabase({ gate = "open" }: { gate?: "open" | "new" } = {}): { ownerUrl(): string } {
  let ownerUrl = "";
  beforeAll(async () => {
    ownerUrl = await createScratchDatabase(inject("server"), inject("template"));
    setEnvironment({ DATABASE_URL: databaseOn(inject("application"), databaseName(ownerUrl)) });
    if (gate === "open") {
      const off = (["not-empty", "signed-off", "whole-signed"] as const).map((rule) => ({ rule, on: false }));
      await saveGate(database(), { rules: changedRules(newGate.rules, off), enforced: true });
    }
  });
  afterAll(async () => {
    await closeDatabase();
    await dropDatabase(ownerUrl);
  });
  return { ownerUrl: () => ownerUrl };
}

/** The address of a database with nothing in it, dropped when the test ends. */
export async function emptyDatabase(): Promise<string> {
  const url = await createScratchDatabase(inject("server"));
  onTestFinished(() => dropDatabase(url));
  return url;
}

/** Inserts a user of that role, who has just given their password. */
export async function actorFixture(role: Role, name = `A ${role}`): Promise<Actor> {
  const user = await database().user.create({ data: { email: `${randomUUID()}@example.org`, name, role } });
  return { id: user.id, name: user.name, role, via: "session", session: { id: randomUUID(), passwordGivenAt: Date.now() } };
}
