import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Snapshot } from "#lib/domain/article/article.ts";
import { type Actor, roles } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { listDiffering } from "./agreement/list-differing.ts";
import { listOverruled } from "./agreement/list-overruled.ts";
import { addComment } from "./annotation/add-comment.ts";
import { addContact } from "./annotation/add-contact.ts";
import { readAnnotationOnText, reviseByQuote } from "./annotation/annotate-by-quote.ts";
import { assessAnnotation } from "./annotation/assess-annotation.ts";
import { confirmSentences } from "./annotation/confirm-sentences.ts";
import { createAnnotation } from "./annotation/create-annotation.ts";
import { deleteAnnotation } from "./annotation/delete-annotation.ts";
import { deleteComment, restoreComment } from "./annotation/delete-comment.ts";
import { importAnnotations } from "./annotation/import-annotations.ts";
import { listAnnotationPage, listAnnotationPart } from "./annotation/list-annotations.ts";
import { listUnsettled, listUnsettledOnText } from "./annotation/list-unsettled.ts";
import { readAnnotation } from "./annotation/read-annotation.ts";
import { removeContact, restoreContact } from "./annotation/remove-contact.ts";
import { restoreAnnotation } from "./annotation/restore-annotation.ts";
import { settleByQuote } from "./annotation/settle-by-quote.ts";
import { settlePassage } from "./annotation/settle-passage.ts";
import { settleVerdicts } from "./annotation/settle-verdicts.ts";
import { signOffAnnotation } from "./annotation/sign-off-annotation.ts";
import { submitAnnotation } from "./annotation/submit-annotation.ts";
import { unconfirmSentences } from "./annotation/unconfirm-sentences.ts";
import { updateAnnotation } from "./annotation/update-annotation.ts";
import { updateComment } from "./annotation/update-comment.ts";
import { updateContact } from "./annotation/update-contact.ts";
import { askSecondVerdict } from "./article/ask-second-verdict.ts";
import { listArticles } from "./article/list-articles.ts";
import { readArticle } from "./article/read-article.ts";
import { readHistory } from "./article/read-history.ts";
import { readLibraryChoices } from "./article/read-library-choices.ts";
import { readRecord } from "./article/read-record.ts";
import { searchPassages } from "./article/search-passages.ts";
import { listAudit } from "./audit/list-audit.ts";
import { departFromVerdict } from "./claim/depart-from-verdict.ts";
import { findSimilarClaims } from "./claim/find-similar-claims.ts";
import { joinClaims } from "./claim/join-claims.ts";
import { listClaims } from "./claim/list-claims.ts";
import { listPrecedents } from "./claim/list-precedents.ts";
import { lookThroughArticle } from "./claim/look-through-article.ts";
import { openClaim } from "./claim/open-claim.ts";
import { separateClaims } from "./claim/separate-claims.ts";
import { takeOverVerdict } from "./claim/take-over-verdict.ts";
import { listClaimants } from "./claimant/list-claimants.ts";
import { readClaimant } from "./claimant/read-claimant.ts";
import { editGate } from "./desk/edit-gate.ts";
import { listNotices } from "./notice/list-notices.ts";
import { openReview } from "./review/open-review.ts";
import { readReview } from "./review/read-review.ts";
import { previewRevision } from "./revision/preview-revision.ts";
import { publishRevision } from "./revision/publish-revision.ts";
import { enterRoom } from "./room/enter-room.ts";
import { listEvents } from "./room/list-events.ts";
import { listProseVersions } from "./room/list-prose-versions.ts";
import { openProse } from "./room/open-prose.ts";
import { restoreProseVersion } from "./room/restore-prose-version.ts";
import { searchDesk } from "./search/search-desk.ts";
import { addSnapshot } from "./snapshot/add-snapshot.ts";
import { compareSnapshots } from "./snapshot/compare-snapshots.ts";
import { listSnapshots } from "./snapshot/list-snapshots.ts";
import { askArchive } from "./source/ask-archive.ts";
import { askForCapture } from "./source/ask-for-capture.ts";
import { captureSourceAgain } from "./source/capture-source-again.ts";
import { chooseCopy } from "./source/choose-copy.ts";
import { editSource } from "./source/edit-source.ts";
import { findSources } from "./source/find-sources.ts";
import { listSources } from "./source/list-sources.ts";
import { mergeSources } from "./source/merge-sources.ts";
import { openCopy } from "./source/open-copy.ts";
import { partSources } from "./source/part-sources.ts";
import { putInCopy } from "./source/put-in-copy.ts";
import { readSource } from "./source/read-source.ts";
import { articleFixture, expectRefused, granted, original, passageOf, refusalOf } from "./testing.ts";
import { findUseCases } from "./testing-use-cases.ts";
import { listToSignOff } from "./work/list-to-sign-off.ts";
import { readWork } from "./work/read-work.ts";
import { submitDrafts } from "./work/submit-drafts.ts";

