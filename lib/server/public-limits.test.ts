import type { IncomingMessage } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { limitRender } from "./public-limits.ts";

afterEach(() => void vi.useRealTimers());

const from = (address: string) => ({ headers: { "x-assay-address": address } as IncomingMessage["headers"] }) as IncomingMessage;

test("who has too much rendered is refused after a while, so that a storm waits for itself; others are not held up", async () => {
  vi.useFakeTimers();
  for (let asked = 0; asked < 1200; asked += 1) expect(await limitRender(from("192.0.2.1"))).toBeNull();
  const answers: (number | null)[] = [];
  const refused = limitRender(from("192.0.2.1")).then((seconds) => answers.push(seconds));
  expect(await limitRender(from("192.0.2.2"))).toBeNull();
  expect(answers, "held").toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  await refused;
  expect(answers).toEqual([expect.any(Number)]);
});
