import type { Result } from "#lib/domain/result.ts";
import { clientNetwork } from "#lib/http/client-address.ts";
import { forgive, forgiveOne, limit } from "#lib/http/rate-limits.ts";
import { signIn } from "#lib/usecases/people/sign-in.ts";

type Attempt = { email: string; password: string; headers: Record<string, unknown> | undefined };

/** Signs in, unless too many wrong passwords came for this account or from this address. An attempt counts before its password is looked at. */
export async function passwordSignIn({ email, password, headers }: Attempt): Promise<Result<{ sessionId: string; userId: string }>> {
  const account = email.trim().toLowerCase();
  const address = clientNetwork(headers);
  for (const allowed of [await limit("sign in to an account", account), await limit("sign in from an address", address)]) {
    if (!allowed.ok) return allowed;
  }
  const userAgent = headers?.["user-agent"];
  const result = await signIn({ email, password, userAgent: typeof userAgent === "string" ? userAgent : "" });
  if (result.ok) await Promise.all([forgive("sign in to an account", account), forgiveOne("sign in from an address", address)]);
  return result;
}