testDatabase();

const secrets = [
  "Rationale-in-confidence",
  "secret-source.example",
  "Quoted-in-confidence",
  "Said-in-confidence",
  "Asked-in-confidence",
  "Misleading",
  "misleading",
];

/** An article that asks for second verdicts, and an annotation of Ada's with all that may be said in one. */
async function setting({ by = "article" }: { by?: "article" | "desk" } = {}) {
  const [ada, editor] = [await actorFixture("reviewer", "Ada"), await actorFixture("editor")];
  const { article, snapshot } = await articleFixture(ada);
  if (by === "article") granted(await askSecondVerdict(editor, { articleId: article.id, asked: true }));
  const annotation = await judged(ada, snapshot);
  return { ada, editor, article, snapshot, annotation };
}

async function judged(author: Actor, snapshot: Snapshot) {
  const { id } = granted(
    await createAnnotation(author, {
      articleId: snapshot.articleId,
      passages: [passageOf(snapshot, "It cost ten million")],
      claim: "The bridge cost ten million.",
      claimant: "The mayor",
      verdict: "misleading",
      rationale: proseFromMarkdown("Rationale-in-confidence."),
      evidence: [
        {
          stance: "contradicts",
          quote: "Quoted-in-confidence",
          source: { url: "https://secret-source.example/", title: "", publisher: "", publishedAt: null, archivedUrl: null },
        },
      ],
    }),
  );
  granted(
    await addContact(author, { id: randomUUID(), annotationId: id, party: "claimant", channel: "email", name: "Asked-in-confidence" }),
  );
  const said = { id: randomUUID(), annotationId: id, kind: "comment", text: "Said-in-confidence" } as const;
  return granted(await addComment(author, said));
}

/** Everything but the scale, which has all verdicts. */
const told = (value: unknown) =>
  JSON.stringify(value, (key, inner: unknown) => (key === "scale" || key === "verdicts" ? undefined : inner));

function expectTellsNothing(value: unknown): void {
  for (const secret of secrets) expect(told(value)).not.toContain(secret);
}

type Setting = Awaited<ReturnType<typeof setting>>;

