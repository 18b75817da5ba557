import type { BrowserContext, Page } from "@playwright/test";

/** Slow 4G: bytes a second, and milliseconds there and back. */
const network = { offline: false, downloadThroughput: 200_000, uploadThroughput: 90_000, latency: 150 };
const slowerProcessor = 4;

/** Gives a page the network and the processor of a cheap phone. */
export async function cheapPhone(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowerProcessor });
}
