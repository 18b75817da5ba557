import { setTimeout as pause } from "node:timers/promises";
import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { checkDeskByItself } from "#lib/usecases/backup/check-desk-by-itself.ts";
import { keepBackups } from "#lib/usecases/backup/keep-backups.ts";
import { refreshClaimIndex } from "#lib/usecases/claim/refresh-claim-index.ts";
import { chainAuditLog } from "#lib/usecases/desk/chain-audit-log.ts";
import { eraseAuditOrigins } from "#lib/usecases/desk/erase-audit-origins.ts";
import { sumUpRefusals } from "#lib/usecases/desk/sum-up-refusals.ts";
import { resumeImports } from "#lib/usecases/import/resume-imports.ts";
import { workOffImportItem } from "#lib/usecases/import/work-off-import-item.ts";
import { listMailable } from "#lib/usecases/notice/deliver-mail.ts";
import { notifyDue } from "#lib/usecases/notice/notify-due.ts";
import { defaultCommandLineActor } from "#lib/usecases/people/default-command-line-actor.ts";
import { catchUpSearch } from "#lib/usecases/search/catch-up-search.ts";
import { checkSource } from "#lib/usecases/snapshot/check-source.ts";
import { listWatchedArticles } from "#lib/usecases/snapshot/list-watched-articles.ts";
import { askArchiveNow } from "#lib/usecases/source/ask-archive-now.ts";
import { captureSource } from "#lib/usecases/source/capture-source.ts";
import { checkQuotes } from "#lib/usecases/source/check-quotes.ts";
import { collectUncitedFiles } from "#lib/usecases/source/collect-uncited-files.ts";
import { resumeCaptures } from "#lib/usecases/source/resume-captures.ts";
import { watchSources } from "#lib/usecases/source/watch-sources.ts";
import { sendNotices } from "./send-notices.ts";

const oneArticle = z.object({ articleId: z.uuid() });
const onePerson = z.object({ userId: z.uuid() });

/** Between two pages of one host, in milliseconds. */
const politePause = 1000;
/**
 * The same between documents that somebody cites or asks for: they come one after the other all the same, fewer at a time than a browser that shows one
 * page asks for, and somebody waits for them.
 */
const shortPause = 200;

export const tasks: TaskList = {
  /** One job for each article, so that a page that hangs holds up nothing but itself, and a restart goes on where it was. */
  async check_sources(_payload, { addJob }) {
    const watched = await listWatchedArticles(await defaultCommandLineActor());
    if (!watched.ok) throw new Error(watched.error.message);
    for (const articleId of watched.value) {
      await addJob("check_source", { articleId }, { jobKey: `check ${articleId}`, maxAttempts: 3, queueName: "pages" });
    }
  },

  async check_source(payload) {
    const { articleId } = oneArticle.parse(payload);
    const checked = await checkSource(await defaultCommandLineActor(), { articleId });
    // Removed meanwhile, or without an address by now: there is nothing to try again.
    if (!checked.ok) log.info({ articleId, reason: checked.error.message }, "an outlet's page was not looked at");
  },

  /** The host's line waits for the end of the job, and so for the pause. */
  async work_off_import_item(payload, { abortSignal }) {
    const worked = await workOffImportItem(payload);
    if (worked.ok && worked.value.fetched) await pause(politePause, null, { signal: abortSignal }).catch(() => undefined);
  },

  /** The same line. */
  async capture_source(payload, { abortSignal }) {
    const captured = await captureSource(payload);
    if (!captured.ok || !captured.value.fetched) return;
    await pause(captured.value.byItself ? politePause : shortPause, null, { signal: abortSignal }).catch(() => undefined);
  },

  async ask_archive(payload, { abortSignal }) {
    const asked = await askArchiveNow(payload, { signal: abortSignal });
    if (asked.ok && asked.value.asked) await pause(politePause, null, { signal: abortSignal }).catch(() => undefined);
  },

  async check_quotes(payload) {
    await checkQuotes(payload);
  },

  async watch_sources() {
    await watchSources();
  },

  async resume_captures() {
    await resumeCaptures({ starting: false });
  },

  async collect_uncited_files() {
    await collectUncitedFiles();
  },

  async keep_backups(_payload, { abortSignal }) {
    await keepBackups(abortSignal ?? new AbortController().signal);
  },

  async check_desk(_payload, { abortSignal }) {
    await checkDeskByItself(abortSignal ?? new AbortController().signal);
  },

  async chain_audit_log() {
    await chainAuditLog();
  },

  async erase_audit_origins() {
    await chainAuditLog({ everything: true });
    await eraseAuditOrigins();
  },

  async sum_up_refusals() {
    await sumUpRefusals();
  },

  async catch_up_search(_payload, { abortSignal }) {
    await catchUpSearch(abortSignal);
  },

  async refresh_claim_index() {
    await refreshClaimIndex();
  },

  /** One job for each person, so that a mail server that hangs over one holds up nobody else. Any node sends. */
  async mail_notices(_payload, { addJob }) {
    if (env.smtpUrl === undefined) return;
    for (const userId of await listMailable()) {
      await addJob("mail_person", { userId }, { jobKey: `mail ${userId}`, maxAttempts: 1 });
    }
  },

  async tell_due() {
    await notifyDue();
  },

  async mail_person(payload) {
    await sendNotices(onePerson.parse(payload).userId);
  },

  async resume_imports() {
    await resumeImports({ starting: false });
  },
};
