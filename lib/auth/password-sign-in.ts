import type { Result } from "#lib/domain/result.ts";
import { clientNetwork } from "#lib/http/client-address.ts";
import { type Attempt, forgive, forgiveOne, limitAll } from "#lib/http/rate-limits.ts";
import { countRefusal } from "#lib/usecases/desk/count-refusals.ts";
import { signIn } from "#lib/usecases/people/sign-in.ts";
import { type Device, deviceCookieName, isKnownTo, readDevice } from "./device-cookie.ts";
import { cookieOf, sessionCookieName, sessionIdOf } from "./session-cookie.ts";

type SignInRequest = { email: string; password: string; headers: Record<string, unknown> | undefined };
type SignedIn = { sessionId: string; userId: string; device: Device | null; account: string };

/**
 * Signs in, unless too many wrong passwords came before: from this network, for this account from this network, or for this account from
 * all browsers that its owner never signed in with. Those they did sign in with are counted each by itself, so that no stranger can lock
 * anybody out of them. An attempt counts before its password is looked at.
 */
export async function passwordSignIn({ email, password, headers }: SignInRequest): Promise<Result<SignedIn>> {
  const account = email.trim().toLowerCase();
  const network = clientNetwork(headers);
  const cookies = typeof headers?.cookie === "string" ? headers.cookie : undefined;
  const device = await readDevice(cookieOf(cookies, deviceCookieName()));
  const known = isKnownTo(device, account);
  const attempts = device && known ? fromKnownDevice(account, device) : fromStranger(account, network);

  const allowed = await limitAll(attempts);
  if (!allowed.ok) {
    countRefusal("refused sign-in", network);
    return allowed;
  }
  const userAgent = headers?.["user-agent"];
  const replaces = await sessionIdOf(cookieOf(cookies, sessionCookieName()));
  const result = await signIn({ email, password, userAgent: typeof userAgent === "string" ? userAgent : "", replaces });
  if (!result.ok) {
    countRefusal("failed sign-in", network);
    return result;
  }
  await Promise.all(attempts.map((attempt) => (attempt.shared ? forgiveOne(attempt) : forgive(attempt))));
  return { ok: true, value: { ...result.value, device, account } };
}

/** `shared`: others' attempts count too, so a right password takes back its own alone. */
type Counted = Attempt & { shared?: true };

function fromKnownDevice(account: string, { device }: Device): Counted[] {
  return [{ kind: "sign in on a known device", key: account, part: device }];
}

/** In this order: what is refused by one counts for none after it, so a single network can't use up what all may try. */
function fromStranger(account: string, network: string): Counted[] {
  return [
    { kind: "sign in from an address", key: network, shared: true },
    { kind: "sign in to an account from an address", key: account, part: network },
    { kind: "sign in to an account from an address in a day", key: account, part: network },
    { kind: "sign in to an account in a day", key: account, shared: true },
  ];
}
