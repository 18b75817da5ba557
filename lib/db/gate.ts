import { z } from "zod";
import { type Gate, newGate } from "#lib/domain/revision/gate.ts";
import { changedRules, gateSetting } from "#lib/domain/revision/gate-input.ts";
import type { Transaction } from "./client.ts";

const onlyRow = 1;

/** A gate that was never changed is a new desk's. */
export async function findGate(db: Transaction): Promise<Gate> {
  const row = await db.gate.findUnique({ where: { id: onlyRow } });
  if (!row) return newGate;
  return { rules: changedRules(newGate.rules, z.array(gateSetting).parse(row.rules)), enforced: row.enforced };
}

/** The gate that one article is held to, which may ask for second verdicts by itself. */
export async function findGateOf(db: Transaction, articleId: string): Promise<Gate> {
  const gate = await findGate(db);
  const article = await db.article.findUnique({ where: { id: articleId }, select: { secondVerdict: true } });
  return article?.secondVerdict ? { ...gate, rules: changedRules(gate.rules, [{ rule: "second-verdict", on: true }]) } : gate;
}

/** Whoever is about to change it or publish under it waits for others who do. */
export async function lockGate(db: Transaction): Promise<Gate> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gate'))`;
  return findGate(db);
}

export async function saveGate(db: Transaction, gate: Gate): Promise<void> {
  await db.gate.upsert({ where: { id: onlyRow }, create: { id: onlyRow, ...gate }, update: gate });
}
