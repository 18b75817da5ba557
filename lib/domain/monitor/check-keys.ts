import { signatureHolds } from "../export/signature.ts";
import type { LogEntry } from "../log/entry.ts";
import { keySha256, keyStatement } from "../log/statements.ts";
import type { DeskKey } from "../revision/signed-revision.ts";
import { fromBase64url } from "../text/base64.ts";
import { alarm, type Finding, note } from "./finding.ts";

/** Whether the desk lists the keys it listed before, as it listed them. */
export function checkKnownKeys(known: DeskKey[], listed: DeskKey[]): Finding[] {
  return known.flatMap((key) => {
    const now = listed.find(({ id }) => id === key.id);
    const same =
      now && now.publicKey === key.publicKey && now.entry === key.entry && now.from === key.from && now.previous === key.previous;
    if (same && (key.until === null || now.until === key.until)) return [];
    return [
      alarm("rewrite", `The desk ${now ? "lists another story of" : "no longer lists"} its key ${key.id}, which it has signed with.`),
    ];
  });
}

/** Whether each new key was logged as listed, and handed over by the key before. `entries` are those of the log from `start` on. */
export async function checkNewKeys(known: DeskKey[], listed: DeskKey[], entries: LogEntry[], start: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const key of listed.filter(({ id }) => !known.some((old) => old.id === id))) {
    const statement = keyStatement(key);
    const entry = key.entry === null ? undefined : entries[key.entry - start];
    if (entry?.kind !== "key" || entry.sha256 !== keySha256(key)) {
      findings.push(alarm("broken", `The desk lists a key, ${key.id}, that its log doesn’t have at that place.`));
    } else if (known.length > 0) {
      const before = listed.find(({ id }) => id === key.previous);
      const signature = key.signatureOfPrevious === null ? null : fromBase64url(key.signatureOfPrevious);
      const holds = before && signature && (await signatureHolds(statement, signature, before.publicKey));
      findings.push(holds ? note("key", handedOver(key)) : alarm("key", foreign(key, signature !== null)));
    }
  }
  return findings;
}

const handedOver = (key: DeskKey) => `New key ${key.id} since ${key.from}, signed for by the key before.`;

function foreign(key: DeskKey, wasSigned: boolean): string {
  const how = wasSigned
    ? "and what should be the signature of the key before is not"
    : "and the desk says that the key before couldn’t sign for it";
  return `New key ${key.id} since ${key.from}, ${how}: ask the newsroom, by another way, whether it is theirs.`;
}
