import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { Topic } from "#lib/domain/article/topic.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Contact } from "#lib/domain/claim/contact.ts";
import { type Actor, type Role, roles, type TokenScope } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { addContact } from "#lib/usecases/annotation/add-contact.ts";
import { createAnnotation } from "#lib/usecases/annotation/create-annotation.ts";
import { signOffAnnotation } from "#lib/usecases/annotation/sign-off-annotation.ts";
import { askSecondVerdict } from "#lib/usecases/article/ask-second-verdict.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { updateReview } from "#lib/usecases/review/update-review.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { withdrawReview } from "#lib/usecases/revision/withdraw-review.ts";
import { addSnapshot } from "#lib/usecases/snapshot/add-snapshot.ts";
import { confirmOutletText } from "#lib/usecases/snapshot/confirm-outlet-text.ts";
import { annotate, articleFixture, granted, original, passageOf } from "#lib/usecases/testing.ts";
import { collectArticles } from "#lib/usecases/topic/collect-articles.ts";
import * as assessments from "./annotations/[id]/assessments/route.ts";
import * as settlement from "./annotations/[id]/assessments/settlement/route.ts";
import * as comments from "./annotations/[id]/comments/route.ts";
import * as contacts from "./annotations/[id]/contacts/route.ts";
import * as annotationDoor from "./annotations/[id]/route.ts";
import * as settlements from "./annotations/[id]/settlements/route.ts";
import * as annotationSignOffs from "./annotations/[id]/signoffs/route.ts";
import * as submissions from "./annotations/[id]/submissions/route.ts";
import * as annotations from "./articles/[id]/annotations/route.ts";
import * as assignees from "./articles/[id]/assignees/route.ts";
import * as reviewComments from "./articles/[id]/comments/route.ts";
import * as record from "./articles/[id]/record/route.ts";
import * as review from "./articles/[id]/review/route.ts";
import * as revisions from "./articles/[id]/revisions/route.ts";
import * as article from "./articles/[id]/route.ts";
import * as secondVerdict from "./articles/[id]/second-verdict/route.ts";
import * as articleSignOffs from "./articles/[id]/signoffs/route.ts";
import * as confirmation from "./articles/[id]/snapshots/[number]/confirmation/route.ts";
import * as snapshots from "./articles/[id]/snapshots/route.ts";
import * as unsettled from "./articles/[id]/unsettled/route.ts";
import * as withdrawals from "./articles/[id]/withdrawals/route.ts";
import * as articles from "./articles/route.ts";
import * as similar from "./claims/similar/route.ts";
import * as comment from "./comments/[id]/route.ts";
import * as contact from "./contacts/[id]/route.ts";
import * as gate from "./gate/route.ts";
import * as search from "./search/route.ts";
import * as topicArticles from "./topics/[id]/articles/route.ts";
import * as topicDoor from "./topics/[id]/route.ts";
import * as topics from "./topics/route.ts";

testDatabase();

type World = { editor: Actor; article: Article; snapshot: Snapshot; annotation: Annotation; contact: Contact; topic: Topic };
type Handler = (request: Request, context: { params: Promise<{ id: string; number: string }> }) => Promise<Response>;

/** An article with an annotation, a verdict on the whole and a revision, by an editor. */
async function world(): Promise<World> {
  const editor = await actorFixture("editor", "Ada");
  const made = await articleFixture(editor);
  const annotation = await annotate(editor, made.snapshot);
  const asked = { id: randomUUID(), annotationId: annotation.id, party: "claimant", channel: "phone" } as const;
  const [known] = granted(await addContact(editor, asked)).contacts;
  if (!known) throw new Error("There is no contact.");
  granted(await updateReview(editor, { articleId: made.article.id, version: 1, overallVerdict: "misleading" }));
  granted(await publishRevision(editor, { articleId: made.article.id }));
  const collected = { topic: { name: `Story ${randomUUID()}` }, articleIds: [made.article.id] };
  const { topic } = granted(await collectArticles(editor, collected));
  return { editor, ...made, annotation, contact: known, topic };
}

async function tokenOf(actor: Actor, scopes?: TokenScope[]): Promise<string> {
  return granted(await createToken(actor, { name: "a program", ...(scopes && { scopes }) })).token;
}