/** Every way to read or to write that could tell something of an annotation. */
const doors: Record<string, (actor: Actor, setting: Setting) => Promise<unknown>> = {
  openReview: (actor, { article }) => openReview(actor, { articleId: article.id }),
  readReview: (actor, { article }) => readReview(actor, { articleId: article.id }),
  listEvents: (actor, { article }) => listEvents(actor, { articleId: article.id, after: 0 }),
  readAnnotation: (actor, { annotation }) => readAnnotation(actor, { id: annotation.id }),
  readAnnotationOnText: (actor, { annotation }) => readAnnotationOnText(actor, { id: annotation.id }),
  readArticle: (actor, { article }) => readArticle(actor, { id: article.id }),
  listArticles: (actor) => listArticles(actor),
  listAnnotationPart: (actor, { article }) => listAnnotationPart(actor, { articleId: article.id }),
  listAnnotationPage: (actor, { article }) => listAnnotationPage(actor, { articleId: article.id }),
  listUnsettled: (actor, { article }) => listUnsettled(actor, { articleId: article.id }),
  readRecord: (actor, { article }) => readRecord(actor, { articleId: article.id }),
  searchDesk: (actor) => searchDesk(actor, { q: "confidence" }),
  "searchDesk, of a source": (actor) => searchDesk(actor, { q: "secret-source" }),
  searchPassages: (actor) => searchPassages(actor, { query: "cost" }),
  compareSnapshots: (actor, { article }) => compareSnapshots(actor, { articleId: article.id, from: 1, to: 1 }),
  previewRevision: (actor, { article }) => previewRevision(actor, { articleId: article.id }),
  publishRevision: (actor, { article }) =>
    publishRevision(actor, { articleId: article.id, acknowledge: "all", overrule: [{ rule: "second-verdict", reason: "In a hurry." }] }),
  enterRoom: (actor, { annotation }) => enterRoom(actor, { kind: "rationale", subjectId: annotation.id }),
  openProse: (actor, { annotation }) => openProse(actor, { kind: "rationale", subjectId: annotation.id }),
  listProseVersions: (actor, { annotation }) => listProseVersions(actor, { kind: "rationale", subjectId: annotation.id }),
  updateAnnotation: (actor, { annotation }) => updateAnnotation(actor, { id: annotation.id, version: 0, claim: "Mine." }),
  "updateAnnotation, this version": (actor, { annotation }) =>
    updateAnnotation(actor, { id: annotation.id, version: annotation.version, claim: "Mine." }),
  reviseByQuote: (actor, { annotation }) => reviseByQuote(actor, { id: annotation.id, version: annotation.version, claim: "Mine." }),
  "createAnnotation, of the same id": (actor, { article, snapshot, annotation }) =>
    createAnnotation(actor, { id: annotation.id, articleId: article.id, passages: [passageOf(snapshot, "It cost")] }),
  deleteAnnotation: (actor, { annotation }) => deleteAnnotation(actor, { id: annotation.id, version: annotation.version }),
  restoreAnnotation: (actor, { annotation }) => restoreAnnotation(actor, { id: annotation.id }),
  submitAnnotation: (actor, { annotation }) => submitAnnotation(actor, { id: annotation.id, version: 0 }),
  signOffAnnotation: (actor, { annotation }) => signOffAnnotation(actor, { annotationId: annotation.id, version: 0, decision: "approve" }),
  addComment: (actor, { annotation }) => addComment(actor, { id: randomUUID(), annotationId: annotation.id, text: "What is it?" }),
  updateComment: (actor, { annotation }) => updateComment(actor, { id: annotation.comments[0]?.id ?? "", version: 1, text: "Mine." }),
  deleteComment: (actor, { annotation }) => deleteComment(actor, { id: annotation.comments[0]?.id ?? "" }),
  addContact: (actor, { annotation }) =>
    addContact(actor, { id: randomUUID(), annotationId: annotation.id, party: "outlet", channel: "email", name: "City News" }),
  updateContact: (actor, { annotation }) => updateContact(actor, { id: annotation.contacts[0]?.id ?? "", version: 0, answer: "No." }),
  removeContact: (actor, { annotation }) => removeContact(actor, { id: annotation.contacts[0]?.id ?? "", version: 0 }),
  settlePassage: (actor, { annotation }) =>
    settlePassage(actor, { annotationId: annotation.id, version: 0, passageId: annotation.passages[0]?.id ?? "", decision: "confirm" }),
  settleVerdicts: (actor, { annotation }) =>
    settleVerdicts(actor, { annotationId: annotation.id, version: 0, verdict: "opinion", words: "So." }),
  confirmSentences: (actor, { article, annotation }) =>
    confirmSentences(actor, {
      articleId: article.id,
      passages: [{ annotationId: annotation.id, version: 0, passageId: annotation.passages[0]?.id ?? "" }],
    }),
  unconfirmSentences: (actor, { article, annotation }) =>
    unconfirmSentences(actor, {
      articleId: article.id,
      passages: [{ annotationId: annotation.id, version: 0, passageId: annotation.passages[0]?.id ?? "" }],
    }),
  restoreComment: (actor, { annotation }) => restoreComment(actor, { id: annotation.comments[0]?.id ?? "" }),
  restoreContact: (actor, { annotation }) => restoreContact(actor, { id: annotation.contacts[0]?.id ?? "" }),
  settleByQuote: (actor, { annotation }) =>
    settleByQuote(actor, { annotationId: annotation.id, version: 0, passageId: annotation.passages[0]?.id ?? "", decision: "confirm" }),
  listUnsettledOnText: (actor, { article }) => listUnsettledOnText(actor, { articleId: article.id }),
  // What it says besides is the scale.
  "assessAnnotation, with a verdict that is none": async (actor, { annotation }) =>
    refusalOf(await assessAnnotation(actor, { annotationId: annotation.id, verdict: "so-so" })).details,
  listSources: (actor) => listSources(actor, {}),
  "listSources, of its address": (actor) => listSources(actor, { query: "secret-source" }),
  findSources: (actor) => findSources(actor, { query: "secret" }),
  "findSources, at its address": (actor) => findSources(actor, { query: "https://secret-source.example/" }),
  "editSource, of its address": (actor, { annotation }) => editSource(actor, { id: annotation.evidence[0]?.source?.id ?? "", version: 1 }),
  mergeSources: (actor, { annotation }) =>
    mergeSources(actor, { id: annotation.evidence[0]?.source?.id ?? "", otherId: annotation.evidence[0]?.source?.id ?? "" }),
  partSources: (actor, { annotation }) =>
    partSources(actor, { id: annotation.evidence[0]?.source?.id ?? "", otherId: annotation.evidence[0]?.source?.id ?? "" }),
  listClaimants: (actor) => listClaimants(actor),
  readClaimant: async (actor) => {
    const [claimant] = granted(await listClaimants(actor)).claimants;
    return claimant && readClaimant(actor, { id: claimant.id });
  },
  readSource: (actor, { annotation }) => readSource(actor, { id: annotation.evidence[0]?.source?.id ?? "" }),
  putInCopy: (actor, { annotation }) =>
    putInCopy(actor, { id: annotation.evidence[0]?.source?.id ?? "", name: "seen.txt", bytes: new TextEncoder().encode("Words.") }),
  chooseCopy: (actor, { annotation }) =>
    chooseCopy(actor, { copies: [{ sourceId: annotation.evidence[0]?.source?.id ?? "", copyId: null }] }),
  openCopy: (actor, { annotation }) => openCopy(actor, { id: annotation.evidence[0]?.source?.id ?? "", copyId: randomUUID() }),
  askArchive: (actor, { annotation }) => askArchive(actor, { id: annotation.evidence[0]?.source?.id ?? "" }),
  captureSourceAgain: (actor, { annotation }) => captureSourceAgain(actor, { id: annotation.evidence[0]?.source?.id ?? "" }),
  askForCapture: (actor, { annotation }) =>
    askForCapture(actor, { annotationId: annotation.id, sourceId: annotation.evidence[0]?.source?.id ?? "" }),
  findSimilarClaims: (actor, { annotation }) => findSimilarClaims(actor, { text: annotation.claim }),
  listPrecedents: (actor, { annotation }) => listPrecedents(actor, { annotationId: annotation.id, text: annotation.claim }),
  "listPrecedents, of their own": (actor, { annotation }) => listPrecedents(actor, { annotationId: randomUUID(), text: annotation.claim }),
  "lookThroughArticle, takeOverVerdict, departFromVerdict": async (actor, { annotation }) => {
    const { article, snapshot } = await articleFixture(actor, [`Report of ${randomUUID()}.`, annotation.claim]);
    const own = granted(
      await createAnnotation(actor, { articleId: article.id, passages: [passageOf(snapshot, annotation.claim)], verdict: "opinion" }),
    );
    const from = { annotationId: own.id, precedentId: annotation.id };
    return [
      await lookThroughArticle(actor, { articleId: article.id }),
      await takeOverVerdict(actor, { ...from, version: own.version }),
      await departFromVerdict(actor, { ...from, words: "It is about another bridge." }),
      await readAnnotation(actor, { id: own.id }),
    ];
  },
  readHistory: (actor, { article }) => readHistory(actor, { articleId: article.id }),
  "readHistory, of it alone": (actor, { article, annotation }) =>
    readHistory(actor, { articleId: article.id, annotationId: annotation.id }),
  "listAudit, of its article": (actor, { article }) => listAudit(actor, { article: article.id }),
  openClaim: (actor, { annotation }) => openClaim(actor, { id: annotation.id }),
  listClaims: (actor) => listClaims(actor),
  "joinClaims, separateClaims": async (actor, { annotation }) => [
    await joinClaims(actor, { annotationId: annotation.id, otherId: randomUUID() }),
    await separateClaims(actor, { annotationId: annotation.id }),
  ],
  readWork: (actor) => readWork(actor),
  listToSignOff: (actor) => listToSignOff(actor),
  submitDrafts: (actor, { annotation: { id, version } }) => submitDrafts(actor, { annotations: [{ id, version }] }),
  listNotices: (actor) => listNotices(actor),
  listDiffering: (actor) => listDiffering(actor),
  listOverruled: (actor) => listOverruled(actor),
  readLibraryChoices: (actor) => readLibraryChoices(actor),
  listSnapshots: (actor, { article }) => listSnapshots(actor, { articleId: article.id }),
  importAnnotations: (actor, { article }) =>
    importAnnotations(actor, { articleId: article.id, file: JSON.stringify({ type: "AnnotationCollection", items: [] }), dryRun: true }),
};

