import { proseText } from "#lib/domain/prose/prose.ts";
import { crowdRound } from "#lib/room/crowd-rounds.ts";
import { startRoom } from "#lib/room/testing.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";
import { type Figure, mustBeNone } from "./report.ts";
import { openDesk } from "./room-desk.ts";

const seeds = 40;

/** Eight simulated people, many times over: whatever they do, all end alike, and so does what is stored and what the annotation says. */
export async function crowd(): Promise<Figure[]> {
  await using desk = await openDesk();
  const server = await startRoom();
  const rationales = await desk.rationales(seeds);
  const actor = { ...desk.actor, via: "session" as const };
  const since = performance.now();
  let drops = 0;
  let different = 0;
  let notProjected = 0;
  for (const [index, rationale] of rationales.entries()) {
    const result = await crowdRound(server, rationale, index + 1);
    drops += result.drops;
    if (index % 10 === 9) console.log(`${index + 1} seeds, ${Math.round((performance.now() - since) / 1000)} s`);
    if (result.different) {
      different += 1;
      console.log(result.different);
    }
    const wanted = result.text.replaceAll(/<\/?\w+>/g, "");
    if (
      !(await comesToSay(wanted, async () => {
        const annotation = await readAnnotation(actor, { id: rationale.id });
        return annotation.ok ? proseText(annotation.value.rationale) : "";
      }))
    )
      notProjected += 1;
  }
  await server.close(4000);
  return [
    mustBeNone(
      "eight people, all windows and the database alike: not so",
      different,
      "seeds",
      `seeds, ${drops} dropped connections`,
      seeds,
    ),
    mustBeNone("the annotation says something else ten seconds later", notProjected, "seeds", "seeds", seeds),
  ];
}

async function comesToSay(wanted: string, said: () => Promise<string>): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await said()) === wanted) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
