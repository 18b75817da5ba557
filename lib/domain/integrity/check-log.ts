import { z } from "zod";
import { readCheckpoint, signedBy } from "../log/checkpoint.ts";
import { entryBytes, type LogEntry, logEntryKinds } from "../log/entry.ts";
import { keyEntry, revisionEntry, withdrawalEntry } from "../log/history.ts";
import { proves, readInclusionProof } from "../log/inclusion-proof.ts";
import { grow, leafHash, rootOf, sameHash } from "../log/merkle-tree.ts";
import { signatureHolds } from "../revision/signing.ts";
import { toBase64url } from "../text/base64.ts";
import { sha256Hex } from "../text/hash.ts";
import { type Finding, type RowCheck, utcTime } from "./row-check.ts";

const headRow = z.object({ size: z.number(), checkpoint: z.string() });
const entryRow = z.object({
  ...{ index: z.number(), kind: z.enum(logEntryKinds), number: z.number(), sha256: z.string(), time: utcTime, proof: z.string() },
});
const nodeRow = z.object({ level: z.number(), index: z.number(), hash: z.string() });
const revisionRow = z.object({
  ...{ id: z.string(), articleId: z.string(), number: z.number(), sha256: z.string(), publishedAt: utcTime, sample: z.boolean() },
});
const withdrawalRow = z.object({
  ...{ id: z.string(), articleId: z.string(), revisionNumber: z.number(), reason: z.string(), withdrawnAt: utcTime },
});
const keyRow = z.object({ id: z.string(), publicKey: z.string(), previousId: z.string().nullable().default(null), createdAt: utcTime });

type Entry = z.infer<typeof entryRow>;
type Logged = { table: string; id: string; entry: LogEntry };

type Known = {
  /** Public keys by id, once all are seen. */
  keys: ReadonlyMap<string, string>;
  /** The places in the log that revisions say they have, by their SHA-256, once all are seen. */
  places: ReadonlyMap<string, number>;
};

/**
 * The log is the tree that its entries make, its head is signed, each entry's proof leads there, and what is published and what is logged
 * are the same, each in its place. A desk of before there was a log has no head yet, and nothing that says it is logged.
 */
export function checkLog({ keys, places }: Known): RowCheck {
  const heads: z.infer<typeof headRow>[] = [];
  const entries: Entry[] = [];
  const nodes = new Map<string, string>();
  const revisions = new Map<string, z.infer<typeof revisionRow>>();
  const withdrawals: z.infer<typeof withdrawalRow>[] = [];
  const keyRows: z.infer<typeof keyRow>[] = [];
  const take: Record<string, (row: unknown) => unknown> = {
    log_head: (row) => heads.push(headRow.parse(row)),
    log_entries: (row) => entries.push(entryRow.parse(row)),
    log_nodes(row) {
      const { level, index, hash } = nodeRow.parse(row);
      nodes.set(`${level}/${index}`, hash.slice(2));
    },
    revisions(row) {
      const revision = revisionRow.parse(row);
      revisions.set(`${revision.articleId} ${revision.number}`, revision);
    },
    withdrawals: (row) => withdrawals.push(withdrawalRow.parse(row)),
    signing_keys: (row) => keyRows.push(keyRow.parse(row)),
  };

  function* published(): Generator<Logged> {
    for (const { id, ...revision } of revisions.values()) {
      if (!revision.sample) yield { table: "revisions", id, entry: revisionEntry(revision) };
    }
    for (const { id, articleId, revisionNumber, reason, withdrawnAt } of withdrawals) {
      const revision = revisions.get(`${articleId} ${revisionNumber}`);
      const statement = { number: revisionNumber, revision: revision?.sha256 ?? "", reasonSha256: sha256Hex(reason), withdrawnAt };
      if (!revision?.sample) yield { table: "withdrawals", id, entry: withdrawalEntry(statement) };
    }
    for (const { id, publicKey, previousId, createdAt } of keyRows) {
      yield { table: "signing_keys", id, entry: keyEntry({ id, publicKey, previous: previousId, from: createdAt }, 0) };
    }
  }

  return {
    tables: Object.keys(take),
    see({ table, row }) {
      take[table]?.(row);
      return [];
    },
    async *conclude() {
      const [head] = heads;
      if (!head || head.size === 0) {
        if (entries.length > 0 || nodes.size > 0) yield { table: "log_head", id: "1", message: "The log has entries, and no head." };
        else if (places.size > 0)
          yield { table: "log_head", id: "1", message: `The log is gone: ${places.size} revisions say that they stand in it.` };
        return;
      }
      entries.sort((a, b) => a.index - b.index);
      yield* treeProblems(head, entries, nodes, keys);
      yield* differences(entries, [...published()]);
      yield* misplaced(entries, places);
    },
  };
}

