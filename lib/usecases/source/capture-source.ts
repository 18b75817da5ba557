import { z } from "zod";
import { listOwners } from "#lib/db/assignments.ts";
import { claimSource, fillInSource, keepCapture, keepNothingNew, listCiting, listCounting, saveFailedCapture } from "#lib/db/captures.ts";
import { database, inTransaction, type Transaction } from "#lib/db/client.ts";
import { isShortOfSpace } from "#lib/db/disk-space.ts";
import { wakePublications } from "#lib/db/outbox.ts";
import { insertSourceChanges, listCitingReviews } from "#lib/db/source-changes.ts";
import { mementoOf } from "#lib/domain/claim/memento-headers.ts";
import { leadsToFrontPage } from "#lib/domain/claim/moved.ts";
import type { SourceChangeFound, SourceNews } from "#lib/domain/claim/source.ts";
import { OutOfSpace } from "#lib/domain/out-of-space.ts";
import { parse } from "#lib/domain/parse.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { toStorable } from "#lib/domain/text/storable.ts";
import { isAnsweredToAny, type ReadSource, type ReadSourceOptions, readSource } from "#lib/importer/read-source.ts";
import { robotsAllow } from "#lib/importer/robots.ts";
import { log } from "#lib/log.ts";
import { keepDocument } from "../steps/keep-document.ts";
import { newsOfSource, type SourceLooked } from "../steps/look-at-source.ts";
import { notifyCiting } from "../steps/notify-citing.ts";
import { notifyPeople } from "../steps/notify-people.ts";
import { roomForCopies } from "../steps/room-for-copies.ts";
import { checkQuotes } from "./check-quotes.ts";

/**
 * Fetches a document that was asked for and keeps what came: bytes, text and the hashes of both. Fills in what nobody has typed of it, and
 * looks for the words that are quoted from it. One that doesn't wait (any more) is left alone. `byItself`: nobody asked for it, it is watched. `options` are for tests alone.
 */
export async function captureSource(
  input: unknown,
  options: ReadSourceOptions = {},
): Promise<Result<{ fetched: boolean; byItself: boolean }>> {
  const asked = parse(z.object({ sourceId: z.uuid() }), input);
  if (!asked.ok) return asked;
  // It goes on waiting, and gets another job when there is room.
  if (await isShortOfSpace()) throw new OutOfSpace();
  const { sourceId } = asked.value;
  const source = await claimSource(database(), sourceId);
  if (source === null) return ok({ fetched: false, byItself: false });
  if (!source.watch) await notifyCiting(await listCiting(database(), sourceId));
  try {
    if (source.watch && !(await robotsAllow(source.url, options))) await keepNothingNew(database(), sourceId, notByThemselves);
    else await keep(sourceId, await lookAt({ id: sourceId, url: source.url }, options), source);
  } catch (error) {
    log.error({ err: error, sourceId }, "a source could not be read");
    const reason = error instanceof OutOfSpace ? error.message : "Something broke on our side while this was read. It is tried again.";
    await saveFailedCapture(database(), sourceId, "failed", reason);
  }
  const checked = await checkQuotes({ sourceId });
  if (!checked.ok || checked.value.checked === 0) await notifyCiting(await listCiting(database(), sourceId));
  return ok({ fetched: true, byItself: source.watch });
}

const notByThemselves = "Its site asks programs not to look by themselves (robots.txt), so it is not watched.";

type Look = { read: ReadSource; news: SourceChangeFound[] | null };

/**
 * Where words are gone that stood there, or an address leads elsewhere, what came may be the page that a site answers to any address that it doesn't
 * know, or its front page.
 */
async function lookAt(source: { id: string; url: string }, options: ReadSourceOptions): Promise<Look> {
  const read = await readSource(source.url, options);
  const looked = await newsOfSource(source, read);
  const reason = looked && read.state === "kept" ? await noSuchDocument(source.url, read, looked, options) : null;
  if (reason === null) return { read, news: looked?.news ?? null };
  const gone: ReadSource = { state: "gone", reason };
  return { read: gone, news: (await newsOfSource(source, gone))?.news ?? null };
}

/** What gives away that a site has no such document (any more), although it answers with one; null where nothing does. */
async function noSuchDocument(
  url: string,
  { fetched, text }: Extract<ReadSource, { state: "kept" }>,
  { news, holdsQuote }: SourceLooked,
  options: ReadSourceOptions,
): Promise<string | null> {
  const isNews = (kind: SourceNews) => news.some((each) => each.kind === kind);
  const isElsewhere = isNews("moved") && !holdsQuote;
  if ((isElsewhere || isNews("words_gone")) && leadsToFrontPage(url, fetched.url)) return ledToFrontPage;
  const isDoubtful = text !== null && (isElsewhere || isNews("words_gone"));
  return isDoubtful && (await isAnsweredToAny(url, text, options)) ? answeredToAny : null;
}

const answeredToAny = "The site answers this address with what it answers to one that we made up: it has no such document any more.";
const ledToFrontPage = "The site leads this address to its front page: it has no such document any more.";

/** The copy, and what is new since the last one. Of what is only watched nothing is kept that nobody rests on. */
async function keep(sourceId: string, { read, news }: Look, { watch }: { watch: boolean }): Promise<void> {
  const [counting] = await listCounting(database(), [sourceId]);
  const byHand = counting?.byHand ?? false;
  const room = read.state === "kept" ? await roomForCopies(read.fetched.bytes) : ok(null);
  await inTransaction(async (db) => {
    // That programs are not let in was known when somebody put in what they see.
    if (read.state === "failed" && watch && byHand) await keepNothingNew(db, sourceId);
    else if (read.state !== "kept") await saveFailedCapture(db, sourceId, read.state, read.reason);
    else if (!room.ok) await saveFailedCapture(db, sourceId, "failed", room.error.message);
    else if (watch && news?.length === 0) await keepNothingNew(db, sourceId, "");
    // What somebody put in gives way to a whole document that a person asked for, never to a part of one.
    else await keepCopy(db, sourceId, read, !byHand || (!watch && read.text !== null && read.note === ""));
    if (!news || news.length === 0) return;
    await insertSourceChanges(db, sourceId, news);
    for (const slug of await listCitingReviews(db, sourceId)) await wakePublications(db, slug);
    await notifyOwners(db, sourceId);
  });
}

/** Whoever works on what rests on it hears of it, once a day at most. */
async function notifyOwners(db: Transaction, sourceId: string): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  for (const [articleId, citing] of Map.groupBy(await listCiting(db, sourceId), (each) => each.articleId)) {
    const annotationId = citing[0]?.annotationId;
    const notice = { kind: "source", subjectId: `${sourceId} ${articleId} ${today}`, articleId, annotationId, actorId: null } as const;
    await notifyPeople(db, notice, await listOwners(db, articleId));
  }
}

async function keepCopy(db: Transaction, sourceId: string, read: Extract<ReadSource, { state: "kept" }>, counts: boolean): Promise<void> {
  const { bytes, url, status, contentType, headers } = read.fetched;
  const kept = await keepDocument(db, { bytes, text: read.text });
  const storable = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, toStorable(value)]));
  await keepCapture(
    db,
    sourceId,
    { url, status, contentType, headers: storable, mementoOf: mementoOf(url, storable), ...kept },
    { reason: counts ? read.note : "", counts },
  );
  await fillInSource(db, sourceId, read.details);
}
