import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { ArticleStatus } from "#lib/domain/article/article-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { addComment } from "../annotation/add-comment.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { updateReview } from "../review/update-review.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { withdrawReview } from "../revision/withdraw-review.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { confirmOutletText } from "../snapshot/confirm-outlet-text.ts";
import { annotate, articleFixture, expectRefused, granted, newText, original } from "../testing.ts";
import { assignArticle } from "./assign-article.ts";
import { assignArticles } from "./assign-articles.ts";
import { listArticles } from "./list-articles.ts";
import { readLibraryChoices } from "./read-library-choices.ts";
import { removeArticles } from "./remove-articles.ts";
import { restoreArticles } from "./restore-articles.ts";
import { updateArticleDetails } from "./update-article-details.ts";

testDatabase();

async function details(actor: Actor, articleId: string, change: object) {
  const { title, outlet, author, sourceUrl, publishedAt, language, version } = (await one(actor, articleId)) ?? never();
  const all = { title, outlet, author, sourceUrl, publishedAt, language, ...change };
  return granted(await updateArticleDetails(actor, { id: articleId, version, details: all }));
}

const one = async (actor: Actor, id: string) => granted(await listArticles(actor, { limit: 500 })).articles.find((each) => each.id === id);
const never = (): never => {
  throw new Error("There is no such article.");
};
const ids = async (actor: Actor, asked: Parameters<typeof listArticles>[1]) =>
  granted(await listArticles(actor, { limit: 500, ...asked })).articles.map(({ id }) => id);

