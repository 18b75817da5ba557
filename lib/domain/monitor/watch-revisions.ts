import { verifyRevision } from "../export/verification.ts";
import type { Checkpoint } from "../log/checkpoint.ts";
import type { LogEntry } from "../log/entry.ts";
import { BrokenLog, type Fetch } from "../log/live-log.ts";
import { type LogIndex, logIndex } from "../log/log-index.ts";
import { withdrawalSha256 } from "../log/statements.ts";
import { tileWidth } from "../log/tiles.ts";
import type { DeskKey } from "../revision/signed-revision.ts";
import { alarm, type Finding } from "./finding.ts";
import { allEntries } from "./watch-log.ts";

type Place = LogIndex["entries"][number];
export type RevisionsWatched = { findings: Finding[]; checked: number; hidden: number[] };

/**
 * Whether the desk shows every revision that it logged, byte for byte as it logged it, or says in the log that it was withdrawn. `known`
 * are those that were not shown when it was last looked at, by their entries.
 */
export async function watchRevisions(
  fetchPath: Fetch,
  checkpoint: Checkpoint,
  keys: DeskKey[],
  known: number[],
): Promise<RevisionsWatched> {
  const entries = await allEntries(fetchPath, checkpoint);
  const places = await fetchIndex(fetchPath, checkpoint.size);
  const withdrawn = withdrawnSlugs(entries, places);
  const findings: Finding[] = [];
  const hidden: number[] = [];
  let checked = 0;
  for (const [index, entry] of entries.entries()) {
    const name = `Entry ${index + 1}, revision ${entry.number} of ${entry.time} (sha-256 ${entry.sha256.slice(0, 12)}…)`;
    const place = places[index];
    if (entry.kind === "withdrawal" && !isWithdrawal(entry, place)) {
      findings.push(alarm("changed", `Entry ${index + 1}: the desk no longer has the withdrawal that it logged.`));
    }
    if (entry.kind !== "revision") continue;
    const { path = null, state = "missing" } = place?.revision ?? {};
    if (state === "published" && path !== null) {
      checked += 1;
      const wrong = await checkRevision(fetchPath, `${path}/json`, entry, index, keys);
      if (wrong) findings.push(alarm("changed", `${name}, ${path}: ${wrong}`));
    } else if (state === "missing") {
      findings.push(alarm("gone", `${name}: the desk has no such revision any more.`));
    } else if (state === "withdrawn" && !withdrawn.has(slugOf(path))) {
      findings.push(alarm("gone", `${name}, ${path}: it is said to be withdrawn, but no withdrawal is logged.`));
    } else {
      hidden.push(index);
      if (state === "removed" && !known.includes(index)) {
        findings.push(alarm("gone", `${name}: the desk has taken it off without a withdrawal. It is logged, but nobody can read it now.`));
      }
    }
  }
  return { findings, checked, hidden };
}

async function fetchIndex(fetchPath: Fetch, size: number): Promise<Place[]> {
  const places: Place[] = [];
  for (let page = 0; page * tileWidth < size; page += 1) {
    const text = new TextDecoder().decode(await fetchPath(`/log/index/${page}`));
    places.push(...logIndex.parse(JSON.parse(text)).entries);
  }
  if (places.some((place, at) => place.index !== at)) throw new BrokenLog("The desk’s index of its log is not in order.");
  return places;
}

/** What is wrong with what the desk shows; null where it is what was logged. */
async function checkRevision(fetchPath: Fetch, path: string, entry: LogEntry, index: number, keys: DeskKey[]): Promise<string | null> {
  const file = await fetchPath(path).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  if (typeof file === "string") return `it can’t be read: ${file}`;
  const { intact, problems, revision, log } = await verifyRevision(file, keys);
  if (!revision || !intact) return problems[0]?.message ?? "it is not intact.";
  if (revision.sha256 !== entry.sha256) return "another revision is shown in its place.";
  return log?.index === index ? null : "it doesn’t prove that it is this entry.";
}

function isWithdrawal(entry: LogEntry, place: Place | undefined): boolean {
  return !!place?.withdrawal && withdrawalSha256(place.withdrawal) === entry.sha256;
}

/** Reviews of which some revision has a withdrawal that was logged. */
function withdrawnSlugs(entries: LogEntry[], places: Place[]): Set<string> {
  const slugs = new Map(entries.map(({ sha256 }, at) => [sha256, slugOf(places[at]?.revision?.path ?? null)]));
  return new Set(
    places.flatMap((place, at) => {
      const entry = entries[at];
      return entry?.kind === "withdrawal" && place.withdrawal && isWithdrawal(entry, place)
        ? [slugs.get(place.withdrawal.revision) ?? ""]
        : [];
    }),
  );
}

const slugOf = (path: string | null) => /^\/r\/([^/]+)/.exec(path ?? "")?.[1] ?? "";
