import { randomUUID } from "node:crypto";
import pg from "pg";
import { canonicalJson } from "#lib/domain/revision/canonical-json.ts";
import { createSigningKey, signContent, signingPassphrase } from "#lib/domain/revision/signing.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";

/** What the columns of the first tables hold, by table; what is left out is null or the column's own. */
export type FirstRows = Record<string, Record<string, unknown>[]>;

const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString("hex")}`;
const at = (minute: number) => `2025-05-01T09:${String(minute).padStart(2, "0")}:00.000`;
const prose = (text: string) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });

/** A desk as the first version of Assay kept it: a review in two revisions, one withdrawn, with all that led to them, in every table there was. */
export function firstDesk(authSecret: string): FirstRows {
  const [ada, ben, article, snapshot, review, scale, verdict, annotation, source] = Array.from({ length: 9 }, () => randomUUID());
  const id = () => randomUUID();
  const text = "Pier closed\nThe pier was hit “three” times 🚢,\u2028 the mayor said.";
  const document = { type: "doc", content: text.split("\n").map((line) => prose(line).content[0]) };
  const start = text.indexOf("three");
  const passage = {
    start,
    end: start + 5,
    exact: "three",
    prefix: text.slice(start - 8, start),
    suffix: text.slice(start + 5, start + 13),
  };
  const passphrase = signingPassphrase(authSecret);
  const key = createSigningKey(passphrase);
  const shown = { slug: "accurate", name: "Accurate", definition: "It holds.", rating: 5 };

  let previousSha256: string | null = null;
  const revisions = [1, 2].map((number) => {
    const publishedAt = at(30 + number);
    const kind = number === 1 ? "first" : "correction";
    const content = canonicalJson({
      ...{
        format: "assay-revision/1",
        number,
        kind,
        note: "",
        previousSha256,
        publishedAt: `${publishedAt}Z`,
        publishedBy: "Ada",
        sample: false,
      },
      ...{ desk: { name: "The Desk", url: "https://desk.example" }, summary: prose("It holds."), overallVerdict: shown, unchecked: 0 },
      article: {
        ...{
          slug: "pier",
          title: "Pier closed",
          outlet: "City News",
          author: null,
          sourceUrl: "https://city.example/pier",
          publishedAt: null,
        },
        ...{ language: "en", snapshot: { number: 1, sha256: sha256Hex(text), wordCount: 11 }, document, text },
      },
      scale: { number: 1, verdicts: [shown] },
      annotations: [
        {
          ...{
            id: annotation,
            number: 1,
            claim: `Three times, ${number}.`,
            claimant: "The mayor",
            verdict: shown,
            rationale: prose("Counted."),
          },
          ...{ passages: [passage], reviewers: ["Ada"], signedOffBy: ["Ben"], createdAt: `${at(5)}Z`, updatedAt: `${at(6)}Z` },
          evidence: [
            {
              stance: "supports",
              quote: "three",
              url: "https://port.example/log",
              title: "Log",
              publisher: "Port",
              publishedAt: null,
              article: null,
            },
          ],
        },
      ],
      reviewers: ["Ada"],
    });
    const sha256 = sha256Hex(content);
    const row = {
      ...{ id: id(), articleId: article, number, kind, note: "", content, sha256, previousSha256, keyId: key.id, sample: false },
      ...{ signature: signContent(content, key, passphrase), publishedAt, publishedById: ada },
    };
    previousSha256 = sha256;
    return row;
  });

  const original = hex(Buffer.from(text));
  const person = { publicNote: "", sample: false, createdAt: at(0) };
  return {
    desk: [{ id: 1, name: "The Desk", tagline: "We look.", method: [prose("Rules.")], updatedAt: at(0) }],
    users: [
      { id: ada, email: "ada@desk.example", name: "Ada", role: "admin", passwordHash: "$argon2id$…", ...person },
      { id: ben, email: "ben@desk.example", name: "Ben \u2029 B.", role: "reviewer", deactivatedAt: at(50), ...person },
    ],
    sessions: [{ id: id(), userId: ada, userAgent: "Browser", createdAt: at(1), lastSeenAt: at(2), expiresAt: at(59) }],
    one_time_links: [
      { id: id(), tokenHash: sha256Hex("link"), purpose: "first_admin", createdAt: at(0), expiresAt: at(59), usedAt: at(1) },
    ],
    api_tokens: [{ id: id(), userId: ada, name: "Script", tokenHash: sha256Hex("token"), createdAt: at(3) }],
    outlets: [{ id: source, name: "City News" }],
    articles: [
      {
        ...{ id: article, slug: "pier", title: "Pier closed", sourceUrl: "https://city.example/pier", language: "en", sample: false },
        ...{ version: 7, sequence: 1, createdAt: at(2), outletId: source, createdById: ada },
      },
    ],
    snapshots: [
      {
        ...{ id: snapshot, articleId: article, number: 1, document, text, sha256: sha256Hex(text), wordCount: 11, createdById: ada },
        ...{ original, originalType: "text/plain", warnings: [{ code: "x", message: "y" }], createdAt: at(2) },
      },
    ],
    source_checks: [{ id: id(), articleId: article, checkedAt: at(40), outcome: "unchanged", message: "" }],
    scales: [{ id: scale, number: 1, createdAt: at(0) }],
    verdicts: [{ id: verdict, scaleId: scale, ...shown, needsEvidence: true, position: 0 }],
    reviews: [{ id: review, articleId: article, snapshotId: snapshot, summary: prose("It holds."), overallVerdictId: verdict, version: 2 }],
    annotations: [
      {
        ...{
          id: annotation,
          articleId: article,
          claim: "Three times, 2.",
          claimant: "The mayor",
          verdictId: verdict,
          rationale: prose("Counted."),
        },
        ...{ version: 3, sample: false, submittedAt: at(7), createdAt: at(5), updatedAt: at(6), createdById: ada, updatedById: ada },
      },
    ],
    passages: [{ id: id(), annotationId: annotation, snapshotId: snapshot, ...passage, anchoring: "exact", createdAt: at(5) }],
    sources: [{ id: source, url: "https://port.example/log", title: "Log", publisher: "Port" }],
    evidence: [
      { id: id(), annotationId: annotation, position: 0, stance: "supports", quote: "three", sourceId: source },
      { id: id(), annotationId: annotation, position: 1, stance: "context", quote: "three", snapshotId: snapshot, start, end: start + 5 },
    ],
    assessments: [{ id: id(), annotationId: annotation, userId: ada, verdictId: verdict, createdAt: at(6) }],
    sign_offs: [{ id: id(), annotationId: annotation, annotationVersion: 3, userId: ben, decision: "approve", note: "", createdAt: at(8) }],
    signing_keys: [{ id: key.id, publicKey: key.publicKey, privateKey: hex(key.privateKey), createdAt: at(30) }],
    revisions,
    withdrawals: [{ id: id(), articleId: article, revisionNumber: 2, reason: "A mix-up.", withdrawnAt: at(45), withdrawnById: ada }],
    audit_events: [
      { id: 1, at: at(2), actorId: ada, verb: "loaded", subject: "article", subjectId: article, articleId: article, data: {} },
    ],
    outbox_events: [{ articleId: article, sequence: 1, verb: "loaded", subject: "article", subjectId: article, actorId: ada, at: at(2) }],
    import_drafts: [
      {
        ...{ id: id(), userId: ada, original, originalType: "text/plain", originalName: "a.txt", document, details: {}, warnings: [] },
        ...{ createdAt: at(9), updatedAt: at(9) },
      },
    ],
  };
}

/** Puts rows into tables as they stand, in the order given. */
export async function fillTables(databaseUrl: string, rows: FirstRows): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const [table, own] of Object.entries(rows)) {
      const columns = [...new Set(own.flatMap(Object.keys))].map((name) => pg.escapeIdentifier(name)).join(", ");
      const name = pg.escapeIdentifier(table);
      await client.query(`INSERT INTO ${name} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1::json)`, [
        JSON.stringify(own),
      ]);
    }
  } finally {
    await client.end();
  }
}