async function* treeProblems(
  head: z.infer<typeof headRow>,
  entries: Entry[],
  nodes: Map<string, string>,
  keys: ReadonlyMap<string, string>,
): AsyncGenerator<Finding> {
  const wrong = (message: string): Finding => ({ table: "log_head", id: "1", message });
  if (entries.length !== head.size || entries.some(({ index }, at) => index !== at)) {
    yield wrong(`The log has ${entries.length} entries instead of ${head.size}, or not those it should.`);
    return;
  }
  const listed = Array.from(keys.values(), (publicKey) => ({ publicKey }));
  const holds = async (text: string, signature: Uint8Array, key: string) => signatureHolds(text, toBase64url(signature), key);
  const tree = grow(
    0,
    [],
    entries.map((entry) => leafHash(entryBytes(entry))),
  );
  const checkpoint = readCheckpoint(head.checkpoint);
  if (!checkpoint || checkpoint.size !== head.size || !sameHash(checkpoint.root, rootOf(tree.peaks))) {
    yield wrong("The checkpoint is not that of the log's entries: some were changed.");
  } else if (!(await signedBy(checkpoint, listed, holds))) yield wrong("No key of the desk has signed the checkpoint.");
  const changed = tree.completed.find(({ level, index, hash }) => nodes.get(`${level}/${index}`) !== Buffer.from(hash).toString("hex"));
  if (changed || nodes.size !== tree.completed.length) {
    yield {
      table: "log_nodes",
      id: changed ? `${changed.level}/${changed.index}` : "?",
      message: "The hashes of the tree are not those of its entries.",
    };
  }
  for (const entry of entries) {
    const proof = readInclusionProof(entry.proof);
    const isProven = proof?.index === entry.index && proves(proof, entryBytes(entry)) && (await signedBy(proof.checkpoint, listed, holds));
    if (!isProven) yield { table: "log_entries", id: String(entry.index), message: "Its proof doesn't prove it." };
  }
}

/** Where nothing was logged before, the log begins with all of history, in which a revision's place is another. */
function* misplaced(entries: Entry[], places: Known["places"]): Generator<Finding> {
  for (const { index, kind, sha256 } of entries) {
    const said = kind === "revision" ? places.get(sha256) : undefined;
    if (!said || said === index) continue;
    yield { table: "log_entries", id: String(index), message: `The log was made anew: this revision says that it is entry ${said}.` };
  }
}

/** What is published without being logged, and the other way round. Keys are numbered as they come, and found by their hash. */
function* differences(entries: Entry[], published: Logged[]): Generator<Finding> {
  const nameOf = ({ kind, number, sha256, time }: LogEntry) => `${kind} ${kind === "key" ? "" : number} ${sha256} ${time}`;
  const logged = new Set(entries.map(nameOf));
  const known = new Set(published.map(({ entry }) => nameOf(entry)));
  for (const { table, id, entry } of published) if (!logged.has(nameOf(entry))) yield { table, id, message: "It is not in the log." };
  for (const entry of entries) {
    if (entry.kind === "restore" || entry.kind === "erasure" || known.has(nameOf(entry))) continue;
    yield { table: "log_entries", id: String(entry.index), message: `The log has a ${entry.kind} that the desk doesn't have.` };
  }
}