/** What neither reads nor changes an annotation, nor tells of one. */
const besides = [
  ...["addSamplePeople", "addSnapshot", "addSnapshotFromFile", "addSnapshotFromRequest", "addUser", "annotateByQuote"],
  ...["askSecondVerdict", "assignArticle", "assignArticles", "assignByEmail", "cancelExport", "cancelImportBatch", "changePassword"],
  ...["changeRole", "checkSource", "collectArticles", "confirmOutletText", "confirmPassword", "createImportBatch", "createImportDraft"],
  ...["createImportDraftFromAddress", "createResetLink", "createToken", "deactivateUser", "discardImportDraft", "dismissImportBatch"],
  ...[
    "editDesk",
    "editGate",
    "editScale",
    "endSession",
    "endSessionsOf",
    "findAtAddress",
    "inviteUser",
    "listColleagues",
    "listDueArticles",
  ],
  ...["listImportBatches", "listImportDrafts", "listOutlets", "listRefusals", "listScales", "listSessions", "listTokens", "listTopics"],
  ...["listUsers", "listWatchedArticles", "loadArticle", "loadFromFile", "loadFromRequest", "noteSampleLoaded", "previewImportEncoding"],
  ...["reactivateUser", "readAccount", "readDesk", "readExport", "readGate", "readImportBatch", "readImportDraft", "readImportPart"],
  ...["readScale", "readSpace", "readTopic", "receiveImportFile", "removeArticle", "removeArticles", "removeSample", "renameTopic"],
  ...["rereadImportDraft", "restoreArticle", "restoreArticles", "restoreImportBatch", "restoreSample", "resumeImportBatch"],
  ...["retryImportItems", "revokeInvitation", "revokeToken", "rotateSigningKey", "saveImportDraft", "setSamplePresent", "signOffReview"],
  ...["signOutEverywhere", "startExport", "unconfirmOutletText", "unlockUser", "updateAccount", "updateArticleDetails"],
  ...["updateImportDraft", "updateReview", "withdrawReview", "addReviewComment", "findSameEvent", "seeMentions"],
  ...["chooseMail", "countNotices", "markNotices", "readMailSettings", "handOver", "takeBackHandover"],
  ...["addClaimantName", "editClaimant", "mergeClaimants", "partClaimants", "takeOutCopy", "readCopySpace", "attachFile"],
  // It writes what was published, which is hidden from nobody.
  "exportDesk",
  // They count: what waits for somebody; what two have judged.
  ...["countWork", "readWaiting", "exportAgreement", "readAgreement"],
  // What listAudit lists, as a file; what was before an event of the history: each has a test of its own, as has a version of a rationale.
  ...["exportAudit", "restoreBefore", "restoreProseVersion"],
];

