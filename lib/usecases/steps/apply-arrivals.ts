import type { z } from "zod";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { evidenceInput } from "#lib/domain/claim/annotation-input.ts";
import { claimFromWords } from "#lib/domain/claim/claim.ts";
import { locatorIn } from "#lib/domain/claim/locator.ts";
import type { ImportReport } from "#lib/domain/incoming/import-report.ts";
import type { IncomingEvidence } from "#lib/domain/incoming/incoming-annotation.ts";
import { type Arrival, type createKnown, isNewer, isUntouched, type Known } from "#lib/domain/incoming/known-annotations.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { readTextFragment } from "#lib/domain/text/text-fragment.ts";
import { noteOrigin, renewAnnotation, takeInAnnotations } from "./take-in-annotations.ts";

export type Arriving = Arrival & { rationale: DocumentJson; verdict: string | null };

type Ending = "added" | "updated" | "known" | "diverged";

/** Adds what arrives, brings what came before to it, or leaves it be, and tells the report which. With `dryRun` it only tells. */
export async function applyArrivals(
  actor: Actor,
  articleId: string,
  arriving: Arriving[],
  known: ReturnType<typeof createKnown>,
  report: ImportReport,
  { dryRun }: { dryRun: boolean },
): Promise<void> {
  const met = arriving.map((each) => ({ arriving: each, twin: known.find(each) }));
  const fresh = met.flatMap((each) => (each.twin === null ? [each.arriving] : []));
  const endings = dryRun ? [] : await add(actor, articleId, fresh);
  const added = new Map(fresh.map((each, index) => [each, endings[index] ?? ok<Ending>("added")]));
  for (const { arriving: each, twin } of met) {
    const { field } = each.incoming;
    const ending = added.get(each) ?? (twin === "again" || twin === null ? ok<Ending>("known") : await meet(actor, twin, each, dryRun));
    if (!ending.ok) {
      report.malformed.push({ field: [field, ending.error.field].filter(Boolean).join(" › "), message: ending.error.message });
    } else if (ending.value !== "diverged") report[ending.value] += 1;
    else if (twin !== null && twin !== "again") {
      const { id: annotationId, claim } = twin.annotation;
      report.diverged.push({ field, annotationId, claim, updatedAt: each.incoming.provenance.updatedAt });
    }
  }
}

async function add(actor: Actor, articleId: string, fresh: Arriving[]): Promise<Result<Ending>[]> {
  if (fresh.length === 0) return [];
  return takeInAnnotations(
    actor,
    articleId,
    fresh.map((arriving) => ({ input: { articleId, ...fieldsOf(arriving) }, origin: originOf(arriving) })),
  );
}

async function meet(actor: Actor, twin: Known, arriving: Arriving, dryRun: boolean): Promise<Result<Ending>> {
  const { annotation } = twin;
  const change = changeTo(twin, arriving);
  if (change === "diverged") return ok("diverged");
  if (change === null) {
    const noted = twin.origin === null && !dryRun ? await noteOrigin(actor, annotation.id, originOf(arriving)) : ok(undefined);
    return noted.ok ? ok("known") : noted;
  }
  if (dryRun) return ok("updated");
  return renewAnnotation(actor, { id: annotation.id, version: annotation.version, ...change }, originOf(arriving));
}

/** What of a draft is to be changed; null for nothing. Without an origin kept, only its first version is surely untouched. */
function changeTo({ annotation, origin }: Known, arriving: Arriving): Partial<ReturnType<typeof fieldsOf>> | "diverged" | null {
  const untouched = isUntouched(annotation, origin ?? { annotationVersion: 1 });
  const { incoming, verdict, contentSha256 } = arriving;
  if (origin === null || origin.contentSha256 === contentSha256) {
    return untouched && verdict !== null && verdict !== annotation.verdict?.slug ? { verdict } : null;
  }
  const newer = isNewer(incoming.provenance.updatedAt, origin.updatedAt);
  if (newer === false) return null;
  if (newer === "unclear" || !untouched) return "diverged";
  // Tags that may stand for another verdict now leave none, unless somebody has said which.
  const held = incoming.tags.length > 0 ? null : (annotation.verdict?.slug ?? null);
  return { ...fieldsOf(arriving), verdict: verdict ?? held };
}

function fieldsOf({ incoming, spans, verdict, rationale }: Arriving) {
  const { claim, claimant, claimedOn, evidence } = incoming;
  return {
    ...{ passages: spans, verdict, claimant, rationale },
    ...(claimedOn !== undefined && { claimedOn }),
    claim: claim || claimFromWords(spans[0]?.exact ?? ""),
    evidence: evidence.map(toRow),
  };
}

function originOf({ incoming, contentSha256, identitySha256 }: Arriving) {
  const { id, creator, createdAt, updatedAt } = incoming.provenance;
  return { id, creator, createdAt, updatedAt, contentSha256, identitySha256 };
}

/** What its address says of the words quoted and of their place counts where nothing else does. */
function toRow({ stance, quote, locator, url, ...source }: IncomingEvidence): z.input<typeof evidenceInput> {
  const { page, words } = readTextFragment(url);
  return { stance, quote: quote || words, locator: locator ?? locatorIn(page), source: { url: page, ...source } };
}