async function ask(
  handler: Handler,
  id: string,
  { method = "POST", token = "", body = undefined as unknown, query = "", match = "" } = {},
) {
  const request = new Request(`http://desk.example/api/v1${query}`, {
    method,
    headers: { ...(token !== "" && { authorization: `Bearer ${token}` }), ...(match !== "" && { "if-match": match }) },
    ...(body === undefined ? {} : { body: JSON.stringify(typeof body === "function" ? body() : body) }),
  });
  const answer = await handler(request, { params: Promise.resolve({ id, number: "2" }) });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
}

type Door = {
  handler: Handler;
  method: string;
  least: Role;
  scope: TokenScope;
  status: number;
  at: (world: World) => string;
  /** Called, where it has to be another one each time. */
  body?: object | (() => object);
  /** What `If-Match` has to name. */
  match?: string;
  query?: string;
  /** What has to have happened for there to be anything to do. */
  before?: (world: World) => Promise<Partial<World>>;
};

const onArticle = ({ article }: World) => article.slug;
/** The program’s own name for what has none of its own. */
const nowhere = () => "";

/** The outlet changed a word, as somebody took in by hand: a second snapshot. */
async function changedSince({ editor, article, snapshot }: World): Promise<Partial<World>> {
  granted(await addSnapshot(editor, { articleId: article.id, ...original(snapshot.text.replaceAll("\n", "\n\n").replace("May", "June")) }));
  return {};
}

async function confirmed(made: World): Promise<Partial<World>> {
  await changedSince(made);
  granted(await confirmOutletText(made.editor, { articleId: made.article.id, number: 2 }));
  return {};
}

/** Ada has judged something that nobody else has been shown. */
async function judgedBlind({ editor, article, snapshot }: World): Promise<Partial<World>> {
  granted(await askSecondVerdict(editor, { articleId: article.id, asked: true }));
  const passages = [passageOf(snapshot, "the mayor said")];
  const fields = { passages, claim: "He said it.", verdict: "accurate", rationale: proseFromMarkdown("It is on tape.") };
  return { annotation: granted(await createAnnotation(editor, { articleId: article.id, ...fields })) };
}

async function somethingNew({ editor, article }: World): Promise<Partial<World>> {
  granted(await updateReview(editor, { articleId: article.id, version: 2, overallVerdict: "inaccurate" }));
  return {};
}

async function withdrawn({ editor, article }: World): Promise<Partial<World>> {
  granted(await withdrawReview(editor, { articleId: article.id, reason: "The source was forged." }));
  return {};
}

const onTopic = ({ topic }: World) => topic.id;
const onContact = ({ contact }: World) => contact.id;
const onAnnotation = ({ annotation }: World) => annotation.id;