test("every use case is one of these doors, or has nothing to tell", async () => {
  const tried = Object.keys(doors).flatMap((name) => name.match(/\b[a-z]+[A-Z]\w*/g) ?? []);
  expect([...new Set([...tried, ...besides])].sort()).toEqual([...(await findUseCases()).keys()].sort());
});

describe.each(roles)("while an annotation is judged independently, a %s who has not judged", (role) => {
  let given: Setting;
  let reader: Actor;
  beforeAll(async () => {
    given = await setting();
    reader = await actorFixture(role);
  });

  test.each(Object.keys(doors))("is told nothing by %s", async (name) => {
    expectTellsNothing(await doors[name]?.(reader, given));
    // What they tried has told nothing to anybody else either, and has not made them one who may read.
    expectTellsNothing(await readAnnotation(reader, { id: given.annotation.id }));
  });
});

test("a source that an open annotation cites, too, tells nothing of what a hidden one quotes from it", async () => {
  const { ada, annotation } = await setting();
  const [reader, id] = [await actorFixture("editor"), annotation.evidence[0]?.source?.id ?? ""];
  const { snapshot } = await articleFixture(reader);
  const source = { url: "https://secret-source.example/", title: "", publisher: "", publishedAt: null, archivedUrl: null };
  granted(
    await createAnnotation(reader, {
      articleId: snapshot.articleId,
      passages: [passageOf(snapshot, "the mayor said")],
      evidence: [{ stance: "context", quote: "Quoted in the open", source }],
    }),
  );
  for (const quote of ["Quoted-in-confidence", "Quoted in the open"])
    await database().sourceChange.create({ data: { sourceId: id, kind: "words_gone", quote } });
  const read = granted(await readSource(reader, { id }));
  expect(read.changes.map(({ quote }) => quote)).toEqual(["Quoted in the open"]);
  expect(read.citations).toHaveLength(1);
  expect(JSON.stringify(read)).not.toContain("Quoted-in-confidence");
  expect(granted(await readSource(ada, { id })).changes).toHaveLength(2);
});

