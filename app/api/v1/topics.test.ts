import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { assignArticle } from "#lib/usecases/article/assign-article.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { articleFixture, granted } from "#lib/usecases/testing.ts";
import * as articles from "./articles/route.ts";
import * as topicArticles from "./topics/[id]/articles/route.ts";
import * as topic from "./topics/[id]/route.ts";
import * as topics from "./topics/route.ts";

testDatabase();

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

async function client(actor: Actor) {
  const { token } = granted(await createToken(actor, { name: "a program" }));
  return async (handler: Handler, method: string, { id = "", query = "", body = undefined as unknown } = {}) => {
    const headers = { authorization: `Bearer ${token}` };
    const request = new Request(`http://desk.example/api/v1${query}`, { method, headers, body: JSON.stringify(body) });
    const answer = await handler(request, { params: Promise.resolve({ id }) });
    return { status: answer.status, body: await answer.json() };
  };
}

test("a program collects articles under a name, each by itself, renames the topic, and takes them out again", async () => {
  const [ada, ben] = [await actorFixture("editor", "Ada"), await actorFixture("reviewer", "Ben")];
  const [one, two, hers] = [(await articleFixture(ada)).article, (await articleFixture(ada)).article, (await articleFixture(ada)).article];
  granted(await assignArticle(ada, { articleId: hers.id, userIds: [ada.id] }));
  const ask = await client(ben);
  const begun = await ask(topics.POST, "POST", { body: { name: " The  ferry ", articles: [one.id, hers.id] } });
  expect(begun).toMatchObject({ status: 201, body: { name: "The ferry", articles: [one.id], refused: [{ article: hers.id }] } });
  const { id } = begun.body;
  const more = await ask(topicArticles.POST, "POST", { id, body: { articles: [one.id, two.id] } });
  expect(more).toMatchObject({ status: 201, body: { id, articles: [two.id], refused: [] } });
  expect((await ask(topics.GET, "GET")).body).toEqual({ topics: [{ id, name: "The ferry", articles: 2 }], next: null });
  const listed = await ask(articles.GET, "GET", { query: `?topic=${id}` });
  expect(listed.body.articles.map((each: { id: string }) => each.id).toSorted()).toEqual([one.id, two.id].toSorted());

  expect((await ask(topic.PATCH, "PATCH", { id, body: { name: "The ferry line" } })).body).toEqual({ id, name: "The ferry line" });
  const out = await ask(topicArticles.DELETE, "DELETE", { id, query: `?article=${two.id}` });
  expect(out).toMatchObject({ status: 200, body: { articles: [two.id] } });
  expect((await ask(topics.GET, "GET")).body.topics).toEqual([{ id, name: "The ferry line", articles: 1 }]);

  for (const body of [{ name: "", articles: [one.id] }, { name: "X", articles: [] }, { name: "X", articles: ["x"] }, { names: "X" }]) {
    expect((await ask(topics.POST, "POST", { body })).status).toBe(400);
  }
  expect((await ask(topics.GET, "GET", { query: "?q=ferry" })).body).toMatchObject({ code: "invalid" });
});
