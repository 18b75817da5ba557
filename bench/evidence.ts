import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { askForCaptures } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { findQuotedWords } from "#lib/domain/anchoring/quoted-words.ts";
import { article, flat, textOf } from "#lib/domain/anchoring/testing-articles.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { type Dice, dice } from "#lib/domain/text/testing-dice.ts";
import { loadArticle } from "#lib/usecases/article/load-article.ts";
import { captureSource } from "#lib/usecases/source/capture-source.ts";
import { granted, openBenchDesk } from "./bench-desk.ts";
import { captureQueue } from "./capture-queue.ts";
import { capturedSources } from "./captured-sources.ts";
import { type Figure, mustBeNone } from "./report.ts";

/**
 * Words quoted that stand in their source, set otherwise or not, and near misses; a round of looking at what is watched; and what copies, and those that
 * wait to be made, cost everything else.
 */
export async function evidence(): Promise<Figure[]> {
  return [...quotedWords(), ...(await captureQueue()), ...(await capturedSources()), await watchRound()];
}

const pairs = 500;

type Change = (sentence: string, dice: Dice) => string;

/** The same words as somebody may quote them. */
const alike: Change[] = [
  (sentence) => sentence,
  (sentence) => `“${sentence}”`,
  (sentence) => sentence.replaceAll(/[“”]/gu, '"').replaceAll("’", "'"),
  (sentence) => sentence.replaceAll(" ", "\u00a0"),
  (sentence) => sentence.normalize("NFD").replaceAll(/\p{L}{4}(?=\p{L}{4})/gu, "$&\u00ad"),
  (sentence) => sentence.replace(/[.,:]$/u, ""),
  (sentence) => leftOut(sentence.split(" ")),
];

function leftOut(words: string[]): string {
  return words.length < 8 ? words.join(" ") : [...words.slice(0, 3), "[…]", ...words.slice(-3)].join(" ");
}

/** Nearly the same, and something else: a number, a “not”, a name, a word more or less. */
const misquoted: Change[] = [
  (sentence) => (/\d/u.test(sentence) ? sentence.replace(/\d+/u, (number) => String(Number(number) + 1)) : `${sentence} 7`),
  (sentence) => sentence.replace(/ /u, " not "),
  (sentence) => sentence.replace(/(?:minister|mayor|baker|judge|ferryman|envoy)|^/u, "porter "),
  (sentence, { below }) =>
    sentence
      .split(" ")
      .toSpliced(1 + below(2), 0, "hardly")
      .join(" "),
  (sentence) => sentence.split(" ").slice(0, -1).concat("nobody").join(" "),
];

function quotedWords(): Figure[] {
  const [standing, wrong] = [
    { all: 0, ours: 0, peer: 0 },
    { all: 0, ours: 0, peer: 0 },
  ];
  for (let index = 0; index < pairs; index++) {
    const chance = dice(index + 1);
    const text = textOf(flat(article(chance)));
    const sentence = chance.of(text.split(/(?<=[.:”])\s+/u).filter((each) => each.split(" ").length > 3));
    const changes = index % 2 === 0 ? alike : misquoted;
    const quote = chance.of(changes)(sentence, chance);
    // What a near miss says may by chance be said elsewhere in the text.
    const counts = changes === alike ? standing : text.includes(quote) ? null : wrong;
    if (!counts) continue;
    counts.all++;
    if (findQuotedWords(text, [quote])[0]?.state === "found") counts.ours++;
    if (text.includes(quote)) counts.peer++;
  }
  const peer = "a plain search for the words";
  const share = (count: number) => (100 * count) / standing.all;
  return [
    mustBeNone(`misquoted words called found, of ${wrong.all}`, wrong.ours, "quotations", peer, wrong.peer),
    {
      ...{ what: `words that stand there found, of ${standing.all}`, unit: "%", peer, target: "≥ 98 %" },
      ...{ value: share(standing.ours), peerValue: share(standing.peer), met: share(standing.ours) >= 98 },
    },
  ];
}

const [sources, hosts] = [10_000, 200];
/** As many at once as a node takes. */
const atOnce = 4;

/** Sources on many hosts looked at again, one at a time of each, beside asking for the same pages and nothing else. */
async function watchRound(): Promise<Figure> {
  const page = `<html lang="en"><head><title>Ferry stays</title></head><body><article><h1>Ferry stays</h1>${"<p>The council met on Monday and voted, after four hours, to keep the ferry until the spring.</p>".repeat(8)}</article></body></html>`;
  const server = createServer((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  });
  server.listen(0, "0.0.0.0");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const addresses = Array.from({ length: hosts }, (_, index) => `127.0.0.${index + 1}`);
  await using desk = await openBenchDesk();
  const rows = Array.from({ length: sources }, (_, index) => ({
    id: randomUUID(),
    url: `http://${addresses[index % hosts]}:${port}/${index}`,
  }));
  await cite(desk.actor, rows);

  const bare = await rate(rows, async ({ url }) => void (await (await fetch(url)).arrayBuffer()));
  const look = ({ id }: (typeof rows)[number]) => captureSource({ sourceId: id }, { alsoAllow: addresses }).then(granted);
  const watched = async (watch: boolean) => {
    for (let start = 0; start < rows.length; start += 1000) {
      const ids = rows.slice(start, start + 1000).map(({ id }) => id);
      await inTransaction((db) => askForCaptures(db, ids, { watch }));
    }
    return rate(rows, look);
  };
  await watched(false); // The first copies, of which there is nothing new later.
  const value = await watched(true);
  const copies = await database().capture.count();
  server.closeAllConnections();
  server.close();
  if (copies !== sources) throw new Error(`${copies} copies were kept of ${sources} sources.`);
  return {
    ...{ what: `a round of ${sources.toLocaleString("en")} watched sources on ${hosts} hosts`, value, unit: "sources a second" },
    ...{ peer: "bare fetches", peerValue: bare, target: "a day's round within an hour", met: value >= sources / 3600 },
  };
}

async function cite(actor: Parameters<typeof loadArticle>[0] & object, rows: { id: string; url: string }[]): Promise<void> {
  const original = Buffer.from("A text to hang sources on.").toString("base64");
  const { article } = granted(await loadArticle(actor, { original, originalType: "text/plain", details: {} }));
  const people = { createdById: actor.id, updatedById: actor.id };
  const annotation = { id: randomUUID(), articleId: article.id, claim: "", rationale: emptyProse, ...people };
  await inTransaction(async (db) => {
    await db.annotation.create({ data: annotation });
    await db.source.createMany({ data: rows });
    await db.evidence.createMany({
      data: rows.map(({ id }, position) => ({ annotationId: annotation.id, position, stance: "context" as const, sourceId: id })),
    });
  });
}

async function rate<T>(items: T[], act: (item: T) => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of waiting) await act(item);
    }),
  );
  return (1000 * items.length) / (performance.now() - begun);
}