test("its author is shown all of it, through the same doors and at the same moment", async () => {
  const { ada, article, annotation } = await setting();
  const others = await Promise.all(roles.map((role) => actorFixture(role)));
  const answers = await Promise.all([...others, ada].map((person) => listEvents(person, { articleId: article.id, after: 0 })));
  const mine = answers.pop();
  expect(told(mine)).toContain("Rationale-in-confidence");
  for (const answer of answers) expectTellsNothing(answer);
  for (const read of [openReview(ada, { articleId: article.id }), readAnnotation(ada, { id: annotation.id })]) {
    for (const secret of ["Rationale-in-confidence", "Said-in-confidence", "misleading"]) expect(told(await read)).toContain(secret);
  }
  expect(granted(await openProse(ada, { kind: "rationale", subjectId: annotation.id })).updates).not.toHaveLength(0);
});

test("the claim, where it stands and whose work it is are shown to whoever is to judge it", async () => {
  const { annotation } = await setting();
  const seen = granted(await readAnnotation(await actorFixture("admin"), { id: annotation.id }));
  expect(seen).toMatchObject({
    hidden: true,
    claim: "The bridge cost ten million.",
    authors: [{ name: "Ada" }],
    verdict: null,
    second: null,
  });
  expect(seen.passages).toHaveLength(1);
});

test("what a new snapshot makes of it tells nothing either", async () => {
  const { ada, article } = await setting();
  granted(
    await addSnapshot(ada, {
      articleId: article.id,
      ...original(`${article.title}\n\nIt cost ten million, the mayor said again.`),
      force: true,
    }),
  );
  const reader = await actorFixture("admin");
  expectTellsNothing(await compareSnapshots(reader, { articleId: article.id, from: 1, to: 2 }));
  expectTellsNothing(await listUnsettled(reader, { articleId: article.id }));
});

test("once two have judged, everybody is shown both", async () => {
  const { article, annotation } = await setting();
  const [judge, third] = [await actorFixture("reviewer", "Joon"), await actorFixture("reviewer", "Mara")];
  const both = granted(await assessAnnotation(judge, { annotationId: annotation.id, verdict: "misleading" }));
  expect(both).toMatchObject({
    hidden: false,
    second: { by: { name: "Joon" }, verdict: { slug: "misleading" } },
    comments: [{ text: "Said-in-confidence" }],
  });
  for (const name of ["openReview", "readAnnotation", "listEvents", "readRecord"]) {
    const given = { article, annotation } as Setting;
    expect(told(await doors[name]?.(third, given))).toContain("misleading");
  }
  expect(granted(await enterRoom(third, { kind: "rationale", subjectId: annotation.id })).mayWrite).toBe(true);
});

