import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { deleteAnnotation } from "../annotation/delete-annotation.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { restoreAnnotation } from "../annotation/restore-annotation.ts";
import { signOffAnnotation } from "../annotation/sign-off-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { updateArticleDetails } from "../article/update-article-details.ts";
import { editClaimant } from "../claimant/edit-claimant.ts";
import { listClaimants } from "../claimant/list-claimants.ts";
import { editGate } from "../desk/edit-gate.ts";
import { annotate, expectRefused, granted, loadText } from "../testing.ts";
import { editSource } from "./edit-source.ts";
import { mergeSources } from "./merge-sources.ts";
import { partSources } from "./part-sources.ts";

testDatabase({ gate: "new" });

let desks = 0;
/** Ada cites a page of a site like no other, and Joon has signed that off; Mara has done nothing yet. */
async function setting() {
  desks += 1;
  const [ada, joon, mara] = [
    await actorFixture("editor", "Ada"),
    await actorFixture("editor", "Joon"),
    await actorFixture("editor", "Mara"),
  ];
  const url = `https://harbour${desks}.example/accounts`;
  const cite = async (by: Actor, of = url, title = "") => {
    const { snapshot } = await loadText(by);
    const evidence = [{ stance: "contradicts" as const, source: { url: of, ...(title && { title }) } }];
    return annotate(by, snapshot, { claimant: `Claimant ${desks}`, evidence });
  };
  const annotation = await cite(ada, url, "The accounts");
  await approve(joon, annotation.id);
  return { ada, joon, mara, url, cite, id: annotation.id, sourceId: annotation.evidence[0]?.source?.id ?? "" };
}

const read = async (id: string, by: Actor) => granted(await readAnnotation(by, { id }));
const sign = async (by: Actor, id: string) =>
  signOffAnnotation(by, { annotationId: id, version: (await read(id, by)).version, decision: "approve" });
const approve = async (by: Actor, id: string) => granted(await sign(by, id));
const stateOf = async (id: string, by: Actor) => (await read(id, by)).state;

test("whoever changes what is said of a source is an author where it is cited: what was signed off waits for somebody else", async () => {
  const { ada, mara, id, sourceId } = await setting();
  expect(granted(await editSource(mara, { id: sourceId, version: 1, author: "A. Clerk", language: "en" })).reopened, "not told").toBe(0);
  expect(await stateOf(id, ada)).toBe("signed-off");
  expect(granted(await editSource(mara, { id: sourceId, version: 2, title: "Proof of a lie" })).reopened).toBe(1);
  const reopened = await read(id, ada);
  expect(reopened.state).not.toBe("signed-off");
  expect(reopened.authors).toContainEqual(expect.objectContaining({ name: "Mara", signed: false }));
  expectRefused(await sign(mara, id), "forbidden");
  await approve(ada, id);
});

test("the same where another annotation gives it another title, and where it is taken away meanwhile", async () => {
  const { ada, mara, url, cite, id } = await setting();
  await cite(mara, url, "The accounts");
  expect(await stateOf(id, ada), "nothing else is said").toBe("signed-off");
  const { version } = await read(id, ada);
  granted(await deleteAnnotation(ada, { id, version }));
  await cite(mara, url, "Proof of a lie");
  granted(await restoreAnnotation(ada, { id }));
  expect(await stateOf(id, ada)).not.toBe("signed-off");
  expectRefused(await sign(mara, id), "forbidden");
});

test("the same where a source is merged into another, and parted again", async () => {
  const { ada, joon, mara, url, cite, id, sourceId } = await setting();
  const other = (await cite(ada, `${url}/print`, "A print")).evidence[0]?.source?.id ?? "";
  granted(await mergeSources(mara, { id: other, otherId: sourceId }));
  expect((await read(id, ada)).evidence[0]?.source?.title).toBe("A print");
  expectRefused(await sign(mara, id), "forbidden");
  await approve(joon, id);
  granted(await partSources(mara, { id: other, otherId: sourceId }));
  expect(await stateOf(id, ada)).not.toBe("signed-off");
});

