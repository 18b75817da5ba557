import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { forgetMail } from "#lib/db/mails.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { setEnvironment } from "#lib/env.ts";
import { headerOf, startSmtp, wordsOf } from "#lib/http/testing-smtp.ts";
import { addComment } from "#lib/usecases/annotation/add-comment.ts";
import { assessAnnotation } from "#lib/usecases/annotation/assess-annotation.ts";
import { deleteComment } from "#lib/usecases/annotation/delete-comment.ts";
import { settleVerdicts } from "#lib/usecases/annotation/settle-verdicts.ts";
import { signOffAnnotation } from "#lib/usecases/annotation/sign-off-annotation.ts";
import { submitAnnotation } from "#lib/usecases/annotation/submit-annotation.ts";
import { askSecondVerdict } from "#lib/usecases/article/ask-second-verdict.ts";
import { assignArticle } from "#lib/usecases/article/assign-article.ts";
import { removeArticle } from "#lib/usecases/article/remove-article.ts";
import { chooseMail } from "#lib/usecases/notice/choose-mail.ts";
import { listMailable } from "#lib/usecases/notice/deliver-mail.ts";
import { listNotices } from "#lib/usecases/notice/list-notices.ts";
import { markNotices } from "#lib/usecases/notice/mark-notices.ts";
import { prepareMails } from "#lib/usecases/notice/prepare-mails.ts";
import { readStopLink, stopMail, stopUrl } from "#lib/usecases/notice/stop-mail.ts";
import { deactivateUser } from "#lib/usecases/people/deactivate-user.ts";
import { annotate, articleFixture, expectRefused, granted } from "#lib/usecases/testing.ts";
import { sendNotices } from "./send-notices.ts";

testDatabase();

let smtp: Awaited<ReturnType<typeof startSmtp>>;
beforeAll(async () => {
  smtp = await startSmtp();
  setEnvironment({ SMTP_URL: smtp.url });
});
beforeEach(() => {
  smtp.received.length = 0;
  smtp.state.wish = "take";
});
afterAll(() => smtp.close());

/** As if a minute, or a night, had gone by. */
async function later(): Promise<void> {
  await database().notice.updateMany({ where: { mailAt: { not: null } }, data: { mailAt: new Date(Date.now() - 1000) } });
}

/** As if every pause between attempts had gone by. */
async function longAfter({ id }: Actor): Promise<void> {
  await database().mail.updateMany({ where: { userId: id }, data: { madeAt: new Date(Date.now() - 3_600_000) } });
}

const emailOf = async ({ id }: Actor) => (await database().user.findUniqueOrThrow({ where: { id } })).email;

/** Ada's annotation, returned to her by Joon. */
async function returned(ada: Actor, joon: Actor) {
  const { article, snapshot } = await articleFixture(ada);
  const { id } = await annotate(ada, snapshot, { claim: "The bridge cost ten." });
  granted(await signOffAnnotation(joon, { annotationId: id, version: 1, decision: "return", note: "Which bridge?" }));
  return { article, id };
}

const people = async () => ({ ada: await actorFixture("reviewer", "Ada"), joon: await actorFixture("editor", "Joon") });

