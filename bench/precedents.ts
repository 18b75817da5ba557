import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { indexClaims } from "#lib/db/claim-index.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { loadArticle } from "#lib/usecases/article/load-article.ts";
import { findSimilarClaims } from "#lib/usecases/claim/find-similar-claims.ts";
import { refreshClaimIndex } from "#lib/usecases/claim/refresh-claim-index.ts";
import { granted, openBenchDesk } from "./bench-desk.ts";
import { type Figure, percentile } from "./report.ts";

/** Verified claims and messages that repeat them, which are read where they lie: `ASSAY_CLAIMS` names the folder. */
const folder = process.env.ASSAY_CLAIMS ?? join(import.meta.dirname, "../../../shared/claim-retrieval");
const manyClaims = 100_000;

type Question = { text: string; answers: Set<string> };
type Quality = { map: number; recall: number };

/** Earlier claims found for messages that repeat them, beside plain BM25 on the same words; and how long it takes among 100,000. */
export async function precedents(): Promise<Figure[]> {
  if (!existsSync(folder)) {
    console.log(`There are no claims at ${folder}: nothing is measured.`);
    return [];
  }
  const claims = rowsOf("verified_claims.docs.tsv").map(([id = "", claim = "", title = ""]) => ({ id, claim, title }));
  const sets = { train: questionsOf("train"), dev: questionsOf("dev") };
  const figures: Figure[] = [];
  for (const fields of ["claims alone", "claims with titles"] as const) {
    const texts = claims.map(({ id, claim, title }) => ({ id, text: fields === "claims alone" ? claim : `${claim} ${title}` }));
    const margin = fields === "claims alone" ? 0.05 : 0.03;
    await using desk = await openBenchDesk();
    const named = await fill(desk.actor, texts);
    const plain = plainSearch(texts);
    for (const [name, questions] of Object.entries(sets)) {
      const ours = await qualityOf(questions, async (text) => {
        const found = granted(await findSimilarClaims(desk.actor, { text, limit: 5 }));
        return found.map(({ id }) => named.get(id) ?? "");
      });
      const theirs = await qualityOf(questions, async (text) => plain(text));
      const peer = { peer: "plain BM25", unit: "" };
      const wanted = name === "dev" ? margin : 0;
      figures.push(
        {
          ...peer,
          what: `${fields}, ${name}: MAP@5`,
          value: ours.map,
          peerValue: theirs.map,
          target: `≥ ${wanted} more`,
          met: ours.map >= theirs.map + wanted,
        },
        {
          ...peer,
          what: `${fields}, ${name}: recall@5`,
          value: ours.recall,
          peerValue: theirs.recall,
          target: "more",
          met: ours.recall > theirs.recall,
        },
      );
    }
    if (fields === "claims alone") figures.push(await speed(desk.actor, texts, sets.dev));
  }
  return figures;
}

/** The same claims several times over. */
async function speed(
  actor: Parameters<typeof findSimilarClaims>[0] & object,
  texts: { id: string; text: string }[],
  questions: Question[],
): Promise<Figure> {
  const times = Math.ceil(manyClaims / texts.length) - 1;
  for (let copy = 0; copy < times; copy++) await fill(actor, texts);
  await database().$executeRaw`ANALYZE`;
  const took: number[] = [];
  for (const { text } of [...questions.slice(0, 20), ...questions]) {
    const begun = performance.now();
    granted(await findSimilarClaims(actor, { text, limit: 10 }));
    took.push(performance.now() - begun);
  }
  const value = percentile(took.slice(20), 0.95);
  return {
    what: `asked among ${texts.length * (times + 1)} claims, p95`,
    value,
    unit: "ms",
    peer: "limit",
    peerValue: 50,
    target: "≤ 50 ms",
    met: value <= 50,
  };
}

/** Puts claims on a desk as annotations; answers with the name of each. */
async function fill(
  actor: Parameters<typeof findSimilarClaims>[0] & object,
  texts: { id: string; text: string }[],
): Promise<Map<string, string>> {
  const original = Buffer.from(`A text to hang claims on, ${randomUUID()}.`).toString("base64");
  const { article } = granted(await loadArticle(actor, { original, originalType: "text/plain", details: {} }));
  const named = new Map<string, string>();
  const rows = texts.map(({ id, text }) => {
    const row = {
      id: randomUUID(),
      articleId: article.id,
      claim: text,
      rationale: emptyProse,
      createdById: actor.id,
      updatedById: actor.id,
    };
    named.set(row.id, id);
    return row;
  });
  for (let start = 0; start < rows.length; start += 1000) {
    const part = rows.slice(start, start + 1000);
    await inTransaction(async (db) => {
      await db.annotation.createMany({ data: part });
      await indexClaims(db, part);
    });
  }
  await refreshClaimIndex();
  return named;
}

async function qualityOf(questions: Question[], find: (text: string) => Promise<string[]>): Promise<Quality> {
  const sum = { map: 0, recall: 0 };
  for (const { text, answers } of questions) {
    let hits = 0;
    let precision = 0;
    for (const [place, id] of (await find(text)).slice(0, 5).entries()) {
      if (!answers.has(id)) continue;
      hits += 1;
      precision += hits / (place + 1);
    }
    sum.map += precision / Math.min(answers.size, 5);
    sum.recall += hits / answers.size;
  }
  return { map: sum.map / questions.length, recall: sum.recall / questions.length };
}

/** BM25 as it is written in books: k1 1.2, b 0.75, lower-cased `\w+`, each word of a question once. */
function plainSearch(texts: { id: string; text: string }[]): (question: string) => string[] {
  const words = (text: string) => text.toLowerCase().match(/\w+/g) ?? [];
  const postings = new Map<string, Map<number, number>>();
  const lengths = texts.map(({ text }, index) => {
    const held = words(text);
    for (const word of held) {
      const places = postings.get(word) ?? new Map<number, number>();
      places.set(index, (places.get(index) ?? 0) + 1);
      postings.set(word, places);
    }
    return held.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (question) => {
    const scores = new Map<number, number>();
    for (const word of new Set(words(question))) {
      const places = postings.get(word) ?? new Map<number, number>();
      const rarity = Math.log(1 + (texts.length - places.size + 0.5) / (places.size + 0.5));
      for (const [index, count] of places) {
        const spread = 1.2 * (1 - 0.75 + (0.75 * (lengths[index] ?? 0)) / average);
        scores.set(index, (scores.get(index) ?? 0) + (rarity * count * 2.2) / (count + spread));
      }
    }
    const best = [...scores].sort(([one, a], [other, b]) => b - a || one - other).slice(0, 5);
    return best.map(([index]) => texts[index]?.id ?? "");
  };
}

function questionsOf(set: string): Question[] {
  const answers = new Map<string, Set<string>>();
  for (const line of readFileSync(join(folder, set, "tweet-vclaim-pairs.qrels"), "utf8").split("\n")) {
    const [question, , claim] = line.split(/\s+/);
    if (question && claim) answers.set(question, (answers.get(question) ?? new Set()).add(claim));
  }
  const questions = rowsOf(join(set, "tweets.queries.tsv")).map(([id = "", text = ""]) => ({
    text,
    answers: answers.get(id) ?? new Set<string>(),
  }));
  return questions.filter((question) => question.answers.size > 0);
}

/** Rows after the first; cells are parted by tabs and quoted as in CSV. */
function rowsOf(path: string): string[][] {
  const cells = readFileSync(join(folder, path), "utf8").matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n\r]*))(\t|\r?\n|$)/g);
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== "\t") rows.push([]);
  }
  return rows.slice(1).filter((row) => row.length > 1);
}