/** Each new door, the least role that may use it, and what a token has to be for. */
const doors: Record<string, Door> = {
  submit: { handler: submissions.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: onAnnotation },
  comment: {
    ...{ handler: comments.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: onAnnotation },
    body: { text: "Really?" },
  },
  "list comments": { handler: comments.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onAnnotation },
  "list comments on the whole": {
    handler: reviewComments.GET,
    method: "GET",
    least: "reviewer",
    scope: "read",
    status: 200,
    at: onArticle,
  },
  "comment on the whole": {
    ...{ handler: reviewComments.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: onArticle },
    body: { text: "Ready?" },
  },
  "list contacts": { handler: contacts.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onAnnotation },
  "add a contact": {
    ...{ handler: contacts.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: onAnnotation },
    body: { party: "outlet", channel: "email", askedOn: "2025-05-03" },
  },
  "change a contact": {
    ...{ handler: contact.PATCH, method: "PATCH", least: "reviewer", scope: "write", status: 200, at: onContact, match: '"1"' },
    body: { notes: "They call back." },
  },
  "remove a contact": { handler: contact.DELETE, method: "DELETE", least: "reviewer", scope: "write", status: 204, at: onContact },
  "sign off an annotation": {
    ...{ handler: annotationSignOffs.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: onAnnotation },
    body: { decision: "approve" },
  },
  "sign off a review": {
    ...{ handler: articleSignOffs.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: onArticle },
    body: { decision: "return", note: "Why misleading?" },
  },
  "read a review": { handler: review.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onArticle },
  "read the record": { handler: record.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onArticle },
  "edit an article": {
    ...{ handler: article.PATCH, method: "PATCH", least: "reviewer", scope: "write", status: 200, at: onArticle },
    body: { outlet: "The Lowland Courier" },
  },
  "remove an article": {
    ...{ handler: article.DELETE, method: "DELETE", least: "editor", scope: "write", status: 204, at: onArticle },
    before: withdrawn,
  },
  "withdraw a review": {
    ...{ handler: withdrawals.POST, method: "POST", least: "editor", scope: "publish", status: 201, at: onArticle },
    body: { reason: "The source was forged." },
  },
  "overrule the gate": {
    ...{ handler: revisions.POST, method: "POST", least: "admin", scope: "publish", status: 201, at: onArticle },
    body: { kind: "clarification", note: "More plainly.", overrule: [{ rule: "signed-off", reason: "Nobody is here." }] },
    before: somethingNew,
  },
  "confirm the outlet’s text": {
    ...{ handler: confirmation.PUT, method: "PUT", least: "editor", scope: "write", status: 200, at: onArticle },
    before: changedSince,
  },
  "confirm it no more": {
    ...{ handler: confirmation.DELETE, method: "DELETE", least: "editor", scope: "write", status: 204, at: onArticle },
    before: confirmed,
  },
  "see whether second verdicts are asked for": {
    ...{ handler: secondVerdict.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onArticle },
  },
  "ask for second verdicts": {
    ...{ handler: secondVerdict.PUT, method: "PUT", least: "editor", scope: "write", status: 200, at: onArticle },
    body: { asked: true },
  },
  "give a second verdict": {
    ...{ handler: assessments.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: onAnnotation },
    body: { verdict: "inaccurate" },
    before: judgedBlind,
  },
  "edit a review": {
    ...{ handler: review.PATCH, method: "PATCH", least: "reviewer", scope: "write", status: 200, at: onArticle, match: '"2"' },
    body: { overallVerdict: "inaccurate" },
  },
  "read an article": { handler: article.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onArticle },
  "list snapshots": { handler: snapshots.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onArticle },
  "take in a changed text": {
    ...{ handler: snapshots.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: onArticle },
    body: { text: "The bridge opened in June.\n\nIt cost ten million, the mayor said.", force: true },
  },
  "list what is unsettled": { handler: unsettled.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onArticle },
  "list who works on it": { handler: assignees.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onArticle },
  "assign it": {
    ...{ handler: assignees.PUT, method: "PUT", least: "editor", scope: "write", status: 200, at: onArticle },
    body: { emails: [] },
  },
  "list annotations": { handler: annotations.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onArticle },
  annotate: {
    ...{ handler: annotations.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: onArticle },
    body: { passages: [{ exact: "the mayor said" }], claim: "He said it." },
  },
  "read an annotation": { handler: annotationDoor.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onAnnotation },
  "change an annotation": {
    ...{ handler: annotationDoor.PATCH, method: "PATCH", least: "reviewer", scope: "write", status: 200, at: onAnnotation, match: '"2"' },
    body: { claimant: "The mayor" },
  },
  "delete an annotation": {
    ...{ handler: annotationDoor.DELETE, method: "DELETE", least: "reviewer", scope: "write", status: 204, at: onAnnotation },
  },
  publish: {
    ...{ handler: revisions.POST, method: "POST", least: "editor", scope: "publish", status: 201, at: onArticle },
    body: { kind: "correction", note: "It was another bridge." },
    before: somethingNew,
  },
  "list articles": { handler: articles.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: nowhere },
  "load an article": {
    ...{ handler: articles.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: nowhere },
    body: () => ({ text: `A text that nobody has loaded: ${randomUUID()}.`, title: "A text" }),
  },
  search: { handler: search.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: nowhere, query: "?q=bridge" },
  "find similar claims": {
    ...{ handler: similar.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: nowhere, query: "?text=bridge&limit=3" },
  },
  "list topics": { handler: topics.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: nowhere },
  "begin a topic": {
    ...{ handler: topics.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: nowhere },
    body: () => ({ name: `Story ${randomUUID()}`, articles: [randomUUID()] }),
  },
  "read a topic": { handler: topicDoor.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: onTopic },
  "rename a topic": {
    ...{ handler: topicDoor.PATCH, method: "PATCH", least: "reviewer", scope: "write", status: 200, at: onTopic },
    body: () => ({ name: `Story ${randomUUID()}` }),
  },
  "put articles into a topic": {
    ...{ handler: topicArticles.POST, method: "POST", least: "reviewer", scope: "write", status: 201, at: onTopic },
    body: () => ({ articles: [randomUUID()] }),
  },
  "take an article out of a topic": {
    ...{ handler: topicArticles.DELETE, method: "DELETE", least: "reviewer", scope: "write", status: 200, at: onTopic },
    query: `?article=${randomUUID()}`,
  },
  "read the gate": { handler: gate.GET, method: "GET", least: "reviewer", scope: "read", status: 200, at: () => "" },
  "edit the gate": {
    ...{ handler: gate.PATCH, method: "PATCH", least: "admin", scope: "admin", status: 200, at: () => "" },
    body: { rules: [{ rule: "summary", on: false }] },
  },
};

