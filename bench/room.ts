import * as Y from "yjs";
import { PlainWindow } from "#lib/room/testing-window.ts";
import { type Figure, percentile } from "./report.ts";
import { openDesk, startBare, startOurs, withProcess } from "./room-desk.ts";

const writersOfOne = 5;
/** Milliseconds between two words of one writer. */
const pace = 500;
const seconds = 12;
const rounds = 2;

/** From one person's edit to another's screen, through the room (signed in, stored durably) and through Hocuspocus as it comes. */
export async function room(): Promise<Figure[]> {
  await using desk = await openDesk();
  const figures: Figure[] = [];
  for (const writers of [20, 100, 200]) {
    const rationales = await desk.rationales(writers / writersOfOne);
    const bare: number[] = [];
    const ours: number[] = [];
    // In turn, so that a machine busy for a moment is so for both.
    for (let round = 0; round < rounds; round += 1) {
      bare.push(...(await withProcess(startBare, ({ url }) => measure(url, rationales, writers))));
      ours.push(
        ...(await withProcess(
          () => startOurs(desk.dataDir),
          ({ url }) => measure(url, rationales, writers),
        )),
      );
    }
    const ratio = percentile(ours, 0.95) / percentile(bare, 0.95);
    figures.push({
      what: `edit → another screen, ${writers} writers, p95`,
      value: percentile(ours, 0.95),
      unit: "ms",
      peer: "bare Hocuspocus, storing nothing",
      peerValue: percentile(bare, 0.95),
      target: "≤ 1.5×",
      met: ratio <= 1.5,
    });
  }
  return figures;
}

/** Milliseconds from each edit until a window beside it has it. */
async function measure(url: string, rationales: { id: string; cookie: string }[], writers: number): Promise<number[]> {
  const windows = Array.from({ length: writers }, (_, index) => {
    const { id, cookie } = rationales[index % rationales.length] ?? { id: "", cookie: "" };
    return new PlainWindow({ url }, `rationale:${id}`, cookie);
  });
  await Promise.all(windows.map((window) => window.synced()));
  const taken: number[] = [];
  for (const window of windows.slice(0, rationales.length)) {
    window.paragraphs.observe((event) => {
      if (event.transaction.local) return;
      for (const { insert } of event.changes.delta) {
        for (const paragraph of Array.isArray(insert) ? insert : []) {
          const at = paragraph instanceof Y.XmlElement ? Number(paragraph.toArray().join("").split(" ")[0]) : Number.NaN;
          if (at > 0) taken.push(performance.now() - at);
        }
      }
    });
  }
  const timers = windows.slice(rationales.length).map((window) => {
    const begin = setTimeout(() => {
      timers.push(setInterval(() => window.write(`${performance.now()} and a few words more`), pace));
    }, Math.random() * pace);
    return begin;
  });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  for (const timer of timers) clearTimeout(timer);
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const window of windows) window.close();
  // The first second warms up.
  return taken.slice(Math.floor(taken.length / seconds));
}
