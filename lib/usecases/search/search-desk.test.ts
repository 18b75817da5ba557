import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { SearchKind } from "#lib/domain/article/search-result.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { addComment } from "../annotation/add-comment.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { deleteComment } from "../annotation/delete-comment.ts";
import { restoreAnnotation } from "../annotation/restore-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { listArticles } from "../article/list-articles.ts";
import { removeArticle } from "../article/remove-article.ts";
import { restoreArticle } from "../article/restore-article.ts";
import { updateArticleDetails } from "../article/update-article-details.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { annotate, articleFixture, expectRefused, granted, loadText, newText, original, source } from "../testing.ts";
import { catchUpSearch } from "./catch-up-search.ts";
import { searchDesk } from "./search-desk.ts";

testDatabase();

const search = async (actor: Actor, q: string, kind?: SearchKind) => granted(await searchDesk(actor, { q, kind, limit: 500 })).results;
const found = async (actor: Actor, q: string, kind?: SearchKind) =>
  (await search(actor, q, kind)).map((each) => `${each.kind} ${each.title.text}`);

test("articles, claims, claimants, sources, comments and people are found by their words, shown in their place", async () => {
  const ada = await actorFixture("editor", "Ada Zephyrine");
  const { snapshot } = await loadText(ada, `${newText()}\n\nThe zephyrs blew for seven days.`, { title: "Winds of May" });
  const claim = "A zephyr cost ten million.";
  const evidence = [
    { stance: "context", quote: "no zephyr at all", source: { ...source, url: "https://wind.example/", title: "Wind tables" } },
  ] as const;
  const { id } = await annotate(ada, snapshot, { claim, claimant: "Zephyr Ltd", evidence: [...evidence] });
  granted(await addComment(ada, { id: randomUUID(), annotationId: id, text: "Which zephyr do they mean?" }));
  const results = await search(ada, "ZEPHYR");
  expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(["article", "claim", "claimant", "source", "comment", "person"]));
  const [article] = await search(ada, "zephyr", "article");
  expect(article?.excerpt.text).toContain("The zephyrs blew");
  expect(article?.excerpt.found.map(({ start, end }) => article.excerpt.text.slice(start, end))).toEqual(["zephyrs"]);
  expect(article?.article?.title).toBe("Winds of May");
  const [comment] = await search(ada, "zephyr", "comment");
  expect(comment).toMatchObject({ annotationId: id, title: { text: claim }, excerpt: { text: "Which zephyr do they mean?" } });
  const [claimant] = await search(ada, "zephyr", "claimant");
  expect(claimant).toMatchObject({ annotationId: id, title: { text: "Zephyr Ltd" } });
  expect(await found(ada, "seven days blew")).toEqual(["article Winds of May"]);
  expect(await found(ada, "zephyr nowhere")).toEqual([]);
  expect(await found(ada, " .!| ")).toEqual([]);
});

test("in any spelling, in other forms of the word, and in scripts without spaces", async () => {
  const ada = await actorFixture("editor");
  const load = async (title: string, language: string) => {
    const { article } = await loadText(ada, newText(), { title, language });
    return article.title;
  };
  const titles = {
    aliyev: await load("İlham Əliyev danışdı", "az"),
    lodz: await load("Łódź głosuje", "pl"),
    iran: await load("گفت‌وگوی تهران", "fa"),
    istanbul: await load("ISPARTA'da seçimler", "tr"),
    houses: await load("Häuser in Straßen", "de"),
    voted: await load("They voted for ministers", "en"),
    russian: await load("Белые корабли ушли", "ru"),
    chinese: await load("北京大桥通车", "zh"),
  };
  const asked: Record<string, keyof typeof titles> = {
    "ilham aliyev": "aliyev",
    Eliyev: "aliyev",
    aliy: "aliyev",
    "lodz glos": "lodz",
    گفتوگوی: "iran",
    isparta: "istanbul",
    strassen: "houses",
    haus: "houses",
    "voting minister": "voted",
    белый: "russian",
    кораблей: "russian",
    大桥: "chinese",
  };
  for (const [q, title] of Object.entries(asked)) expect([q, ...(await found(ada, q, "article"))]).toEqual([q, `article ${titles[title]}`]);
  expect(granted(await listArticles(ada, { q: "aliyev" })).articles.map(({ title }) => title)).toEqual([titles.aliyev]);
});

