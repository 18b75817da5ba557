import { signatureHolds } from "../export/signature.ts";
import { type Checkpoint, readCheckpoint } from "../log/checkpoint.ts";
import { entryBytes, type LogEntry, readEntry } from "../log/entry.ts";
import { BrokenLog, type Fetch, fetchCheckpoint, fetchEntries, fetchPeaks } from "../log/live-log.ts";
import { grow, leafHash, rootOf, sameHash } from "../log/merkle-tree.ts";
import { type DeskKey, deskKeys } from "../revision/signed-revision.ts";
import { checkKnownKeys, checkNewKeys } from "./check-keys.ts";
import { alarm, type Finding, note } from "./finding.ts";
import type { MonitorState } from "./state.ts";

/** `state` is what to measure the next look by: as it was, where this one found what must not be taken for good. */
export type LogWatched = { findings: Finding[]; state: MonitorState | null; checkpoint: Checkpoint | null; keys: DeskKey[] };

/**
 * Whether the log of a desk is the one that was seen before, and only longer: from the tiles that cover the tree as it was, and the
 * entries added since, both heads must come out, hash for hash.
 */
export async function watchLog(desk: string, before: MonitorState | null, fetchPath: Fetch): Promise<LogWatched> {
  const keys = await fetchKeys(fetchPath);
  const stopped = (finding: Finding): LogWatched => ({ findings: [finding], state: before, checkpoint: null, keys });
  try {
    const { checkpoint, note: signed, key } = await fetchCheckpoint(fetchPath, keys, signatureHolds);
    const retiredBy = keys.find(({ entry }) => entry !== null && entry < checkpoint.size && key.entry !== null && entry > key.entry);
    if (retiredBy) return stopped(alarm("broken", `The checkpoint is signed with the key ${key.id}, which ${retiredBy.id} has replaced.`));
    const last = before?.checkpoints.at(-1);
    const seen = last === undefined ? null : readCheckpoint(last);
    const changed = checkKnownKeys(before?.keys ?? [], keys);
    const grown = await growth(fetchPath, seen, checkpoint);
    if (!grown) {
      const cause = await explain(fetchPath, before, seen, checkpoint);
      if (cause.event !== "restored") return { ...stopped(cause), findings: [...changed, cause] };
      const restored = remember(desk, null, signed, keys, await allEntries(fetchPath, checkpoint));
      return { findings: [...changed, cause], state: restored, checkpoint, keys };
    }
    const start = seen?.size ?? 0;
    const findings = [...changed, ...(await checkNewKeys(before?.keys ?? [], keys, grown, start)), ...restores(grown)];
    if (!before) findings.push(note("began", `From now on this desk is measured by its log as it is: ${checkpoint.size} entries.`));
    if (seen && seen.origin !== checkpoint.origin)
      findings.push(note("moved", `The log ${seen.origin} calls itself ${checkpoint.origin} now.`));
    const held = findings.some(({ event }) => event === "rewrite" || event === "broken");
    return { findings, state: held ? before : remember(desk, before, signed, keys, grown), checkpoint, keys };
  } catch (error) {
    if (error instanceof BrokenLog) return stopped(alarm("broken", error.message));
    throw error;
  }
}

async function fetchKeys(fetchPath: Fetch): Promise<DeskKey[]> {
  const list = new TextDecoder().decode(await fetchPath("/.well-known/assay-keys.json"));
  return deskKeys.parse(JSON.parse(list)).keys;
}

/** The entries since `seen`, where the log has grown from that; null where it hasn't. */
async function growth(fetchPath: Fetch, seen: Checkpoint | null, now: Checkpoint): Promise<LogEntry[] | null> {
  const size = seen?.size ?? 0;
  if (now.size < size) return null;
  const peaks = await fetchPeaks(fetchPath, size, now);
  if (seen && !sameHash(rootOf(peaks), seen.root)) return null;
  const added = await fetchEntries(fetchPath, size, now);
  const root = rootOf(grow(size, peaks, added.map(leafHash)).peaks);
  if (sameHash(root, now.root)) return readable(added);
  if (seen && now.size === size) return null;
  throw new BrokenLog("The tiles and entries that the desk serves are not those that its checkpoint stands for.");
}

