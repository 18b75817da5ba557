import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimitStore, rateLimitTable } from "#lib/db/rate-limits.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";

const minute = 60;

/** How often each thing may be done, by whom or from where, before it has to wait. */
const limits = {
  /** By e-mail address and by browser, where its owner signed in before: no stranger's attempts count. */
  "sign in on a known device": { points: 10, duration: 15 * minute },
  /** By e-mail address and by network: guessing one person's password. */
  "sign in to an account from an address": { points: 10, duration: 15 * minute },
  "sign in to an account from an address in a day": { points: 30, duration: 24 * 60 * minute },
  /** By e-mail address, from all browsers its owner never signed in with: many who guess together. NIST SP 800-63B, 5.2.2. */
  "sign in to an account in a day": { points: 100, duration: 24 * 60 * minute },
  /** By network address: trying one password on many people. An office shares one. */
  "sign in from an address": { points: 50, duration: 15 * minute },
  /** By network address. */
  "open a link": { points: 60, duration: 15 * minute },
  /** By network address: API tokens that are none. */
  "use a wrong token": { points: 30, duration: 15 * minute },
  /** By session: guessing the present password of a browser left open. */
  "give a password": { points: 10, duration: 15 * minute },
  /** By network address. A newsroom or a school shares one. */
  "search the public pages": { points: 120, duration: minute },
  /** By person. */
  import: { points: 300, duration: 10 * minute },
  /** By person: up to 500 addresses and files each. */
  "import many": { points: 20, duration: 60 * minute },
  /** By person. */
  invite: { points: 60, duration: 60 * minute },
} as const;

export type LimitKind = keyof typeof limits;

/** Counted by network, and never taken back. */
const strangers: LimitKind[] = ["use a wrong token", "search the public pages"];

const limiters = new Map<LimitKind, RateLimiterPostgres>();

function limiter(kind: LimitKind): RateLimiterPostgres {
  const existing = limiters.get(kind);
  if (existing) return existing;
  const rule = { keyPrefix: kind, ...limits[kind] };
  const made = new RateLimiterPostgres({
    ...rule,
    storeClient: rateLimitStore,
    storeType: "pool",
    tableName: rateLimitTable,
    tableCreated: true,
    // Strangers who go on once they were refused are refused from memory: no row is written for them, and the database isn't asked.
    inMemoryBlockOnConsumed: strangers.includes(kind) ? rule.points + 1 : 0,
    // While the database can't count, this process does.
    insuranceLimiter: new RateLimiterMemory(rule),
  });
  limiters.set(kind, made);
  return made;
}

/** What is counted: of whom (an address, a person), and where that is not all, of what about them. */
export type Attempt = { kind: LimitKind; key: string; part?: string };

/** `forgetAttempts` (lib/db) finds by its first half all that was counted of somebody. */
const counterOf = ({ key, part }: Attempt) => sha256Hex(key) + (part === undefined ? "" : `.${sha256Hex(part)}`);

/** Counts one attempt of `key` at `kind`; refuses it, and says how long to wait, when there were too many. */
export function limit(kind: LimitKind, key: string): Promise<Result<null>> {
  return count({ kind, key });
}

/** Counts an attempt in each of several ways, until one says that there were too many. */
export async function limitAll(attempts: Attempt[]): Promise<Result<null>> {
  for (const attempt of attempts) {
    const allowed = await count(attempt);
    if (!allowed.ok) return allowed;
  }
  return ok(null);
}

async function count(attempt: Attempt): Promise<Result<null>> {
  try {
    await limiter(attempt.kind).consume(counterOf(attempt));
    return ok(null);
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection;
    return tooMany(Math.ceil(rejection.msBeforeNext / 1000));
  }
}

/** The same for a person. What an admin has set up to run by itself, with a token or the command line, is not held up. */
export async function limitPerson(kind: LimitKind, actor: Actor | null): Promise<Result<null>> {
  const isUnlimited = actor?.role === "admin" && (actor.via === "token" || actor.via === "command-line");
  return isUnlimited ? ok(null) : limit(kind, actor?.id ?? "visitor");
}

/** Takes back all attempts that count alike, as after a right password. */
export async function forgive(attempt: Attempt): Promise<void> {
  await limiter(attempt.kind).delete(counterOf(attempt));
}

/** Takes back one attempt, where only failures should count. */
export async function forgiveOne(attempt: Attempt): Promise<void> {
  await limiter(attempt.kind).reward(counterOf(attempt));
}

/** `details.retryAfterSeconds` is what the Retry-After header should say. */
function tooMany(retryAfterSeconds: number): Result<never> {
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / minute));
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  return refuse("rate_limited", `Too many attempts. What you typed is kept: wait ${wait}, then try again.`, {
    details: { retryAfterSeconds },
  });
}
