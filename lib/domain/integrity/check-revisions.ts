import { z } from "zod";
import { spanMatches } from "../claim/passages.ts";
import { signatureHolds } from "../revision/signing.ts";
import { sha256Hex } from "../text/hash.ts";
import { type RowCheck, utcTime } from "./row-check.ts";

const revisionRow = z.object({
  ...{ id: z.string(), articleId: z.string(), number: z.number(), kind: z.string(), note: z.string(), sample: z.boolean() },
  ...{ content: z.string(), sha256: z.string(), previousSha256: z.string().nullable() },
  ...{ signature: z.string(), keyId: z.string(), publishedAt: utcTime },
});
type RevisionRow = z.infer<typeof revisionRow>;

/** What is checked of a content; whatever else it says is held by its hash. */
const revisionContent = z.object({
  ...{ number: z.number(), kind: z.string(), note: z.string(), sample: z.boolean() },
  ...{ previousSha256: z.string().nullable(), publishedAt: z.string() },
  log: z.object({ size: z.number() }).optional(),
  article: z.object({ text: z.string(), snapshot: z.object({ number: z.number(), sha256: z.string() }) }),
  annotations: z.array(z.object({ passages: z.array(z.object({ start: z.number(), end: z.number(), exact: z.string() })) })),
});
type CheckedContent = z.infer<typeof revisionContent>;

type Known = {
  /** Public keys by id. */
  keys: ReadonlyMap<string, string>;
  /** Hashes of snapshots, by article and number, once all are seen. */
  snapshots: ReadonlyMap<string, ReadonlyMap<number, string>>;
  /** Filled: how long the log was when it was published, by SHA-256 of each revision that says so. */
  places: Map<string, number>;
};
type Link = Pick<RevisionRow, "id" | "number" | "sha256" | "previousSha256"> & { snapshot: { number: number; sha256: string } | null };

/** Every revision has its hash and a signature that holds, says what its row says, follows the one before, and quotes its text. */
export function checkRevisions({ keys, snapshots, places }: Known): RowCheck {
  const chains = new Map<string, Link[]>();
  return {
    tables: ["revisions"],
    *see({ table, row }) {
      const revision = revisionRow.parse(row);
      const content = parsedContent(revision.content);
      const { id, articleId, number, sha256, previousSha256 } = revision;
      const chain = chains.get(articleId) ?? [];
      chains.set(articleId, chain);
      if (content?.log) places.set(sha256, content.log.size);
      chain.push({ id, number, sha256, previousSha256, snapshot: content?.article.snapshot ?? null });
      for (const message of problemsAlone(revision, content, keys)) yield { table, id, message };
    },
    *conclude() {
      for (const [articleId, chain] of chains) {
        for (const [{ id }, message] of problemsTogether(chain, snapshots.get(articleId))) yield { table: "revisions", id, message };
      }
    },
  };
}

const saidTwice = ["number", "kind", "note", "sample", "previousSha256"] as const;

function* problemsAlone(row: RevisionRow, content: CheckedContent | null, keys: Known["keys"]): Generator<string> {
  if (sha256Hex(row.content) !== row.sha256) yield "The content is not the one that its SHA-256 was taken of.";
  const key = keys.get(row.keyId);
  if (key === undefined) yield "The key that signed it is missing.";
  else if (!signatureHolds(row.content, row.signature, key)) yield "The signature does not hold.";
  if (content === null) {
    yield "The content is not that of a revision.";
    return;
  }
  const other = saidTwice.find((name) => content[name] !== row[name]);
  if (other) yield `The row says otherwise than the content: ${other}.`;
  if (Date.parse(content.publishedAt) !== Date.parse(row.publishedAt)) yield "The row says otherwise than the content: publishedAt.";
  if (sha256Hex(content.article.text) !== content.article.snapshot.sha256) yield "The text in it is not the one it names by SHA-256.";
  const passages = content.annotations.flatMap((annotation) => annotation.passages);
  if (!passages.every((passage) => spanMatches(content.article.text, passage))) yield "It quotes words that its text does not have there.";
}

function* problemsTogether(chain: Link[], snapshots: ReadonlyMap<number, string> | undefined): Generator<[Link, string]> {
  let before: Link | null = null;
  for (const link of chain.toSorted((a, b) => a.number - b.number)) {
    const expected = (before?.number ?? 0) + 1;
    if (link.number !== expected) yield [link, `Revision ${expected} of this article is missing before revision ${link.number}.`];
    else if (link.previousSha256 !== (before?.sha256 ?? null))
      yield [link, "The chain is broken: it does not name the revision before it."];
    if (link.snapshot && snapshots?.get(link.snapshot.number) !== link.snapshot.sha256) {
      yield [link, `It was made of another text than snapshot ${link.snapshot.number} has.`];
    }
    before = link;
  }
}

function parsedContent(text: string): CheckedContent | null {
  try {
    return revisionContent.parse(JSON.parse(text));
  } catch {
    return null; // Neither JSON nor a revision: said by whoever asked.
  }
}
