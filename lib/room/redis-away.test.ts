import { Redis } from "@hocuspocus/extension-redis";
import { Hocuspocus } from "@hocuspocus/server";
import { expect, test, vi } from "vitest";
import { freePort } from "./kill-rounds.ts";
import { connectRedis } from "./redis.ts";
import { until } from "./testing-window.ts";

test("while Redis is away nothing is asked of it, not even to be done later", async () => {
  const redis = connectRedis(`redis://127.0.0.1:${await freePort()}`);
  const clients = [redis.pub, redis.sub];
  for (const client of clients) client.disconnect();
  await until(() => clients.every(({ status }) => status === "end"));
  const asked = clients.map((client) => vi.spyOn(client, "sendCommand"));
  const stored = vi.fn();
  const hocuspocus = new Hocuspocus({ extensions: [redis, { onStoreDocument: async () => stored() }], quiet: true, debounce: 0 });
  const connection = await hocuspocus.openDirectConnection("rationale:a");
  await connection.transact((document) => {
    document.getText("words").insert(0, "Written without Redis.");
    document.awareness.setLocalState({ at: "the card" });
    document.broadcastStateless("saved");
  });
  await connection.disconnect();
  await until(() => hocuspocus.documents.size === 0);
  await redis.onDestroy();
  expect(stored).toHaveBeenCalled();
  for (const commands of asked) expect(commands).not.toHaveBeenCalled();
});

test("the library has no hook that we have not looked at: whatever it asks of Redis, it must not while Redis is away", () => {
  const hooks = Object.getOwnPropertyNames(Redis.prototype).filter((name) => /^(on|before|after)[A-Z]/.test(name));
  expect(hooks.sort()).toEqual([
    "afterLoadDocument",
    "afterStoreDocument",
    "afterUnloadDocument",
    "beforeBroadcastStateless",
    "beforeUnloadDocument",
    "onAwarenessUpdate",
    "onChange",
    "onConfigure",
    "onDestroy",
    "onStoreDocument",
  ]);
});