test("what is returned goes out once, to its very card, with the notice's id and a way to stop it", async () => {
  const { ada, joon } = await people();
  const { article, id } = await returned(ada, joon);
  await sendNotices(ada.id);
  expect(smtp.received, "a minute is waited for more").toEqual([]);
  await later();
  expect(await listMailable()).toContain(ada.id);
  await Promise.all([sendNotices(ada.id), sendNotices(ada.id)]);
  await sendNotices(ada.id);
  expect(await listMailable()).not.toContain(ada.id);
  expect(smtp.received).toHaveLength(1);
  const [mail] = smtp.received;
  if (!mail) throw new Error("Nothing came.");
  expect(mail.to).toEqual([await emailOf(ada)]);
  const [notice] = granted(await listNotices(ada)).notices;
  expect(headerOf(mail, "Message-ID")).toContain(notice?.id);
  expect(headerOf(mail, "Subject")).toBe("Joon returned an annotation to you: The bridge cost ten.");
  expect(headerOf(mail, "List-Unsubscribe")).toBe(`<${stopUrl(ada.id)}/stop>`);
  expect(headerOf(mail, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  expect(wordsOf(mail)).toContain(`/desk/articles/${article.slug}#a-${id}`);
});

test("many that come at once are one mail; whoever did it hears nothing", async () => {
  const { ada, joon } = await people();
  for (let count = 0; count < 3; count += 1) await returned(ada, joon);
  await later();
  for (const { id } of [ada, joon]) await sendNotices(id);
  expect(smtp.received.map(({ to }) => to)).toEqual([[await emailOf(ada)]]);
  expect(headerOf(smtp.received[0] ?? { to: [], source: "" }, "Subject")).toMatch(/^3 notices from /);
});

test("rights are asked when it is sent: whoever left, lost the article, read it or wants none gets nothing", async () => {
  const { joon } = await people();
  const admin = await actorFixture("admin");
  const left = await actorFixture("reviewer", "Left");
  await returned(left, joon);
  granted(await deactivateUser(admin, { id: left.id }));

  const taken = await actorFixture("reviewer", "Taken off");
  const { article } = await returned(taken, joon);
  granted(await assignArticle(joon, { articleId: article.id, userIds: [joon.id] }));

  const removed = await actorFixture("reviewer", "Removed");
  granted(await removeArticle(joon, { id: (await returned(removed, joon)).article.id }));

  const reader = await actorFixture("reviewer", "Has read it");
  await returned(reader, joon);
  granted(await markNotices(reader, { ids: null, read: true }));

  const quiet = await actorFixture("reviewer", "Wants none");
  await returned(quiet, joon);
  granted(await chooseMail(quiet, { choices: { returned: "none" } }));

  await later();
  for (const { id } of [left, taken, removed, reader, quiet]) await sendNotices(id);
  expect(smtp.received).toEqual([]);
  await later();
  expect(await listMailable(), "nothing waits any more").toEqual([]);
  expect(granted(await listNotices(taken)).notices).toHaveLength(1);
});

test("a request for a second verdict tells the claim and nothing of the first, and no one who gave it meanwhile", async () => {
  const { ada, joon } = await people();
  const [judge, other] = [await actorFixture("reviewer", "Judge"), await actorFixture("reviewer", "Other")];
  const { article, snapshot } = await articleFixture(ada);
  granted(await askSecondVerdict(joon, { articleId: article.id, asked: true }));
  granted(await assignArticle(joon, { articleId: article.id, userIds: [ada.id, judge.id, other.id] }));
  const { id } = await annotate(ada, snapshot, { claim: "The bridge cost ten." });
  granted(await submitAnnotation(ada, { id, version: 1 }));
  await later();
  await sendNotices(judge.id);
  const [mail] = smtp.received;
  if (!mail) throw new Error("Nothing came.");
  expect(wordsOf(mail)).toContain("A claim waits for a second, independent verdict");
  expect(wordsOf(mail)).not.toMatch(/inaccurate|twelve|accounts/i);
  granted(await assessAnnotation(judge, { annotationId: id, verdict: "misleading" }));
  await sendNotices(other.id);
  expect(smtp.received.map(wordsOf).filter((words) => words.includes("second, independent verdict"))).toHaveLength(1);
});

test("two who judged a claim differently are both told, in the app and by e-mail, until it is settled; whoever else works there is not", async () => {
  const { ada, joon } = await people();
  const [judge, other] = [await actorFixture("reviewer", "Judge"), await actorFixture("reviewer", "Other")];
  const { article, snapshot } = await articleFixture(ada);
  granted(await askSecondVerdict(joon, { articleId: article.id, asked: true }));
  const { id } = await annotate(ada, snapshot, { claim: "The bridge cost ten." });
  const { version } = granted(
    await assessAnnotation(judge, { annotationId: id, verdict: "misleading", rationale: "The road is left out." }),
  );
  for (const person of [ada, judge]) {
    const { notices } = granted(await listNotices(person));
    expect(notices).toMatchObject([{ kind: "second_verdict", differing: true, by: null, annotation: { id } }]);
  }
  for (const person of [joon, other]) expect(granted(await listNotices(person)).notices).toEqual([]);
  await later();
  await sendNotices(ada.id);
  expect(smtp.received.map(({ to }) => to)).toEqual([[await emailOf(ada)]]);
  const [mail] = smtp.received.map(wordsOf);
  expect(mail).toContain("You and a colleague judged a claim differently");
  expect(mail).toContain("The road is left out.");
  expect(mail).toContain(`#a-${id}`);
  granted(await settleVerdicts(ada, { annotationId: id, version, verdict: "misleading", words: "The road belongs to it." }));
  await sendNotices(judge.id);
  expect(smtp.received, "settled before it was sent").toHaveLength(1);
});

test("who is mentioned is mailed the words; who is to judge blind, or whose mention was taken back, is not", async () => {
  const { ada } = await people();
  const joon = await actorFixture("editor", "Joonas");
  const { article, snapshot } = await articleFixture(ada);
  const { id } = await annotate(ada, snapshot);
  const comment = async (text: string, annotationId = id) => {
    const commentId = randomUUID();
    granted(await addComment(ada, { annotationId, id: commentId, text }));
    return commentId;
  };
  await comment("Did you ask the mayor, @Joonas?");
  granted(await deleteComment(ada, { id: await comment("@Joonas never mind") }));
  await later();
  await sendNotices(joon.id);
  expect(smtp.received).toHaveLength(1);
  expect(wordsOf(smtp.received[0] ?? { to: [], source: "" })).toContain("> Did you ask the mayor, @Joonas?");
  expect(granted(await listNotices(joon)).notices).toMatchObject([{ kind: "mention", words: "Did you ask the mayor, @Joonas?" }]);

  const judge = await actorFixture("editor", "Judge Jill");
  granted(await askSecondVerdict(joon, { articleId: article.id, asked: true }));
  const { id: blind } = await annotate(ada, snapshot);
  await comment("It is plainly inaccurate, @Judge Jill.", blind);
  await later();
  await sendNotices(judge.id);
  expect(smtp.received).toHaveLength(1);
  expect(granted(await listNotices(judge)).notices).toEqual([]);
});

test("a process that died before the mail server was asked leaves it to the next; one that died after never sends twice", async () => {
  const { ada, joon } = await people();
  await returned(ada, joon);
  await later();
  const [prepared] = await prepareMails(ada.id);
  expect(prepared?.notices).toHaveLength(1);
  await sendNotices(ada.id);
  expect(smtp.received).toHaveLength(1);

  await returned(ada, joon);
  await later();
  smtp.state.wish = "hang up";
  await sendNotices(ada.id);
  expect(smtp.received, "taken, without an answer").toHaveLength(2);
  smtp.state.wish = "take";
  await longAfter(ada);
  await sendNotices(ada.id);
  expect(smtp.received).toHaveLength(2);
});

test("a mail server that says no, or is away, is asked again", async () => {
  const { ada, joon } = await people();
  await returned(ada, joon);
  await later();
  smtp.state.wish = "refuse";
  await sendNotices(ada.id);
  expect(await listMailable(), "not at once").not.toContain(ada.id);
  setEnvironment({ SMTP_URL: "smtp://127.0.0.1:1" });
  await longAfter(ada);
  await sendNotices(ada.id);
  setEnvironment({ SMTP_URL: smtp.url });
  smtp.state.wish = "take";
  expect(smtp.received).toEqual([]);
  expect(await listMailable()).toContain(ada.id);
  await sendNotices(ada.id);
  expect(smtp.received).toHaveLength(1);
});

test("a link in a mail stops them all without signing in, and starts them again; another's, or a made-up one, does nothing", async () => {
  const { ada, joon } = await people();
  const token = stopUrl(ada.id).split("/").at(-1) ?? "";
  expect(granted(await readStopLink(token))).toEqual({ email: await emailOf(ada), stopped: false });
  granted(await stopMail(token, true));
  await returned(ada, joon);
  await later();
  await sendNotices(ada.id);
  expect(smtp.received).toEqual([]);
  granted(await stopMail(token, false));
  await returned(ada, joon);
  await later();
  await sendNotices(ada.id);
  expect(smtp.received).toHaveLength(1);
  const [, signature] = token.split(".");
  for (const wrong of ["", "x", `${joon.id}.${signature}`, `${ada.id}.`, `${ada.id}.${signature}x`]) {
    expectRefused(await stopMail(wrong, true), "not_found");
  }
});

test("a desk that was restored from a backup mails nothing of what waited then", async () => {
  const { ada, joon } = await people();
  await returned(ada, joon);
  await later();
  await forgetMail(database());
  expect(await listMailable()).toEqual([]);
});
