import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { listArticles } from "../article/list-articles.ts";
import { openReview } from "../review/open-review.ts";
import { listPublications } from "../revision/list-publications.ts";
import { publishRevision } from "../revision/publish-revision.ts";
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
  granted(await openReview(admin, { articleId: own.article.id }));

  const slugs = async () => granted(await listArticles(admin)).map(({ slug }) => slug);
  const publicSlugs = async () => granted(await listPublications()).publications.map(({ slug, sample: isSample }) => [slug, isSample]);
  const colleagues = async () => granted(await openReview(admin, { articleId: own.article.id })).people.map(({ name }) => name);
  expect(await publicSlugs()).toEqual([[sample.article.slug, true]]);

  expect(granted(await removeSample(admin))).toEqual({ articles: 1 });
  expect([await slugs(), await publicSlugs(), await colleagues()]).toEqual([[own.article.slug], [], ["A admin"]]);
  expect(granted(await removeSample(admin))).toEqual({ articles: 0 });

  expect(granted(await restoreSample(admin))).toEqual({ articles: 1 });
  expect(await slugs()).toEqual([own.article.slug, sample.article.slug]);
  expect(await publicSlugs()).toEqual([[sample.article.slug, true]]);
  expect((await colleagues()).sort()).toEqual(["A admin", "Ada Lind"]);
});

test("the list tells how far each review is", async () => {
  const admin = await actorFixture("admin");
  const { article, snapshot } = await articleFixture(admin);
  await annotate(admin, snapshot);
  const unchecked = await annotate(admin, snapshot, { verdict: null, excluded: true });
  expect(unchecked.excluded).toBe(true);
  const { publishedAt } = granted(await publishRevision(admin, { articleId: article.id }));
  expect(granted(await listArticles(admin)).find(({ id }) => id === article.id)).toEqual({
    ...article,
    assignees: [],
    snapshotNumber: 1,
    wordCount: snapshot.wordCount,
    annotationCount: 2,
    checkedCount: 1,
    publication: { number: 1, publishedAt, withdrawn: false },
  });
});
