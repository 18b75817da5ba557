import type { LogEntry } from "./entry.ts";
import { type KeyStatement, keySha256, type WithdrawalStatement, withdrawalSha256 } from "./statements.ts";

export type LoggedRevision = { articleId: string; number: number; sha256: string; publishedAt: string; keyId: string };
export type LoggedWithdrawal = { articleId: string; number: number } & WithdrawalStatement;

export function revisionEntry({ number, sha256, publishedAt }: Pick<LoggedRevision, "number" | "sha256" | "publishedAt">): LogEntry {
  return { kind: "revision", number, sha256, time: publishedAt };
}

export function withdrawalEntry({ number, ...statement }: Omit<LoggedWithdrawal, "articleId">): LogEntry {
  return { kind: "withdrawal", number, sha256: withdrawalSha256(statement), time: statement.withdrawnAt };
}

/** `number` counts the desk's keys from 1. */
export function keyEntry(statement: KeyStatement, number: number): LogEntry {
  return { kind: "key", number, sha256: keySha256(statement), time: statement.from };
}

/**
 * What a desk has published so far, as its log would have it: in order of time, but each key before all that it signed, each revision
 * after the one before it, whatever the clock said. `keys` are given oldest first, the revisions of an article by number.
 */
export function historyOf(keys: KeyStatement[], revisions: LoggedRevision[], withdrawals: LoggedWithdrawal[]): LogEntry[] {
  type Placed = { era: number; time: string; entry: LogEntry };
  const places = new Map<string, Placed>();
  for (const revision of revisions) {
    const before = places.get(`${revision.articleId} ${revision.number - 1}`);
    places.set(`${revision.articleId} ${revision.number}`, {
      era: keys.findIndex(({ id }) => id === revision.keyId),
      time: latest(revision.publishedAt, before?.time),
      entry: revisionEntry(revision),
    });
  }
  const withdrawn = withdrawals.map((withdrawal): Placed => {
    const revision = places.get(`${withdrawal.articleId} ${withdrawal.number}`);
    const inUse = keys.findLastIndex(({ from }) => from <= withdrawal.withdrawnAt);
    const { articleId, ...statement } = withdrawal;
    return {
      era: Math.max(inUse, revision?.era ?? 0),
      time: latest(withdrawal.withdrawnAt, revision?.time),
      entry: withdrawalEntry(statement),
    };
  });
  const inOrder = [...places.values(), ...withdrawn].toSorted((a, b) => a.era - b.era || compare(a.time, b.time));
  return keys.flatMap((key, era) => [keyEntry(key, era + 1), ...inOrder.filter((placed) => placed.era === era).map(({ entry }) => entry)]);
}

const latest = (time: string, other = time) => (other > time ? other : time);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
