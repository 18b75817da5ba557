import { headers } from "next/headers";
import type { Result } from "#lib/domain/result.ts";
import { clientNetwork } from "#lib/http/client-address.ts";
import { type LimitKind, limit } from "#lib/http/rate-limits.ts";
import { countRefusal } from "#lib/usecases/desk/count-refusals.ts";

/** Lets a visitor do something, counted by the network they come from. A link that leads nowhere is counted as what it is. */
export async function admitVisitor<T>(kind: LimitKind, open: () => Promise<Result<T>>): Promise<Result<T>> {
  const network = clientNetwork(await headers());
  const allowed = await limit(kind, network);
  const result = allowed.ok ? await open() : allowed;
  if (!result.ok && ["not_found", "rate_limited"].includes(result.error.code)) countRefusal("unknown link", network);
  return result;
}
