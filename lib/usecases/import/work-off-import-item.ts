import { z } from "zod";
import { findSameArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { isShortOfSpace } from "#lib/db/disk-space.ts";
import { findOwnDraftAt } from "#lib/db/import-drafts.ts";
import { type ClaimedItem, claimImportItem, finishImportItem, type Outcome } from "#lib/db/import-items.ts";
import { findUser } from "#lib/db/users.ts";
import { pageKindOf } from "#lib/domain/article/page-kind.ts";
import { OutOfSpace } from "#lib/domain/out-of-space.ts";
import { parse } from "#lib/domain/parse.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Refusal, type Result } from "#lib/domain/result.ts";
import { type CleanedOriginal, cleanOriginal } from "#lib/importer/clean.ts";
import { type FetchOptions, fetchArticle } from "#lib/importer/fetch-article.ts";
import { log } from "#lib/log.ts";
import { findAtAddress } from "../article/find-at-address.ts";
import { gate } from "../gate.ts";
import { keepImportDraft } from "../steps/keep-import-draft.ts";
import { textHashes } from "../steps/text-hashes.ts";

/**
 * Reads one item of a batch, for whoever gave it and with the rights they have by now: into a draft, unless the library has the article.
 * Writes down how it ended; an item that doesn't wait (any more) is left alone. `options` are for tests alone.
 */
export async function workOffImportItem(input: unknown, options: FetchOptions = {}): Promise<Result<{ fetched: boolean }>> {
  const asked = parse(z.object({ itemId: z.uuid() }), input);
  if (!asked.ok) return asked;
  // The item goes on waiting, and gets another job when there is room.
  if (await isShortOfSpace()) throw new OutOfSpace();
  const item = await claimImportItem(database(), asked.value.itemId);
  if (item === null) return ok({ fetched: false });
  let fetched = false;
  try {
    const outcome = await workOff(item, (address) => {
      fetched = true;
      return fetchArticle(address, { ...options, force: item.force, allPages: item.allPages });
    });
    if (outcome !== "settled") await finishImportItem(database(), item.id, outcome);
  } catch (error) {
    log.error({ err: error, itemId: item.id }, "an import could not be read");
    const message =
      error instanceof OutOfSpace
        ? error.message
        : "Something broke on our side while this was read. Try again; if it goes on, tell an admin of the desk.";
    await finishImportItem(database(), item.id, { state: "failed", message, keep: true });
  }
  return ok({ fetched });
}

async function workOff(item: ClaimedItem, fetchPage: (address: string) => ReturnType<typeof fetchArticle>): Promise<Outcome | "settled"> {
  const user = await findUser(database(), item.userId);
  if (user === null || user.deactivatedAt !== null) return { state: "cancelled" };
  const admitted = gate({ id: user.id, name: user.name, role: user.role, via: "job" }, "load an article");
  if (!admitted.ok) return failed(admitted.error, true);
  const actor = admitted.value;
  if (item.originalType !== null) return workOffFile(actor, item);

  const known = await findAtAddress(actor, { url: item.place });
  if (known.ok && known.value !== null) return { state: "loaded", articleId: known.value.id };
  const fetched = await fetchPage(item.place);
  if (!fetched.ok) return failed(fetched.error, false);
  const { bytes, encoding, sourceUrl, cleaned } = fetched.value;
  const draft = await findOwnDraftAt(database(), actor.id, cleaned.details.sourceUrl ?? sourceUrl);
  if (draft !== null) return { state: "ready", draftId: draft };
  return keep(actor, item, { bytes, encoding, originalName: new URL(sourceUrl).hostname, cleaned });
}

async function workOffFile(actor: Actor, item: ClaimedItem): Promise<Outcome | "settled"> {
  const bytes = item.original ?? new Uint8Array();
  const arrival = { name: item.place, mediaType: item.originalType ?? "" };
  const cleaned = await cleanOriginal({ bytes, type: "text/plain", arrival, judge: item.force ? "note" : "refuse" });
  return cleaned.ok
    ? keep(actor, item, { bytes, originalName: item.place, cleaned: cleaned.value })
    : failed(cleaned.error, cleaned.error.code !== "invalid" || pageKindOf(cleaned.error) !== null);
}

type Arrived = { bytes: Uint8Array; encoding?: string | null; originalName: string; cleaned: CleanedOriginal };

async function keep(actor: Actor, item: ClaimedItem, arrived: Arrived): Promise<Outcome | "settled"> {
  const { document, details } = arrived.cleaned;
  for (const textSha256 of textHashes(document, details.title ?? "")) {
    const same = await findSameArticle(database(), { textSha256, sourceUrl: details.sourceUrl ?? null });
    if (same !== null) return { state: "loaded", articleId: same.article.id };
  }
  // With the draft, in one transaction: a crash in between would leave a draft that nothing leads to, and make a second one.
  const kept = await keepImportDraft(actor, arrived, (db, draftId) => finishImportItem(db, item.id, { state: "ready", draftId }));
  return kept.ok ? "settled" : failed(kept.error, false);
}

function failed(refusal: Refusal, keepsFile: boolean): Outcome {
  return { state: "failed", message: refusal.message, kind: pageKindOf(refusal)?.kind, keep: keepsFile };
}
