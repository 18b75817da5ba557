import { z } from "zod";
import { findNewestCopy, findText, listCiting, saveQuote } from "#lib/db/captures.ts";
import { database } from "#lib/db/client.ts";
import { parse } from "#lib/domain/parse.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { quotedWordsInWorker } from "#lib/importer/compare-in-worker.ts";
import { notifyCiting } from "../steps/notify-citing.ts";

/** Looks for the words that are quoted from a source in our newest copy of it, as far as nobody has, and tells the cards. */
export async function checkQuotes(input: unknown): Promise<Result<{ checked: number }>> {
  const asked = parse(z.object({ sourceId: z.uuid() }), input);
  if (!asked.ok) return asked;
  const { sourceId } = asked.value;
  const db = database();
  const textSha256 = (await findNewestCopy(db, sourceId))?.textSha256 ?? null;
  if (textSha256 === null) return ok({ checked: 0 });
  const open = (await listCiting(db, sourceId)).filter(({ quote, checkedIn }) => quote !== "" && checkedIn !== textSha256);
  const text = open.length === 0 ? null : await findText(db, textSha256);
  if (text === null) return ok({ checked: 0 });
  const found = await quotedWordsInWorker(
    text,
    open.map(({ quote }) => quote),
  );
  for (const [index, evidence] of open.entries()) await saveQuote(db, evidence, textSha256, found?.[index] ?? null);
  await notifyCiting(open);
  return ok({ checked: open.length });
}