test("the same of what readers are told of a claimant", async () => {
  const { ada, mara, id } = await setting();
  const { claimants } = granted(await listClaimants(mara, { q: `Claimant ${desks}` }));
  const [claimant] = claimants;
  if (!claimant) throw new Error("There is no such claimant.");
  granted(await editClaimant(mara, { id: claimant.id, version: claimant.version, name: "Somebody" }));
  expect(await stateOf(id, ada), "readers are told the name that the annotation gives").toBe("signed-off");
  granted(await editClaimant(mara, { id: claimant.id, version: claimant.version + 1, link: "https://else.example/" }));
  expect(await stateOf(id, ada)).not.toBe("signed-off");
  expectRefused(await sign(mara, id), "forbidden");
});

test("whoever is still to judge an annotation that cites it becomes no author of that one", async () => {
  const { ada, mara, url, cite } = await setting();
  const { snapshot, article } = await loadText(ada);
  granted(await askSecondVerdict(ada, { articleId: article.id, asked: true }));
  const hidden = await annotate(ada, snapshot, { evidence: [{ stance: "contradicts", source: { url } }] });
  await cite(mara, url, "Another title");
  expect(await read(hidden.id, mara)).toMatchObject({ hidden: true, authors: [{ name: "Ada" }] });
});

test("the same where an article that is cited is given another title or outlet", async () => {
  const { ada, joon, mara } = await setting();
  const [cited, { snapshot }] = [await loadText(ada), await loadText(ada)];
  const passage = { snapshotId: cited.snapshot.id, start: 0, end: 10 };
  const { id } = await annotate(ada, snapshot, { evidence: [{ stance: "contradicts", passage }] });
  await approve(joon, id);
  const { article } = cited;
  const { title, author, sourceUrl, publishedAt, language } = article;
  const details = { title, outlet: article.outlet, author, sourceUrl, publishedAt, language };
  granted(await updateArticleDetails(mara, { id: article.id, version: article.version, details: { ...details, author: "A. Clerk" } }));
  expect(await stateOf(id, ada), "not told").toBe("signed-off");
  const version = article.version + 1;
  granted(await updateArticleDetails(mara, { id: article.id, version, details: { ...details, title: "Proof of a lie" } }));
  expect((await read(id, ada)).evidence[0]?.passage?.articleTitle).toBe("Proof of a lie");
  expect(await stateOf(id, ada)).not.toBe("signed-off");
  expectRefused(await sign(mara, id), "forbidden");
  await approve(ada, id);
});

test("what was signed off before a second verdict was asked for waits again, too, though whoever is to judge it becomes no author", async () => {
  const { ada, id, url, cite } = await setting();
  granted(await askSecondVerdict(ada, { articleId: (await read(id, ada)).articleId, asked: true }));
  const late = await actorFixture("editor", "Noor");
  await cite(late, url, "Proof of a lie");
  expect(await read(id, late)).toMatchObject({ hidden: true, authors: [{ name: "Ada" }] });
  expect(await stateOf(id, ada)).not.toBe("signed-off");
});

test("whoever changed what is said of its source last is the last to have changed it", async () => {
  const { ada, joon, mara, sourceId, id } = await setting();
  granted(await editGate(await actorFixture("admin"), { rules: [{ rule: "signed-off", on: true, by: "not-the-last" }] }));
  const { version } = await read(id, ada);
  granted(await updateAnnotation(ada, { id, version, claim: "Reworded." }));
  granted(await editSource(mara, { id: sourceId, version: 1, title: "Proof of a lie" }));
  expectRefused(await sign(mara, id), "forbidden");
  await approve(joon, id);
  granted(await editGate(await actorFixture("admin"), { rules: [{ rule: "signed-off", on: true, by: "not-an-author" }] }));
});

test("two who say something else of each other’s sources at the same moment both come through", async () => {
  const { ada, mara, url, cite } = await setting();
  const [one, other] = [await cite(ada, url), await cite(mara, url)];
  const retitle = (by: Actor, { id, version }: { id: string; version: number }, title: string) =>
    updateAnnotation(by, { id, version, evidence: [{ stance: "contradicts", source: { url, title } }] });
  const both = await Promise.all([retitle(ada, one, "One"), retitle(mara, other, "Other")]);
  expect(both.map(({ ok }) => ok)).toEqual([true, true]);
});
