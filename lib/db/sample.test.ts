import { expect, test } from "vitest";
import { articleFixture } from "#lib/usecases/testing.ts";
import { database } from "./client.ts";
import { awaitsSample } from "./sample.ts";
import { actorFixture, testDatabase } from "./testing.ts";

testDatabase();

test("a desk to which people were added before its first start still gets the sample; one that has an article of its own doesn't", async () => {
  const editor = await actorFixture("editor");
  expect(await awaitsSample(database())).toBe(true);
  await articleFixture(editor);
  expect(await awaitsSample(database())).toBe(false);
});
