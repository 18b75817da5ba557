import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { firstScale } from "#lib/domain/claim/scale.ts";
import { type Actor, type Role, roles } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { deleteAnnotation } from "./annotation/delete-annotation.ts";
import { restoreAnnotation } from "./annotation/restore-annotation.ts";
import { removeArticle } from "./article/remove-article.ts";
import { restoreArticle } from "./article/restore-article.ts";
import { publishRevision } from "./revision/publish-revision.ts";
import { withdrawReview } from "./revision/withdraw-review.ts";
import { annotate, articleFixture, granted, newText, original, passageOf } from "./testing.ts";
import { findUseCases } from "./testing-use-cases.ts";

testDatabase();

/** Every use case that takes an actor, and the least role that may do it. One that is missing here fails the test. */
const least: Record<string, Role> = {
  addClaimantName: "reviewer",
  addComment: "reviewer",
  addContact: "reviewer",
  addReviewComment: "reviewer",
  addSamplePeople: "admin",
  addSnapshot: "reviewer",
  addSnapshotFromFile: "reviewer",
  addSnapshotFromRequest: "reviewer",
  addUser: "admin",
  annotateByQuote: "reviewer",
  askSecondVerdict: "editor",
  assessAnnotation: "reviewer",
  askArchive: "reviewer",
  askForCapture: "reviewer",
  captureSourceAgain: "reviewer",
  attachFile: "reviewer",
  chooseCopy: "reviewer",
  editSource: "reviewer",
  findSources: "reviewer",
  takeOutCopy: "admin",
  listSources: "reviewer",
  mergeSources: "reviewer",
  partSources: "reviewer",
  openCopy: "reviewer",
  putInCopy: "reviewer",
  readCopySpace: "admin",
  readSource: "reviewer",
  assignArticle: "editor",
  assignArticles: "editor",
  assignByEmail: "editor",
  cancelImportBatch: "reviewer",
  changePassword: "reviewer",
  changeRole: "admin",
  checkSource: "reviewer",
  collectArticles: "reviewer",
  compareSnapshots: "reviewer",
  confirmPassword: "reviewer",
  countWork: "reviewer",
  createAnnotation: "reviewer",
  createImportBatch: "reviewer",
  createImportDraft: "reviewer",
  createImportDraftFromAddress: "reviewer",
  createResetLink: "admin",
  createToken: "reviewer",
  deactivateUser: "admin",
  deleteAnnotation: "reviewer",
  deleteComment: "reviewer",
  discardImportDraft: "reviewer",
  dismissImportBatch: "reviewer",
  handOver: "admin",
  takeBackHandover: "admin",
  readWaiting: "admin",
  editDesk: "admin",
  editGate: "admin",
  editScale: "admin",
  endSession: "reviewer",
  endSessionsOf: "admin",
  enterRoom: "reviewer",
  cancelExport: "reviewer",
  exportDesk: "reviewer",
  chooseMail: "reviewer",
  countNotices: "reviewer",
  listNotices: "reviewer",
  markNotices: "reviewer",
  readMailSettings: "reviewer",
  exportAgreement: "reviewer",
  exportAudit: "admin",
  listAudit: "admin",
  readHistory: "reviewer",
  restoreBefore: "reviewer",
  listDiffering: "reviewer",
  listOverruled: "reviewer",
  readAgreement: "reviewer",
  readExport: "reviewer",
  startExport: "reviewer",
  readSpace: "reviewer",
  departFromVerdict: "reviewer",
  findAtAddress: "reviewer",
  findSimilarClaims: "reviewer",
  findSameEvent: "reviewer",
  joinClaims: "reviewer",
  editClaimant: "reviewer",
  listClaimants: "reviewer",
  mergeClaimants: "reviewer",
  partClaimants: "reviewer",
  readClaimant: "reviewer",
  listClaims: "reviewer",
  openClaim: "reviewer",
  separateClaims: "reviewer",
  listPrecedents: "reviewer",
  lookThroughArticle: "reviewer",
  takeOverVerdict: "reviewer",
  importAnnotations: "reviewer",
  inviteUser: "admin",
  previewImportEncoding: "reviewer",
  readImportPart: "reviewer",
  rereadImportDraft: "reviewer",
  listAnnotationPage: "reviewer",
  listAnnotationPart: "reviewer",
  readReview: "reviewer",
  listArticles: "reviewer",
  listTopics: "reviewer",
  listColleagues: "reviewer",
  listEvents: "reviewer",
  listImportBatches: "reviewer",
  listImportDrafts: "reviewer",
  listOutlets: "reviewer",
  listRefusals: "admin",
  listProseVersions: "reviewer",
  listScales: "reviewer",
  listSessions: "reviewer",
  listSnapshots: "reviewer",
  listToSignOff: "reviewer",
  listTokens: "reviewer",
  confirmOutletText: "editor",
  confirmSentences: "reviewer",
  unconfirmOutletText: "editor",
  unconfirmSentences: "reviewer",
  listDueArticles: "reviewer",
  listUnsettled: "reviewer",
  listUnsettledOnText: "reviewer",
  listUsers: "admin",
  listWatchedArticles: "reviewer",
  loadArticle: "reviewer",
  loadFromFile: "reviewer",
  loadFromRequest: "reviewer",
  noteSampleLoaded: "admin",
  openProse: "reviewer",
  openReview: "reviewer",
  previewRevision: "reviewer",
  publishRevision: "editor",
  reactivateUser: "admin",
  readAccount: "reviewer",
  readAnnotation: "reviewer",
  readAnnotationOnText: "reviewer",
  readArticle: "reviewer",
  readDesk: "reviewer",
  readGate: "reviewer",
  readImportBatch: "reviewer",
  readImportDraft: "reviewer",
  readLibraryChoices: "reviewer",
  readRecord: "reviewer",
  readScale: "reviewer",
  readWork: "reviewer",
  readTopic: "reviewer",
  receiveImportFile: "reviewer",
  removeArticle: "editor",
  renameTopic: "reviewer",
  removeArticles: "editor",
  removeContact: "reviewer",
  removeSample: "admin",
  restoreAnnotation: "reviewer",
  restoreComment: "reviewer",
  restoreContact: "reviewer",
  restoreArticle: "editor",
  restoreArticles: "editor",
  restoreImportBatch: "reviewer",
  restoreProseVersion: "reviewer",
  restoreSample: "admin",
  resumeImportBatch: "reviewer",
  retryImportItems: "reviewer",
  reviseByQuote: "reviewer",
  revokeInvitation: "admin",
  revokeToken: "reviewer",
  rotateSigningKey: "admin",
  saveImportDraft: "reviewer",
  searchDesk: "reviewer",
  searchPassages: "reviewer",
  setSamplePresent: "admin",
  settleByQuote: "reviewer",
  settlePassage: "reviewer",
  settleVerdicts: "reviewer",
  seeMentions: "reviewer",
  signOffAnnotation: "reviewer",
  signOffReview: "reviewer",
  signOutEverywhere: "reviewer",
  submitAnnotation: "reviewer",
  submitDrafts: "reviewer",
  unlockUser: "admin",
  updateAccount: "reviewer",
  updateAnnotation: "reviewer",
  updateArticleDetails: "reviewer",
  updateComment: "reviewer",
  updateContact: "reviewer",
  updateImportDraft: "reviewer",
  updateReview: "reviewer",
  withdrawReview: "editor",
};