/** All routes with their handlers, by their place. */
const routes: Record<string, Record<string, Handler>> = {
  ...{ gate, search, topics, "topics/{id}": topicDoor, "topics/articles": topicArticles },
  ...{ "claims/similar": similar, articles, "articles/{id}": article, "articles/snapshots": snapshots },
  "articles/confirmation": { PUT: confirmation.PUT, DELETE: confirmation.DELETE },
  ...{
    "articles/review": review,
    "articles/annotations": annotations,
    "articles/unsettled": unsettled,
    "articles/signoffs": articleSignOffs,
  },
  ...{ "articles/record": record, "articles/revisions": revisions, "articles/second-verdict": secondVerdict },
  ...{ "articles/assignees": assignees, "articles/withdrawals": withdrawals, contact, annotation: annotationDoor },
  ...{ "annotations/settlements": settlements, "annotations/submissions": submissions, "annotations/contacts": contacts },
  ...{ "annotations/assessments": assessments, "annotations/assessments/settlement": settlement },
  ...{ "annotations/signoffs": annotationSignOffs, "annotations/comments": comments, "articles/comments": reviewComments, comment },
};

const rank = (role: Role) => roles.length - roles.indexOf(role);

describe.each(Object.entries(doors))("%s", (_name, { handler, method, least, scope, status, at, body, match, query, before }) => {
  const made = async () => {
    const first = await world();
    return { ...first, ...(await before?.(first)) };
  };

  test.each(roles)("by a token of a %s", async (role) => {
    const given = at(await made());
    const token = await tokenOf(await actorFixture(role));
    const answer = await ask(handler, given, { method, token, body, match, query });
    expect(answer.status, JSON.stringify(answer.body)).toBe(rank(role) >= rank(least) ? status : 403);
  });

  test("not without a token, nor with one that is for something else, nor for what doesn’t exist", async () => {
    const given = at(await made());
    expect((await ask(handler, given, { method, body, match, query })).status).toBe(401);
    const others = (["read", "write", "publish", "admin"] as const).filter((each) => each !== scope && scope !== "read");
    if (others.length > 0) {
      const token = await tokenOf(await actorFixture("admin"), [...others]);
      expect((await ask(handler, given, { method, token, body, match, query })).status).toBe(403);
    }
    if (given === "") return;
    const token = await tokenOf(await actorFixture("admin"));
    expect((await ask(handler, "00000000-0000-7000-8000-000000000000", { method, token, body, match, query })).status).toBe(404);
    expect((await ask(handler, "no-such-thing", { method, token, body, match, query })).status).toBe(404);
  });
});

test("every route of the API is one of these doors, or tried elsewhere", () => {
  const tried = new Set(Object.values(doors).map(({ handler }) => handler));
  const all = Object.entries(routes).flatMap(([path, handlers]) =>
    Object.entries(handlers).flatMap(([method, handler]) => (tried.has(handler) ? [] : [`${method} ${path}`])),
  );
  // Whose comment it is decides; who judged, or what waits: below, second-verdict.test.ts, settlements.test.ts.
  expect(all.sort()).toEqual(["DELETE comment", "PATCH comment", "POST annotations/settlements", "PUT annotations/assessments/settlement"]);
});

