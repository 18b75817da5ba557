import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { setSamplePresent } from "./remove-sample.ts";

/** Brings the sample library back as it was. */
export async function restoreSample(actor: Actor | null): Promise<Result<{ articles: number }>> {
  return setSamplePresent(actor, true);
}
