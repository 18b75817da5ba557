import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "@hocuspocus/extension-redis";
import type {
  afterLoadDocumentPayload,
  afterUnloadDocumentPayload,
  beforeBroadcastStatelessPayload,
  onAwarenessUpdatePayload,
  onChangePayload,
  onConfigurePayload,
} from "@hocuspocus/server";
import { log } from "#lib/log.ts";

/** Milliseconds a document's opening waits for what other nodes have of it. */
const patience = 1500;

/**
 * Carries changes and presence between nodes as they happen. Storing is not its business, so it takes no locks; and while Redis is away
 * rooms open all the same: what is committed reaches the other nodes by way of the database. What would have been said meanwhile is not
 * kept: once Redis is back, each node asks the others anew.
 */
class RoomRedis extends Redis {
  #stopped = false;
  /** The documents open here, whether or not Redis knows. */
  readonly #open = new Map<string, afterLoadDocumentPayload>();

  override async onConfigure(payload: onConfigurePayload): Promise<void> {
    await super.onConfigure(payload);
    this.sub.on("ready", () => void this.#joinAgain());
  }

  #isAway(): boolean {
    return this.#stopped || [this.pub, this.sub].some(({ status }) => ["close", "reconnecting", "end"].includes(status));
  }

  override async onChange(payload: onChangePayload): Promise<void> {
    if (!this.#isAway()) await super.onChange(payload);
  }

  override async onAwarenessUpdate(payload: onAwarenessUpdatePayload): Promise<void> {
    if (!this.#isAway()) await super.onAwarenessUpdate(payload);
  }

  override async beforeBroadcastStateless(payload: beforeBroadcastStatelessPayload): Promise<number> {
    return this.#isAway() ? 0 : super.beforeBroadcastStateless(payload);
  }

  override async onStoreDocument(): Promise<void> {}

  override async afterStoreDocument(): Promise<void> {}

  /** At once: a farewell would wait for a Redis that is away. */
  override async onDestroy(): Promise<void> {
    this.#stopped = true;
    this.pub.disconnect(false);
    this.sub.disconnect(false);
  }

  override async afterUnloadDocument(payload: afterUnloadDocumentPayload): Promise<void> {
    if (!payload.instance.documents.has(payload.documentName)) this.#open.delete(payload.documentName);
    if (!this.#isAway()) await super.afterUnloadDocument(payload);
  }

  override async afterLoadDocument(payload: afterLoadDocumentPayload): Promise<void> {
    this.#open.set(payload.documentName, payload);
    if (!this.#isAway()) await Promise.race([this.#join(payload), sleep(patience, undefined, { ref: false })]);
  }

  async #join(payload: afterLoadDocumentPayload): Promise<void> {
    await super.afterLoadDocument(payload).catch((error: unknown) => {
      if (!this.#stopped) log.warn({ error }, "Redis can't be reached: reviewers on other nodes are seen with a delay");
    });
  }

  async #joinAgain(): Promise<void> {
    await Promise.all([...this.#open.values()].map((payload) => this.#join(payload)));
    for (const { document } of this.#open.values()) renewPresence(document);
  }
}

/** What other nodes have forgotten of the people here, after half a minute without a word, they take again only as news. */
function renewPresence({ awareness, connections }: afterLoadDocumentPayload["document"]): void {
  const here = [...connections.values()].flatMap(({ clients }) => [...clients]).filter((clientId) => awareness.states.has(clientId));
  for (const clientId of here) {
    const meta = awareness.meta.get(clientId);
    if (meta) awareness.meta.set(clientId, { ...meta, clock: meta.clock + 1 });
  }
  if (here.length > 0) awareness.emit("update", [{ added: [], updated: here, removed: [] }, null]);
}

export function connectRedis(address: string): Redis {
  const url = new URL(address);
  const options = {
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(url.pathname.length > 1 && { db: Number(url.pathname.slice(1)) }),
    ...(url.protocol === "rediss:" && { tls: {} }),
    retryStrategy: (times: number) => Math.min(times * 100, 2000),
    // What was under way when Redis went is sent again when it is back. Giving up would raise where nobody listens.
    maxRetriesPerRequest: null,
  };
  const redis = new RoomRedis({ host: url.hostname, port: Number(url.port || 6379), options, prefix: "assay", disconnectDelay: 300 });
  for (const client of [redis.pub, redis.sub]) client.on("error", () => undefined); // It reconnects by itself.
  return redis;
}
