import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { assignArticle } from "../article/assign-article.ts";
import { listArticles } from "../article/list-articles.ts";
import { removeArticle } from "../article/remove-article.ts";
import { articleFixture, expectRefused, granted } from "../testing.ts";
import { collectArticles } from "./collect-articles.ts";
import { listTopics } from "./list-topics.ts";
import { readTopic } from "./read-topic.ts";
import { renameTopic } from "./rename-topic.ts";

testDatabase();

test("articles are collected under a name, found by it, and taken out again", async () => {
  const [ada, ben] = [await actorFixture("editor", "Ada"), await actorFixture("reviewer", "Ben")];
  const [one, two, other] = [(await articleFixture(ada)).article, (await articleFixture(ada)).article, (await articleFixture(ada)).article];
  granted(await assignArticle(ada, { articleId: other.id, userIds: [ada.id] }));
  const collected = granted(await collectArticles(ben, { topic: { name: " The  bridge " }, articleIds: [one.id, two.id, other.id] }));
  expect(collected).toMatchObject({ done: [one.id, two.id], topic: { name: "The bridge" } });
  expect(collected.refused.map(({ articleId }) => articleId)).toEqual([other.id]);
  const { topic } = collected;
  const ids = async () =>
    granted(await listArticles(ben, { topic: topic.id }))
      .articles.map(({ id }) => id)
      .toSorted();
  expect(await ids()).toEqual([one.id, two.id].toSorted());
  expect(granted(await listArticles(ben, { topic: topic.id })).articles[0]).toMatchObject({ topics: [topic], status: "to-check" });
  expect(granted(await listTopics(ben)).topics).toEqual([{ ...topic, articles: 2 }]);
  // Again is nothing new, so there is nothing to take back.
  expect(granted(await collectArticles(ben, { topic: { name: "The bridge" }, articleIds: [one.id] })).done).toEqual([]);
  granted(await collectArticles(ben, { topic: { id: topic.id }, articleIds: [one.id], on: false }));
  expect(await ids()).toEqual([two.id]);
  granted(await removeArticle(ada, { id: two.id }));
  expect([await ids(), granted(await listTopics(ben)).topics]).toEqual([[], []]);
  expectRefused(await collectArticles(ben, { topic: { id: crypto.randomUUID() }, articleIds: [one.id] }), "not_found");
});

test("topics come in pages, those that got an article last first", async () => {
  const ada = await actorFixture("reviewer");
  const { article } = await articleFixture(ada);
  const names = ["Dams", "Dikes", "Docks"];
  for (const name of names) granted(await collectArticles(ada, { topic: { name }, articleIds: [article.id] }));
  const first = granted(await listTopics(ada, { limit: 2 }));
  const second = granted(await listTopics(ada, { limit: 2, cursor: first.next ?? "" }));
  expect([...first.topics, ...second.topics].map(({ name }) => name)).toEqual(names.toReversed());
  expect(second.next).toBeNull();
  expectRefused(await listTopics(ada, { cursor: "x" }), "invalid");
});

test("a topic is renamed, to no other's name", async () => {
  const ada = await actorFixture("reviewer");
  const { topic } = granted(await collectArticles(ada, { topic: { name: "Harbour" }, articleIds: [] }));
  granted(await collectArticles(ada, { topic: { name: "Port" }, articleIds: [] }));
  expectRefused(await renameTopic(ada, { id: topic.id, name: "Port" }), "invalid");
  expectRefused(await renameTopic(ada, { id: topic.id, name: "  " }), "invalid");
  expect(granted(await renameTopic(ada, { id: topic.id, name: "The harbour" }))).toEqual({ id: topic.id, name: "The harbour" });
  expect(granted(await readTopic(ada, { id: topic.id })).name).toBe("The harbour");
});