const useCases = await findUseCases();

test("every use case is in the table, and the table names nothing else", () => {
  expect([...useCases.keys()].sort()).toEqual(Object.keys(least).sort());
});

function call(name: string, actor: Actor | null, input: unknown): Promise<Result<unknown>> {
  const intention = useCases.get(name);
  if (!intention) throw new Error(`There is no use case ${name}.`);
  return intention(actor, input);
}

const codeOf = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);

describe.each(Object.entries(least))("%s", (name, leastRole) => {
  test("asks a visitor to sign in, whatever is sent", async () => {
    for (const input of [{}, null, "", { id: { not: "" } }]) expect(codeOf(await call(name, null, input))).toBe("unauthenticated");
  });

  test.each(roles)("%s", async (role) => {
    const code = codeOf(await call(name, await actorFixture(role), {}));
    const may = roles.indexOf(role) <= roles.indexOf(leastRole);
    if (may) expect(["ok", "invalid", "not_found", "conflict"]).toContain(code);
    else expect(code).toBe("forbidden");
  });
});

type World = { article: Article; snapshot: Snapshot; annotation: Annotation; editor: Actor };

const good: Record<string, (world: World) => unknown> = {
  assignArticle: ({ article }) => ({ articleId: article.id, userIds: [] }),
  listColleagues: () => undefined,
  addSnapshot: ({ article }) => ({ articleId: article.id, ...original(newText()) }),
  createAnnotation: ({ article, snapshot }) => ({ articleId: article.id, passages: [passageOf(snapshot, "May")] }),
  addComment: ({ annotation }) => ({ annotationId: annotation.id, id: randomUUID(), text: "Really?" }),
  addReviewComment: ({ article }) => ({ articleId: article.id, id: randomUUID(), text: "Ready?" }),
  seeMentions: () => ({ commentIds: [randomUUID()] }),
  addContact: ({ annotation }) => ({ annotationId: annotation.id, id: randomUUID(), party: "claimant", channel: "email" }),
  deleteAnnotation: ({ annotation }) => ({ id: annotation.id, version: 1 }),
  editDesk: () => ({ name: "The City Desk" }),
  editScale: () => ({ verdicts: firstScale }),
  listArticles: () => undefined,
  listEvents: ({ article }) => ({ articleId: article.id, after: 0 }),
  enterRoom: ({ article }) => ({ kind: "review", subjectId: article.id }),
  listProseVersions: ({ article }) => ({ kind: "summary", subjectId: article.id }),
  loadArticle: () => original(newText()),
  openProse: ({ annotation }) => ({ kind: "rationale", subjectId: annotation.id }),
  openReview: ({ article }) => ({ articleId: article.id }),
  readReview: ({ article }) => ({ articleId: article.id }),
  previewRevision: ({ article }) => ({ articleId: article.id }),
  publishRevision: ({ article }) => ({ articleId: article.id }),
  readAnnotation: ({ annotation }) => ({ id: annotation.id }),
  readAgreement: () => undefined,
  listAudit: () => undefined,
  readHistory: ({ article, annotation }) => ({ articleId: article.id, annotationId: annotation.id }),
  readArticle: ({ article }) => ({ id: article.slug }),
  readDesk: () => undefined,
  readGate: () => undefined,
  editGate: () => ({ rules: [{ rule: "summary", on: false }] }),
  readRecord: ({ article }) => ({ articleId: article.slug }),
  readScale: () => undefined,
  readWork: () => undefined,
  countWork: () => undefined,
  listToSignOff: () => undefined,
  submitDrafts: ({ annotation }) => ({ annotations: [{ id: annotation.id, version: 1 }] }),
  removeArticle: ({ article }) => ({ id: article.id }),
  removeSample: () => undefined,
  restoreSample: () => undefined,
  searchDesk: () => ({ q: "bridge" }),
  findSimilarClaims: () => ({ text: "The bridge cost ten million." }),
  findSameEvent: ({ article, snapshot }) => ({
    ...{ articleId: article.id, snapshotId: snapshot.id, passages: [{ start: 0, end: 3 }], claim: "The bridge cost ten million." },
  }),
  listClaims: () => undefined,
  listClaimants: () => undefined,
  openClaim: ({ annotation }) => ({ id: annotation.id }),
  joinClaims: ({ annotation }) => ({ annotationId: annotation.id, otherId: annotation.id }),
  listPrecedents: ({ annotation }) => ({ annotationId: annotation.id, text: annotation.claim }),
  lookThroughArticle: ({ article }) => ({ articleId: article.id }),
  searchPassages: () => ({ query: "bridge" }),
  signOffAnnotation: ({ annotation }) => ({ annotationId: annotation.id, version: 1, decision: "approve" }),
  submitAnnotation: ({ annotation }) => ({ id: annotation.id, version: 1 }),
  updateAnnotation: ({ annotation }) => ({ id: annotation.id, version: 1, claim: "Changed" }),
  updateArticleDetails: ({ article }) => ({ id: article.id, version: 1, details: { title: "New" } }),
  updateReview: ({ article }) => ({ articleId: article.id, version: 1, overallVerdict: "opinion" }),
};

async function world(): Promise<World> {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor);
  return { editor, article, snapshot, annotation: await annotate(editor, snapshot) };
}

test.each(Object.entries(good))("the least role allowed to %s really can", async (name, input) => {
  const actor = await actorFixture(least[name] ?? "admin");
  expect(codeOf(await call(name, actor, input(await world())))).toBe("ok");
});

test("what was taken away is brought back by the roles that could take it", async () => {
  const { editor, article, annotation } = await world();
  const reviewer = await actorFixture("reviewer");
  granted(await deleteAnnotation(reviewer, { id: annotation.id, version: 1 }));
  granted(await restoreAnnotation(reviewer, { id: annotation.id }));
  granted(await publishRevision(editor, { articleId: article.id }));
  granted(await withdrawReview(editor, { articleId: article.id, reason: "Wrong" }));
  granted(await removeArticle(editor, { id: article.id }));
  granted(await restoreArticle(editor, { id: article.id }));
});
