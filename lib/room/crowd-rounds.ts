/** Eight simulated people write and delete at random, lose their connection, go offline and come back. */
import type { RoomServer } from "./testing.ts";
import { storedText } from "./testing.ts";
import { until, Window } from "./testing-window.ts";

export type CrowdResult = {
  /** How often a connection was dropped, by either side. */
  drops: number;
  /** What all windows show at the end. */
  text: string;
  /** What is wrong at the end, in words; null when all windows and the database say the same. */
  different: string | null;
};

const people = 8;

export async function crowdRound(
  server: RoomServer,
  desk: { id: string; cookie: string },
  seed: number,
  steps = 240,
): Promise<CrowdResult> {
  const windows = Array.from({ length: people }, () => new Window(server, `rationale:${desk.id}`, desk.cookie));
  await Promise.all(windows.map((window) => window.synced()));
  const random = randomNumbers(seed);
  let drops = 0;
  for (let step = 0; step < steps; step += 1) {
    const window = windows[Math.floor(random() * windows.length)];
    if (!window) continue;
    const chance = random();
    const { paragraphs } = window;
    if (chance < 0.6) window.write(`${step} ${"word ".repeat(Math.floor(random() * 5))}`);
    else if (chance < 0.85 && paragraphs.length > 1) paragraphs.delete(Math.floor(random() * paragraphs.length), 1);
    else if (chance < 0.92) {
      window.socket.webSocket?.close();
      drops += 1;
    } else if (chance < 0.96) {
      window.socket.disconnect();
      drops += 1;
    } else void window.socket.connect();
    if (step % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await Promise.all(
    windows.map(async (window) => {
      await until(() => {
        // While an earlier goodbye is on its way, it does not connect.
        if (!window.socket.shouldConnect) void window.socket.connect();
        return window.socket.shouldConnect;
      });
      await window.saved();
    }),
  );
  await until(() => new Set(windows.map(({ text }) => text)).size === 1);
  const text = windows[0]?.text ?? "";
  const stored = await storedText(desk.id);
  for (const window of windows) window.close();
  return {
    drops,
    text,
    different: stored === text ? null : `seed ${seed}: stored ${JSON.stringify(stored)}, shown ${JSON.stringify(text)}`,
  };
}

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
