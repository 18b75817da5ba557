import { refresh } from "next/cache.js";
import { currentActorAs } from "#lib/auth/session.ts";
import { OutOfSpace } from "#lib/domain/out-of-space.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { type LimitKind, limit } from "#lib/http/rate-limits.ts";

/**
 * `limit`: at most so often a person. `refresh`: pages that show what it changes are drawn anew. `background`: windows ask this by
 * themselves, so it keeps no session from running out.
 */
type ActionOptions = { limit?: LimitKind; refresh?: boolean; background?: boolean };

/**
 * A use case as an action of the desk, in the name of whoever is signed in on this browser. A window that says for whom it asks (`as`) is
 * refused where somebody else has signed in there since.
 */
export function action<Output, Input = void>(
  perform: (actor: Actor | null, input: Input) => Promise<Result<Output>>,
  { limit: kind, refresh: isShown = false, background = false }: ActionOptions = {},
) {
  return async (input: Input, as?: string): Promise<Result<Output>> => {
    const actor = await currentActorAs(as, !background);
    const allowed = kind ? await limit(kind, limitKey(kind, actor)) : null;
    if (allowed && !allowed.ok) return allowed;
    const result = await answered(perform(actor, input));
    if (result.ok && isShown) refresh();
    return result;
  };
}

/** A password is guessed in one session; the same person's others go on. */
function limitKey(kind: LimitKind, actor: Actor | null): string {
  return (kind === "give a password" ? actor?.session?.id : actor?.id) ?? "visitor";
}

/** Without room on the disk, what was asked is refused like anything else that can't be done. */
async function answered<T>(work: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof OutOfSpace) return { ok: false, error: error.refusal };
    throw error;
  }
}
