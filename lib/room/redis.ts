import { Redis } from "@hocuspocus/extension-redis";
import type { afterLoadDocumentPayload, afterUnloadDocumentPayload } from "@hocuspocus/server";
import { log } from "#lib/log.ts";

/**
 * Carries changes and presence between nodes as they happen. Storing is not its business, so it takes no locks; and while Redis is away
 * rooms open all the same: what is committed reaches the other nodes by way of the database.
 */
class RoomRedis extends Redis {
  #stopped = false;

  override async onStoreDocument(): Promise<void> {}

  override async afterStoreDocument(): Promise<void> {}

  /** At once: a farewell would wait for a Redis that is away. */
  override async onDestroy(): Promise<void> {
    this.#stopped = true;
    this.pub.disconnect(false);
    this.sub.disconnect(false);
  }

  override async afterUnloadDocument(payload: afterUnloadDocumentPayload): Promise<void> {
    if (!this.#stopped) await super.afterUnloadDocument(payload);
  }

  override async afterLoadDocument(payload: afterLoadDocumentPayload): Promise<void> {
    const joined = super.afterLoadDocument(payload).catch((error: unknown) => {
      log.warn({ error }, "Redis can't be reached: reviewers on other nodes are seen with a delay");
    });
    await Promise.race([joined, new Promise((resolve) => setTimeout(resolve, 1500))]);
  }
}

export function connectRedis(address: string): Redis {
  const url = new URL(address);
  const options = {
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(url.pathname.length > 1 && { db: Number(url.pathname.slice(1)) }),
    ...(url.protocol === "rediss:" && { tls: {} }),
    retryStrategy: (times: number) => Math.min(times * 100, 2000),
  };
  const redis = new RoomRedis({ host: url.hostname, port: Number(url.port || 6379), options, prefix: "assay", disconnectDelay: 300 });
  for (const client of [redis.pub, redis.sub]) client.on("error", () => undefined); // It reconnects by itself.
  return redis;
}
