import { missingPrograms, startTwoNodes } from "../e2e/two-nodes.ts";
import { twoNodesRounds } from "../e2e/two-nodes-rounds.ts";
import { type Figure, mustBeNone } from "./report.ts";

/** Two nodes behind nginx: Redis is away for 30 seconds, then one node is killed, while six windows write one rationale. */
export async function nodes(): Promise<Figure[]> {
  const missing = missingPrograms();
  if (missing) {
    console.log(`skipped: ${missing}`);
    return [];
  }
  const cluster = await startTwoNodes();
  try {
    const { confirmed, lost, withoutRedis, converged, afterKill, signedOut, takenAfterwards } = await twoNodesRounds(cluster, {
      redisAway: 30_000,
      typing: 3000,
    });
    const within = (what: string, value: number, limit: number) => ({
      ...{ what, value, unit: "ms", peer: "limit", peerValue: limit, target: `≤ ${limit / 1000} s`, met: value <= limit },
    });
    return [
      mustBeNone("two nodes, one killed, Redis away for 30 s: shown as saved and lost", lost.length, "words", "shown as saved", confirmed),
      within("edit on one node → the other, Redis away", withoutRedis, 5000),
      within("Redis back → all windows alike", converged, 5000),
      within("signed out → all windows of the session closed, at both nodes", signedOut, 1000),
      mustBeNone("written after the sign-out, and taken", takenAfterwards.length, "words", "tried", 4),
      within("one node killed → all of its words saved at the other", afterKill, 5000),
    ];
  } finally {
    await cluster.close();
  }
}