test("what is sent wrongly is refused by its field, and nothing changes", async () => {
  const made = await world();
  const token = await tokenOf(await actorFixture("admin"));
  const wrong: [Handler, string, string, unknown, string | undefined][] = [
    [comments.POST, "POST", made.annotation.id, { text: " " }, "text"],
    [comments.POST, "POST", made.annotation.id, { text: "Yes", replyTo: "00000000-0000-7000-8000-000000000000" }, "replyTo"],
    [comments.POST, "POST", made.annotation.id, { text: { not: "" } }, "text"],
    [comments.POST, "POST", made.annotation.id, { text: "\u200b\u2060" }, "text"],
    [annotationSignOffs.POST, "POST", made.annotation.id, { decision: "approve", comment: "Well done." }, ""],
    [articleSignOffs.POST, "POST", made.article.id, { decision: "return", note: "Why?", comment: "And how?" }, ""],
    [contacts.POST, "POST", made.annotation.id, { party: "outlet", channel: "email", name: "\u200b" }, "name"],
    [gate.PATCH, "PATCH", "", { rules: [1, 2].map((number) => ({ rule: "sources", number })) }, "rules"],
    [revisions.POST, "POST", made.article.id, { acknowledge: true }, "acknowledge"],
    [annotations.POST, "POST", made.article.id, { passages: [{ exact: "the mayor said" }], claim: "\u200b\u2060" }, "claim"],
    [annotationSignOffs.POST, "POST", made.annotation.id, { decision: "return" }, "note"],
    [annotationSignOffs.POST, "POST", made.annotation.id, { decision: "maybe" }, "decision"],
    [articleSignOffs.POST, "POST", made.article.id, { decision: "return", note: "  " }, "note"],
    [article.PATCH, "PATCH", made.article.id, { title: "" }, "title"],
    [article.PATCH, "PATCH", made.article.id, { sourceUrl: "javascript:alert(1)" }, "sourceUrl"],
    [withdrawals.POST, "POST", made.article.id, { reason: "" }, "reason"],
    [withdrawals.POST, "POST", made.article.id, { reason: "It was wrong.", note: "And more." }, ""],
    [contacts.POST, "POST", made.annotation.id, { party: "editor", channel: "email" }, "party"],
    [contacts.POST, "POST", made.annotation.id, { party: "outlet", channel: "pigeon" }, "channel"],
    [contacts.POST, "POST", made.annotation.id, { party: "outlet", channel: "email", askedOn: "yesterday" }, "askedOn"],
    [contacts.POST, "POST", made.annotation.id, { party: "outlet", channel: "email", outcome: "answered" }, "outcomeOn"],
    [contacts.POST, "POST", made.annotation.id, { party: "outlet", channel: "email", reply: "No." }, ""],
    [gate.PATCH, "PATCH", "", { rules: [{ rule: "sources", number: 0 }] }, "rules.0.number"],
    [gate.PATCH, "PATCH", "", { rules: [{ rule: "no-verdict", on: false }] }, "rules.0.rule"],
    [revisions.POST, "POST", made.article.id, { overrule: [{ rule: "signed-off" }] }, "overrule.0.reason"],
    [revisions.POST, "POST", made.article.id, { overrule: [{ rule: "no-rationale", reason: "Later." }] }, "overrule.0.rule"],
  ];
  for (const [handler, method, id, body, field] of wrong) {
    const answer = await ask(handler, id, { method, token, body });
    expect([answer.status, answer.body.code], JSON.stringify(body)).toEqual([422, "invalid"]);
    expect(answer.body.field ?? answer.body.details?.[0]?.field, JSON.stringify(answer.body)).toBe(field);
  }
});

test("what is signed off or changed is the version that was read, where it is named", async () => {
  const made = await world();
  const token = await tokenOf(await actorFixture("editor", "Joon"));
  const named = (handler: Handler, id: string, method: string, body: object, match: string) =>
    ask(handler, id, { token, method, body, match });
  const [approve, change] = [{ decision: "approve" }, { overallVerdict: "inaccurate" }];
  for (const match of ['"1"', "unread"]) {
    expect((await named(annotationSignOffs.POST, made.annotation.id, "POST", approve, match)).status).toBe(412);
    expect((await named(articleSignOffs.POST, made.article.id, "POST", approve, match)).status).toBe(412);
    expect((await named(review.PATCH, made.article.id, "PATCH", change, match)).status).toBe(412);
  }
  expect((await named(annotationSignOffs.POST, made.annotation.id, "POST", approve, '"2"')).status).toBe(201);
  expect((await named(articleSignOffs.POST, made.article.id, "POST", approve, '"2"')).status).toBe(201);
  expect((await named(review.PATCH, made.article.id, "PATCH", change, '"2"')).status).toBe(200);
});

