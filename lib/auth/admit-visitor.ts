import { headers } from "next/headers";
import type { Result } from "#lib/domain/result.ts";
import { clientNetwork } from "#lib/http/client-address.ts";
import { type LimitKind, limit } from "#lib/http/rate-limits.ts";

/** Counts what a visitor does by the network address they come from. */
export async function admitVisitor(kind: LimitKind): Promise<Result<null>> {
  return limit(kind, clientNetwork(await headers()));
}