test("page by page each article comes once, also while others are loaded, changed and removed", async () => {
  const ada = await actorFixture("editor");
  const made: string[] = [];
  for (let number = 0; number < 7; number += 1) made.push((await articleFixture(ada)).article.id);
  for (const sort of ["newest", "date", "title"] as const) {
    const met: string[] = [];
    let cursor: string | undefined;
    let removed = "";
    do {
      const page = granted(await listArticles(ada, { sort, limit: 2, cursor }));
      met.push(...page.articles.map(({ id }) => id));
      if (cursor === undefined) {
        await articleFixture(ada);
        removed = met.at(-1) ?? "";
        granted(await removeArticles(ada, { articleIds: [removed] }));
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(met).size).toBe(met.length);
    expect(made.filter((id) => !met.includes(id))).toEqual([]);
    granted(await restoreArticles(ada, { articleIds: [removed] }));
  }
  const all = granted(await listArticles(ada, { sort: "title", limit: 500 })).articles.map(({ slug }) => slug);
  expect(all).toEqual(all.toSorted());
});

test("the status follows the work, and the filter finds each by its own", async () => {
  const [ada, ben] = [await actorFixture("editor", "Ada"), await actorFixture("editor", "Ben")];
  const { article, snapshot } = await articleFixture(ada);
  const stands = async (status: ArticleStatus) => {
    expect((await one(ada, article.id))?.status).toBe(status);
    expect(await ids(ada, { status })).toContain(article.id);
  };
  await stands("to-check");
  const annotation = await annotate(ada, snapshot);
  await stands("in-review");
  granted(await signOffAnnotation(ben, { annotationId: annotation.id, version: 1, decision: "approve" }));
  await stands("ready");
  granted(await updateReview(ada, { articleId: article.id, version: 1, overallVerdict: "misleading" }));
  granted(await publishRevision(ada, { articleId: article.id }));
  await stands("published");
  const said = { id: crypto.randomUUID(), annotationId: annotation.id, kind: "comment", text: "Well done." } as const;
  granted(await addComment(ben, said));
  await stands("published");
  granted(await updateAnnotation(ada, { id: annotation.id, version: 1, claim: "It cost ten million in all." }));
  await stands("changed");
  granted(await publishRevision(ada, { articleId: article.id, kind: "update" }));
  await stands("published");
  const added = granted(await addSnapshot(ada, { articleId: article.id, ...original(`${snapshot.text}\n\nAnd so it was.`) }));
  await stands("changed");
  granted(await confirmOutletText(ada, { articleId: article.id, number: added.snapshot.number }));
  await stands("changed-by-outlet");
  granted(await withdrawReview(ada, { articleId: article.id, reason: "The source was forged." }));
  await stands("withdrawn");
  const [row] = await database().$queryRaw<{ same: boolean }[]>`SELECT bool_and(status = status_of_article(id)) AS same FROM articles`;
  expect(row?.same).toBe(true);
});

test("outlet, person, verdict, language, day and words narrow the list, together and each by itself", async () => {
  const [ada, ben] = [await actorFixture("editor", "Ada"), await actorFixture("reviewer", "Ben")];
  const { article } = await articleFixture(ada);
  const { id } = article;
  await details(ada, id, { title: "Café by night", outlet: "The Örebro Courier", language: "sv-FI", publishedAt: "2019-05-06" });
  expect(await ids(ada, { outlet: "The Örebro Courier" })).toEqual([id]);
  expect(await ids(ada, { language: "sv" })).toEqual([id]);
  expect(await ids(ada, { language: "s" })).toEqual([]);
  expect(await ids(ada, { q: "orebro CAFE" })).toEqual([id]);
  expect(await ids(ada, { q: "orebro day" })).toEqual([]);
  expect(await ids(ada, { from: "2019-05-06", until: "2019-05-06" })).toEqual([id]);
  expect(await ids(ada, { until: "2019-05-05" })).toEqual([]);
  expect(await ids(ada, { person: "nobody" })).toContain(id);
  granted(await assignArticle(ada, { articleId: id, userIds: [ben.id] }));
  expect(await ids(ada, { person: ben.id })).toEqual([id]);
  expect(await ids(ben, { person: "me" })).toEqual([id]);
  expect(await ids(ada, { person: "nobody" })).not.toContain(id);
  granted(await updateReview(ada, { articleId: id, version: 1, overallVerdict: "unverifiable" }));
  expect(await ids(ada, { verdict: "unverifiable" })).toEqual([id]);
  expect(await ids(ada, { verdict: "unverifiable", person: "nobody" })).toEqual([]);
  const choices = granted(await readLibraryChoices(ben));
  expect(choices).toMatchObject({ mine: 1, empty: false });
  expect(choices.outlets).toContain("The Örebro Courier");
  expect(choices.languages).toContain("sv-FI");
});

test("what narrows nothing known is refused by its name", async () => {
  const ada = await actorFixture("reviewer");
  for (const [field, value] of Object.entries({
    status: "done",
    person: "ada",
    from: "yesterday",
    sort: "best",
    limit: 501,
    cursor: "x",
  })) {
    const refused = await listArticles(ada, { [field]: value });
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid", field } });
  }
  expectRefused(await listArticles(ada, { page: 2 } as object), "invalid");
});

test("several are assigned and removed at once, each by itself, and all of it is taken back", async () => {
  const [ada, ben] = [await actorFixture("editor", "Ada"), await actorFixture("reviewer", "Ben")];
  const [one, two] = [(await articleFixture(ada, newText().split("\n\n"))).article, (await articleFixture(ada)).article];
  granted(await assignArticle(ada, { articleId: two.id, userIds: [ada.id] }));
  const nowhere = crypto.randomUUID();
  const articles = [one.id, nowhere, two.id].map((articleId) => ({ articleId, userIds: [ben.id] }));
  const assigned = granted(await assignArticles(ada, { articles }));
  expect(assigned.refused.map(({ articleId }) => articleId)).toEqual([nowhere]);
  expect(await ids(ada, { person: ben.id })).toEqual(expect.arrayContaining([one.id, two.id]));
  granted(await assignArticles(ada, { articles: assigned.done }));
  expect(await ids(ada, { person: ben.id })).toEqual([]);
  expect(await ids(ada, { person: "me" })).toEqual([two.id]);
  expectRefused(await removeArticles(ben, { articleIds: [one.id] }), "forbidden");
  expect(granted(await removeArticles(ada, { articleIds: [one.id, nowhere] })).done).toEqual([one.id]);
  expect(await ids(ada, {})).not.toContain(one.id);
  expect(granted(await restoreArticles(ada, { articleIds: [one.id] })).done).toEqual([one.id]);
  expect(await ids(ada, {})).toContain(one.id);
});
