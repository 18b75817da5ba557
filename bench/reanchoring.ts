import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { closeDatabase, database } from "#lib/db/client.ts";
import { type Anchoring, isSure } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { setEnvironment } from "#lib/env.ts";
import { reanchorInWorker } from "#lib/importer/compare-in-worker.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { migrate } from "#lib/postgres/migrate.ts";
import { createAnnotation } from "#lib/usecases/annotation/create-annotation.ts";
import { loadArticle } from "#lib/usecases/article/load-article.ts";
import { openReview } from "#lib/usecases/review/open-review.ts";
import { addSnapshot } from "#lib/usecases/snapshot/add-snapshot.ts";
import { editedArticle } from "./edited-article.ts";
import { reanchoredSets } from "./reanchored-sets.ts";
import { type Figure, median } from "./report.ts";
import { turnedSentences } from "./turned-sentences.ts";

const rounds = 5;
const passageCount = 1000;

/** 1,000 passages into a changed text of 300 kB: the re-anchoring by itself, then the whole of taking in the new text; then each kind of edit. */
export async function reanchoring(): Promise<Figure[]> {
  // Other texts at each run: what fails once can be run again.
  const seed = Number(process.argv[3] ?? Date.now() % 100_000_000);
  console.log(`(texts of seed ${seed}; the same again: npm run bench -- re-anchoring ${seed})`);
  const article = editedArticle(300_000, passageCount);
  const times: number[] = [];
  const delays: number[] = [];
  let wrong = 0;
  for (let round = 0; round < rounds; round++) {
    const { value, time, delay } = await watched(() => reanchorInWorker(article.before, article.after, article.passages));
    times.push(time);
    delays.push(delay);
    wrong += value.filter((result, index) => !isRight(result, article.passages[index]?.places ?? [])).length;
  }
  const whole = await wholeUseCase(article);
  return [
    ...[
      figure("1,000 passages into a changed 300 kB, worker and all", median(times), "ms", 1000),
      figure("longest the event loop waited meanwhile", Math.max(...delays), "ms", 50),
      figure("passages at a wrong place, of 5 × 1,000", wrong, "passages", 0),
    ],
    ...[
      figure("the whole use case: read, compare, carry, store", whole.time, "ms", 5000),
      figure("longest the event loop waited meanwhile", whole.delay, "ms", 50),
      figure("passages at a wrong place", whole.wrong, "passages", 0),
      figure(`found again as exact or moved, of ${whole.unchanged} left alone: missing`, whole.missing, "passages", passageCount / 50),
    ],
    ...reanchoredSets(seed),
    ...turnedSentences(seed),
  ];
}

function figure(what: string, value: number, unit: string, limit: number): Figure {
  return { what, value, unit, peer: "limit", peerValue: limit, target: `≤ ${limit.toLocaleString("en")}`, met: value <= limit };
}

/** How long it took, and the longest that anything else on this thread had to wait, in milliseconds. */
async function watched<T>(work: () => Promise<T>): Promise<{ value: T; time: number; delay: number }> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  await new Promise((resolve) => setTimeout(resolve, 20));
  loop.reset();
  const started = performance.now();
  const value = await work();
  const time = performance.now() - started;
  // A wait that ends with the work is counted when the loop turns next.
  await new Promise((resolve) => setTimeout(resolve, 5));
  loop.disable();
  return { value, time, delay: loop.max / 1e6 };
}

type Placed = { anchoring: Anchoring; span: Span | null };

/** `places`: where the same words may stand now; none where they were changed or taken out. */
function isRight({ anchoring, span }: Placed, places: number[]): boolean {
  if (anchoring === "changed" || anchoring === "lost") return true;
  return span !== null && places.includes(span.start);
}

async function wholeUseCase({ before, after, passages }: ReturnType<typeof editedArticle>) {
  const dataDir = await mkdtemp(join(tmpdir(), "assay-bench-"));
  const server = await openEmbedded({ dataDir });
  try {
    await migrate(server.ownerUrl);
    setEnvironment({ DATABASE_URL: server.ownerUrl });
    const user = await database().user.create({ data: { email: "bench@example.org", name: "Bench", role: "editor" } });
    const actor: Actor = { id: user.id, name: user.name, role: "editor", via: "command-line" };
    const original = (text: string) => ({ original: Buffer.from(text).toString("base64"), originalType: "text/plain" as const });
    const loaded = granted(await loadArticle(actor, { ...original(before), details: { title: "A long article" } }));
    const articleId = loaded.article.id;
    for (const [index, { start, end, exact }] of passages.entries()) {
      granted(
        await createAnnotation(actor, { articleId, passages: [{ start, end, exact }], claim: `Claim ${index}`, verdict: "accurate" }),
      );
    }
    const { value, time, delay } = await watched(() => addSnapshot(actor, { articleId, ...original(after) }));
    const { snapshot } = granted(value);
    if (snapshot.text !== after) throw new Error("The new text was not taken in as it is.");
    const { annotations } = granted(await openReview(actor, { articleId }));
    const found = annotations.flatMap(({ claim, passages: [passage] }) => (passage ? [{ index: Number(claim.slice(6)), passage }] : []));
    const placesOf = (index: number) => passages[index]?.places ?? [];
    const unchanged = passages.filter(({ places }) => places.length > 0).length;
    const sure = found.filter(({ index, passage }) => isSure(passage.anchoring) && placesOf(index).length > 0).length;
    const wrong = found.filter(({ index, passage }) => !isRight({ anchoring: passage.anchoring, span: passage }, placesOf(index))).length;
    return { time, delay, wrong, unchanged, missing: unchanged - sure };
  } finally {
    await closeDatabase();
    await server.release();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