test("the desk’s rule hides what is written from then on, and turning it off shows it", async () => {
  const [admin, judge] = [await actorFixture("admin"), await actorFixture("reviewer")];
  const before = await setting({ by: "desk" });
  granted(await editGate(admin, { rules: [{ rule: "second-verdict", on: true }] }));
  const after = await setting({ by: "desk" });
  expectTellsNothing(await readAnnotation(judge, { id: after.annotation.id }));
  expectTellsNothing(await readAnnotation(admin, { id: after.annotation.id }));
  // Whoever was here could read this one; whoever comes later couldn't.
  expect(told(await readAnnotation(judge, { id: before.annotation.id }))).toContain("misleading");
  expectRefused(await assessAnnotation(judge, { annotationId: before.annotation.id, verdict: "misleading" }), "forbidden");
  expectTellsNothing(await readAnnotation(await actorFixture("reviewer"), { id: before.annotation.id }));
  granted(await editGate(admin, { rules: [{ rule: "second-verdict", on: false }] }));
  expect(told(await readAnnotation(judge, { id: after.annotation.id }))).toContain("misleading");
  // And whoever could read it meanwhile can't judge it once it is on again.
  granted(await editGate(admin, { rules: [{ rule: "second-verdict", on: true }] }));
  expectRefused(await assessAnnotation(judge, { annotationId: after.annotation.id, verdict: "misleading" }), "forbidden");
  granted(await editGate(admin, { rules: [{ rule: "second-verdict", on: false }] }));
});

test("who was an author and took their change back has read it", async () => {
  const { ada, article, snapshot } = await setting();
  const joon = await actorFixture("reviewer", "Joon");
  const { id } = granted(
    await createAnnotation(ada, { articleId: article.id, passages: [passageOf(snapshot, "the mayor said")], claim: "He said it." }),
  );
  granted(await updateAnnotation(joon, { id, version: 1, claim: "He said so." }));
  granted(await updateAnnotation(ada, { id, version: 2, verdict: "accurate" }));
  const back = granted(await updateAnnotation(joon, { id, version: 3, claim: "He said it." }));
  expect(back.authors.map(({ name }) => name)).toEqual(["Ada"]);
  expect(granted(await readAnnotation(joon, { id })).verdict?.slug).toBe("accurate");
  expect(refusalOf(await assessAnnotation(joon, { annotationId: id, verdict: "accurate" })).message).toContain("could read");
});

test("of an annotation that says nothing yet, only its authors come into its rationale and its discussion", async () => {
  const { ada, article, snapshot } = await setting();
  const joon = await actorFixture("editor", "Joon");
  const { id } = granted(await createAnnotation(ada, { articleId: article.id, passages: [passageOf(snapshot, "the mayor said")] }));
  expectRefused(await openProse(joon, { kind: "rationale", subjectId: id }), "forbidden");
  expectRefused(await listProseVersions(joon, { kind: "rationale", subjectId: id }), "forbidden");
  expectRefused(await addComment(joon, { id: randomUUID(), annotationId: id, text: "Who takes it?" }), "forbidden");
  // Whoever gives it its first verdict is its author.
  granted(await updateAnnotation(joon, { id, version: 1, verdict: "opinion" }));
  granted(await openProse(joon, { kind: "rationale", subjectId: id }));
});

test("a version of a hidden rationale can’t be brought back by who may not read it", async () => {
  const { ada, annotation } = await setting();
  granted(await openProse(ada, { kind: "rationale", subjectId: annotation.id }));
  granted(
    await updateAnnotation(ada, {
      id: annotation.id,
      version: annotation.version,
      rationale: proseFromMarkdown("Rationale-in-confidence, again."),
    }),
  );
  const [version] = granted(await listProseVersions(ada, { kind: "rationale", subjectId: annotation.id }));
  if (!version) throw new Error("No version was kept.");
  expectRefused(await restoreProseVersion(await actorFixture("admin"), { id: version.id }), "forbidden");
});

test("published under an overruled gate, it is hidden from nobody", async () => {
  const { article, annotation } = await setting();
  const admin = await actorFixture("admin");
  const overrule = [{ rule: "second-verdict", reason: "The vote is tomorrow." }] as const;
  const refused = refusalOf(await publishRevision(admin, { articleId: article.id, acknowledge: "all", overrule: [...overrule] }));
  expect(JSON.stringify(refused.details)).toContain("hidden from you");
  const author = await actorFixture("admin", "Noor");
  const own = await articleFixture(author);
  granted(await askSecondVerdict(author, { articleId: own.article.id, asked: true }));
  const { id } = await judged(author, own.snapshot);
  granted(await publishRevision(author, { articleId: own.article.id, acknowledge: "all", overrule: [...overrule] }));
  expect(granted(await readAnnotation(admin, { id })).hidden).toBe(false);
  expect(granted(await readAnnotation(admin, { id: annotation.id })).hidden).toBe(true);
});
