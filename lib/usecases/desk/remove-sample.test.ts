import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { listArticles } from "../article/list-articles.ts";
import { listPublications } from "../revision/list-publications.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { withdrawReview } from "../revision/withdraw-review.ts";
import { annotate, articleFixture, granted } from "../testing.ts";
import { addSamplePeople } from "./add-sample-people.ts";
import { removeSample } from "./remove-sample.ts";
import { restoreSample } from "./restore-sample.ts";

testDatabase();

test("the sample goes and comes back whole, and nothing else goes with it", async () => {
  const admin = await actorFixture("admin");
  const people = [{ name: "Ada Lind", email: "ada@sample.invalid", role: "editor" as const }];
  const [ada] = granted(await addSamplePeople(admin, people));
  if (!ada) throw new Error("Nobody was added.");
  const sample = await articleFixture(ada);
  expect(sample.article.sample).toBe(true);
  expect((await annotate(ada, sample.snapshot)).sample).toBe(true);
  granted(await publishRevision(ada, { articleId: sample.article.id }));
  const own = await articleFixture(admin);
  expect(own.article.sample).toBe(false);

  const slugs = async () => granted(await listArticles(admin)).articles.map(({ slug }) => slug);
  const publicSlugs = async () => granted(await listPublications()).publications.map(({ slug, sample: isSample }) => [slug, isSample]);
  const active = async () =>
    (await database().user.findMany({ where: { deactivatedAt: null }, orderBy: { name: "asc" } })).map(({ name }) => name);
  expect(await publicSlugs()).toEqual([[sample.article.slug, true]]);

  expect(granted(await removeSample(admin))).toEqual({ articles: 1 });
  expect([await slugs(), await publicSlugs(), await active()]).toEqual([[own.article.slug], [], ["A admin"]]);
  expect(granted(await removeSample(admin))).toEqual({ articles: 0 });

  expect(granted(await restoreSample(admin))).toEqual({ articles: 1 });
  expect(await slugs()).toEqual([own.article.slug, sample.article.slug]);
  expect(await publicSlugs()).toEqual([[sample.article.slug, true]]);
  expect(await active()).toEqual(["A admin", "Ada Lind"]);
});

test("the public lists show the sample only until there is work of the desk's own", async () => {
  const admin = await actorFixture("admin");
  const [ada] = granted(await addSamplePeople(admin, [{ name: "Ada Lind", email: "ada@sample.invalid", role: "editor" as const }]));
  if (!ada) throw new Error("Nobody was added.");
  const publish = async (actor: typeof admin) => {
    const { article, snapshot } = await articleFixture(actor);
    await annotate(actor, snapshot);
    granted(await publishRevision(actor, { articleId: article.id }));
    return article;
  };
  const listed = async () => {
    const { publications, total } = granted(await listPublications());
    return [total, ...publications.map(({ slug }) => slug)];
  };
  const sample = await publish(ada);
  const withSample = await listed();
  expect(withSample).toContain(sample.slug);
  const own = await publish(admin);
  expect(await listed()).toEqual([1, own.slug]);
  granted(await withdrawReview(admin, { articleId: own.id, reason: "The source was forged." }));
  expect(await listed()).toEqual(withSample);
});

test("the list tells how far each review is", async () => {
  const admin = await actorFixture("admin");
  const { article, snapshot } = await articleFixture(admin);
  await annotate(admin, snapshot);
  const unchecked = await annotate(admin, snapshot, { verdict: null, excluded: true });
  expect(unchecked.excluded).toBe(true);
  const { publishedAt } = granted(await publishRevision(admin, { articleId: article.id }));
  expect(granted(await listArticles(admin)).articles.find(({ id }) => id === article.id)).toEqual({
    ...article,
    assignees: [],
    snapshotNumber: 1,
    wordCount: snapshot.wordCount,
    kind: "article",
    status: "published",
    topics: [],
    changedAt: expect.any(String),
    coverage: { marked: 2, reasoned: 1, submitted: 0, signedOff: 0 },
    publication: { number: 1, publishedAt, withdrawn: false },
  });
});
