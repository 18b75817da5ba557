import { headers } from "next/headers";
import type { Result } from "#lib/domain/result.ts";
import { clientAddress } from "#lib/http/client-address.ts";
import { type LimitKind, limit } from "#lib/http/rate-limits.ts";

/** Counts what a visitor does by the network address they come from. */
export async function admitVisitor(kind: LimitKind): Promise<Result<null>> {
  return limit(kind, clientAddress(await headers()));
}
