import { beforeAll, expect, onTestFinished, test } from "vitest";
import { closeDatabase } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { createSigningKey, signContent } from "#lib/domain/revision/signing.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { env } from "#lib/env.ts";
import { createScratchDatabase, databaseName, dropDatabase, onServer } from "#lib/postgres/scratch.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { chainAuditLog } from "../desk/chain-audit-log.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { rotateSigningKey } from "../revision/rotate-signing-key.ts";
import { withdrawReview } from "../revision/withdraw-review.ts";
import { annotate, granted, loadText } from "../testing.ts";
import { checkDesk } from "./check-desk.ts";

const { ownerUrl } = testDatabase();

beforeAll(async () => {
  const admin = await actorFixture("admin");
  for (const withdrawn of [false, true]) {
    const { article, snapshot } = await loadText(admin);
    const annotation = await annotate(admin, snapshot);
    const passage = { articleId: article.id, snapshotId: snapshot.id, start: 4, end: 10 };
    const evidence = [{ stance: "contradicts" as const, quote: "", source: null, passage }];
    granted(await publishRevision(admin, { articleId: article.id }));
    granted(await updateAnnotation(admin, { id: annotation.id, version: annotation.version, claim: "Another claim.", evidence }));
    granted(await rotateSigningKey(admin));
    granted(await publishRevision(admin, { articleId: article.id, kind: "update" }));
    await chainAuditLog();
    if (withdrawn) granted(await withdrawReview(admin, { articleId: article.id, reason: "A mix-up." }));
  }
});

const check = (databaseUrl = env.databaseUrl ?? "") => checkDesk({ databaseUrl, authSecret: env.authSecret });

test("a desk that nobody tampered with has no faults", async () => {
  expect(await check()).toEqual({ count: 0, first: [] });
});

const stranger = createSigningKey("x");
const newest = 'id = (SELECT id FROM revisions ORDER BY "publishedAt" DESC LIMIT 1)';

/** What somebody does who owns the tables, and has switched off what guards them. */
const tampering: [string, string, RegExp][] = [
  ["a text", "UPDATE snapshots SET text = replace(text, 'opened', 'closed')", /SHA-256/],
  ["a text with its hash", "UPDATE snapshots SET text = 'x', sha256 = encode(sha256('x'), 'hex') WHERE number = 1", /quoted words/],
  ["a text that is gone", "DELETE FROM snapshots", /missing/],
  ["a passage", "UPDATE passages SET exact = 'words of somebody else'", /quoted words/],
  ["evidence out of an article", 'UPDATE evidence SET start = start + 1 WHERE "snapshotId" IS NOT NULL', /quoted words/],
  ["a revision", "UPDATE revisions SET content = replace(content, 'bridge', 'tunnel')", /signature/],
  [
    "a revision with its hash",
    "UPDATE revisions SET content = content || ' ', sha256 = encode(sha256(convert_to(content || ' ', 'UTF8')), 'hex')",
    /signature/,
  ],
  ["the note of a revision", "UPDATE revisions SET note = 'All is well'", /otherwise/],
  ["when it was published", 'UPDATE revisions SET "publishedAt" = "publishedAt" - interval \'1 year\'', /otherwise/],
  ["the chain", `UPDATE revisions SET "previousSha256" = sha256 WHERE number = 2`, /chain/],
  ["the first of a chain", "DELETE FROM revisions WHERE number = 1", /missing/],
  ["the newest of a chain", `DELETE FROM revisions WHERE ${newest}`, /doesn't have/],
  ["a key", `UPDATE signing_keys SET "publicKey" = '${stranger.publicKey}'`, /do not belong together/],
  ["who handed over a key", `UPDATE signing_keys SET "signatureOfPrevious" = '${signContent("x", stranger, "x")}'`, /did not sign/],
  ["the secret half of a key", `UPDATE signing_keys SET "privateKey" = '\\x00'`, /AUTH_SECRET/],
  ["a withdrawal", "UPDATE withdrawals SET reason = 'Because.'", /log/],
  ["a withdrawal that is gone", "DELETE FROM withdrawals", /doesn't have/],
  ["an entry of the log", `UPDATE log_entries SET sha256 = '${sha256Hex("x")}' WHERE index = 1`, /some were changed/],
  ["an entry of the log that is gone", "DELETE FROM log_entries WHERE index = 2", /entries instead of/],
  ["the tree of the log", `UPDATE log_nodes SET hash = sha256('x') WHERE level = 1`, /hashes of the tree/],
  [
    "the head of the log",
    "UPDATE log_head SET checkpoint = replace(checkpoint, '/log', '/other')",
    /signed the checkpoint|some were changed/,
  ],
  ["the whole log", "DELETE FROM log_head; DELETE FROM log_entries; DELETE FROM log_nodes", /The log is gone/],
  ["all links of the audit log", "DELETE FROM audit_links", /chain is not the one/],
  [
    "the newest events of the audit log, with their links",
    `DELETE FROM audit_links WHERE position > 3; DELETE FROM audit_events WHERE id NOT IN (SELECT "eventId" FROM audit_links)`,
    /chain is not the one/,
  ],
  [
    "all of the audit log, chained anew with an event less",
    `DELETE FROM audit_links WHERE position = 1; UPDATE audit_links SET position = position - 1`,
    /chain is not the one|changed/,
  ],
  ["a head of the log that is gone", "DELETE FROM log_head", /no head/],
  ["a head of the log that says it is empty", "UPDATE log_head SET size = 0", /no head/],
  ["a proof of the log", "UPDATE log_entries SET proof = (SELECT proof FROM log_entries WHERE index = 0)", /prove/],
  ["the shape of a row", `UPDATE revisions SET content = '{}', sha256 = encode(sha256('{}'), 'hex')`, /not that of a revision/],
];

test.each(tampering)("%s that was tampered with is found", async (_, sql, reason) => {
  await closeDatabase(); // Who is connected keeps it from being copied.
  const copy = await createScratchDatabase(serverOf(ownerUrl()), databaseName(ownerUrl()));
  onTestFinished(() => dropDatabase(copy));
  await onServer(copy, `SET session_replication_role = replica; ${sql}`);
  const { first } = await check(copy);
  expect(first).toContainEqual(expect.objectContaining({ message: expect.stringMatching(reason) }));
});

const serverOf = (url: string) => Object.assign(new URL(url), { pathname: "/postgres" }).href;