/** All entries of the log as it is now. */
export async function allEntries(fetchPath: Fetch, now: Checkpoint): Promise<LogEntry[]> {
  const entries = await fetchEntries(fetchPath, 0, now);
  const { peaks } = grow(0, [], entries.map(leafHash));
  if (!sameHash(rootOf(peaks), now.root))
    throw new BrokenLog("The entries that the desk serves are not those that its checkpoint stands for.");
  return readable(entries);
}

function readable(entries: Uint8Array[]): LogEntry[] {
  return entries.map((bytes) => {
    const entry = readEntry(bytes);
    if (!entry) throw new BrokenLog("An entry of the log is not written as entries are.");
    return entry;
  });
}

/** A log that isn't the one we saw: restored from a backup, as its own entry says, or rewritten. */
async function explain(fetchPath: Fetch, before: MonitorState | null, seen: Checkpoint | null, now: Checkpoint): Promise<Finding> {
  const size = seen?.size ?? 0;
  const entries = await fetchEntries(fetchPath, 0, now);
  const rootAt = (length: number) => rootOf(grow(0, [], entries.slice(0, length).map(leafHash)).peaks);
  if (!sameHash(rootAt(now.size), now.root))
    throw new BrokenLog("The entries that the desk serves are not those that its checkpoint stands for.");
  const kept = (before?.checkpoints ?? []).flatMap((signed) => readCheckpoint(signed) ?? []);
  const holding = kept.findLast((old) => old.size <= now.size && sameHash(rootAt(old.size), old.root));
  const since = holding ? `It still holds what was seen of it up to entry ${holding.size}.` : "Nothing that was seen of it before holds.";
  const told = new Set(before?.restores);
  // All that was seen before the restore must be there as it was, and the restore be news: else "restored" is only what a rewrite calls itself.
  const restore = readable(entries).findLastIndex(
    (entry, index) =>
      entry.kind === "restore" &&
      entry.number === index &&
      index < size &&
      !told.has(written(entry)) &&
      kept.every((old) => old.size > index || sameHash(rootAt(old.size), old.root)),
  );
  if (restore >= 0) {
    const lost = size - restore;
    const words = `The desk was restored from a backup at entry ${restore}: the ${lost === 1 ? "entry" : `${lost} entries`} that came after it, and were seen here, ${lost === 1 ? "is" : "are"} gone.`;
    return alarm("restored", `${words} ${since} Ask the newsroom whether they restored one.`);
  }
  if (now.size < size)
    return alarm("rollback", `The log had ${size} entries when it was last seen, and has ${now.size}: history was cut off. ${since}`);
  if (now.size === size)
    return alarm("fork", `There are two different logs of ${size} entries: one is shown now, the other was seen before. ${since}`);
  return alarm(
    "rewrite",
    `The log has grown to ${now.size} entries, but not from the ${size} that were seen before: history was rewritten. ${since}`,
  );
}

function restores(added: LogEntry[]): Finding[] {
  const found = added.filter(({ kind }) => kind === "restore");
  return found.map(({ number, time }) =>
    note("restored", `The desk was restored from a backup at entry ${number}, on ${time}; nothing that was seen is lost.`),
  );
}

const written = (entry: LogEntry) => new TextDecoder().decode(entryBytes(entry));

function remember(desk: string, before: MonitorState | null, signed: string, keys: DeskKey[], fresh: LogEntry[]): MonitorState {
  const checkpoints = before?.checkpoints ?? [];
  const added = checkpoints.at(-1) === signed ? checkpoints : [...checkpoints, signed];
  const restores = [...(before?.restores ?? []), ...fresh.filter(({ kind }) => kind === "restore").map(written)];
  return { format: "assay-monitor/1", desk, checkpoints: added, keys, restores, hidden: before?.hidden ?? [] };
}