test("what changes is found as it is now, and what is removed is gone at once", async () => {
  const ada = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(ada);
  const annotation = await annotate(ada, snapshot, { claim: "Quokkas cost ten million.", claimant: "Quokka Board" });
  const commentId = randomUUID();
  granted(await addComment(ada, { id: commentId, annotationId: annotation.id, text: "A quokka, really?" }));
  expect(await found(ada, "quokka")).toHaveLength(3);
  granted(await deleteComment(ada, { id: commentId }));
  expect(await found(ada, "quokka", "comment")).toEqual([]);
  granted(await updateAnnotation(ada, { id: annotation.id, version: 1, claim: "Wombats cost ten million.", claimant: "Wombat Board" }));
  expect(await found(ada, "quokka")).toEqual([]);
  expect(await found(ada, "wombat")).toHaveLength(2);
  granted(await deleteAnnotation(ada, { id: annotation.id, version: 2 }));
  expect(await found(ada, "wombat")).toEqual([]);
  granted(await restoreAnnotation(ada, { id: annotation.id }));
  expect(await found(ada, "wombat")).toHaveLength(2);
  const details = { title: "Echidna news", outlet: null, author: null, sourceUrl: null, publishedAt: null, language: "en" };
  granted(await updateArticleDetails(ada, { id: article.id, version: 1, details }));
  granted(await addSnapshot(ada, { articleId: article.id, ...original(`${snapshot.text}\n\nThe numbat sleeps.`) }));
  expect(await found(ada, "echidna numbat")).toEqual(["article Echidna news"]);
  granted(await removeArticle(ada, { id: article.id }));
  expect([...(await found(ada, "numbat")), ...(await found(ada, "wombat"))]).toEqual([]);
  granted(await restoreArticle(ada, { id: article.id }));
  expect([...(await found(ada, "numbat")), ...(await found(ada, "wombat"))]).toHaveLength(3);
});

test("page by page, the best first", async () => {
  const ada = await actorFixture("editor");
  const { snapshot } = await articleFixture(ada);
  for (let number = 1; number <= 5; number += 1)
    await annotate(ada, snapshot, { claim: `Axolotl${" and so on".repeat(number)}`, claimant: "" });
  const met: string[] = [];
  let cursor: string | undefined;
  do {
    const page = granted(await searchDesk(ada, { q: "axolotl", limit: 2, cursor }));
    met.push(...page.results.map(({ title }) => title.text));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(met).toHaveLength(5);
  expect(new Set(met).size).toBe(5);
  const scores = (await search(ada, "axolotl")).map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  expectRefused(await searchDesk(ada, { q: "x", kind: "verdict" as "claim" }), "invalid");
});

test("comments and sources are found by those alone who may read them", async () => {
  const [ada, ben] = [await actorFixture("editor", "Ada"), await actorFixture("admin", "Ben")];
  const { article, snapshot } = await articleFixture(ada);
  granted(await askSecondVerdict(ada, { articleId: article.id, asked: true }));
  const url = "https://pangolin.example/";
  const { id } = await annotate(ada, snapshot, {
    claim: "A pangolin walks.",
    evidence: [{ stance: "context", quote: "pangolin", source: { ...source, url } }],
  });
  granted(await addComment(ada, { id: randomUUID(), annotationId: id, text: "No pangolin." }));
  const kinds = async (actor: Actor) => (await search(actor, "pangolin")).map(({ kind }) => kind).toSorted();
  expect(await kinds(ada)).toEqual(["claim", "comment", "source"]);
  expect(await kinds(ben)).toEqual(["claim"]);
  granted(await askSecondVerdict(ada, { articleId: article.id, asked: false }));
  expect(await kinds(ben)).toEqual(["claim", "comment", "source"]);
});

test("what was written without the search is caught up with", async () => {
  const ada = await actorFixture("editor");
  const { snapshot, article } = await articleFixture(ada);
  await annotate(ada, snapshot, { claim: "The tarsier leaps." });
  await database().$executeRaw`DELETE FROM search_entries`;
  await database().$executeRaw`UPDATE articles SET searched = -1`;
  expect(await found(ada, "tarsier")).toEqual([]);
  await catchUpSearch();
  expect(await found(ada, "tarsier")).toEqual(["claim The tarsier leaps."]);
  const rows = await database().article.findMany({ where: { id: article.id }, select: { searched: true, sequence: true } });
  expect(rows[0]?.searched).toBe(rows[0]?.sequence);
});
