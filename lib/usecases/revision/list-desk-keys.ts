import { database } from "#lib/db/client.ts";
import { listDeskKeys as listKeys } from "#lib/db/signing-keys.ts";
import type { DeskKey } from "#lib/domain/revision/signed-revision.ts";

/** The desk's public keys with their periods, for anyone who checks what it signed. */
export function listDeskKeys(): Promise<DeskKey[]> {
  return listKeys(database());
}