test("a comment answers another; author and answer are told with the annotation", async () => {
  const { annotation } = await world();
  const [joon, mara] = [await actorFixture("reviewer", "Joon"), await actorFixture("reviewer", "Mara")];
  const first = await ask(comments.POST, annotation.id, { token: await tokenOf(joon), body: { text: "Which accounts?" } });
  expect(first.body).toMatchObject({ text: "Which accounts?", replyTo: null, by: "Joon", kind: "comment" });
  const answer = await ask(comments.POST, annotation.id, {
    token: await tokenOf(mara),
    body: { text: "Those of 2024.", replyTo: first.body.id },
  });
  expect(answer.body).toMatchObject({ by: "Mara", replyTo: first.body.id });
});

test("one’s own comment is changed at the version one read, marked as edited, and taken back", async () => {
  const { annotation } = await world();
  const [joon, mara] = [await actorFixture("reviewer", "Joon Park"), await actorFixture("reviewer", "Mara")];
  const token = await tokenOf(joon);
  const said = await ask(comments.POST, annotation.id, { token, body: { text: "Which accounts?" } });
  const { id } = said.body;
  expect([said.body.version, said.body.editedAt, said.body.mentions]).toEqual([1, null, []]);
  const body = { text: "Those of 2024, @Joon Park?" };
  expect((await ask(comment.PATCH, id, { method: "PATCH", token, body })).status).toBe(428);
  expect((await ask(comment.PATCH, id, { method: "PATCH", token, body, match: '"2"' })).status).toBe(412);
  expect((await ask(comment.PATCH, id, { method: "PATCH", token: await tokenOf(mara), body, match: '"1"' })).status).toBe(403);
  const changed = await ask(comment.PATCH, id, { method: "PATCH", token, body, match: '"1"' });
  expect(changed.body).toMatchObject({ ...body, version: 2, mentions: [{ id: joon.id, name: "Joon Park" }] });
  expect(changed.body.editedAt).not.toBeNull();
  expect((await ask(comment.DELETE, id, { method: "DELETE", token, match: '"1"' })).status).toBe(412);
  expect((await ask(comment.DELETE, id, { method: "DELETE", token, match: '"2"' })).status).toBe(204);
  expect((await ask(comment.PATCH, id, { method: "PATCH", token, body, match: '"2"' })).status).toBe(404);
  expect((await ask(comment.DELETE, "no-such-thing", { method: "DELETE", token })).status).toBe(404);
});

test("the record tells all that was done, the newest first, page by page", async () => {
  const { article: made, annotation } = await world();
  const second = await actorFixture("reviewer", "Joon");
  granted(await signOffAnnotation(second, { annotationId: annotation.id, version: 2, decision: "approve" }));
  const token = await tokenOf(second);
  const all = await ask(record.GET, made.slug, { method: "GET", token });
  expect(
    all.body.events.map(({ verb, subject, actor }: { verb: string; subject: string; actor: { name: string } }) => [
      verb,
      subject,
      actor.name,
    ]),
  ).toEqual([
    ["signed-off", "annotation", "Joon"],
    ["collected", "article", "Ada"],
    ["published", "revision", "Ada"],
    ["updated", "review", "Ada"],
    ["contact-added", "annotation", "Ada"],
    ["created", "annotation", "Ada"],
  ]);
  expect(all.body.next).toBeNull();
  const page = await ask(record.GET, made.slug, { method: "GET", token, query: "?limit=3" });
  const rest = await ask(record.GET, made.slug, { method: "GET", token, query: `?limit=3&cursor=${page.body.next}` });
  expect([...page.body.events, ...rest.body.events]).toEqual(all.body.events);
  for (const query of ["?limit=0", "?limit=many", "?cursor=x", "?page=2"]) {
    expect((await ask(record.GET, made.slug, { method: "GET", token, query })).body).toMatchObject({ code: "invalid" });
  }
});
