import { database } from "#lib/db/client.ts";
import { hasAdmin } from "#lib/db/users.ts";

/** Whether the desk is set up: the sign-in page tells a newcomer where the first link is. */
export function deskHasAdmin(): Promise<boolean> {
  return hasAdmin(database());
}
