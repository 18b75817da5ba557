import type { Annotation } from "../claim/annotation.ts";
import { claimFromWords } from "../claim/claim.ts";
import type { KeptOrigin } from "../claim/origin.ts";
import { proseText } from "../prose/prose.ts";
import type { Span } from "../text/span.ts";
import type { hashesOf } from "./identity.ts";
import type { IncomingAnnotation } from "./incoming-annotation.ts";

export type Known = { annotation: Annotation; origin: KeptOrigin | null };

export type Arrival = ReturnType<typeof hashesOf> & {
  incoming: IncomingAnnotation;
  /** Where its words stand in the article: UTF-16. */
  spans: (Span & { exact: string })[];
  /** Its comment as plain text. */
  comment: string;
};

/**
 * Tells what an article has already of what arrives: by the source's id; where one of the two has none, by whose it is and what it says. What
 * was here before origins were kept is known by its words alone, and stands for one arrival at most.
 */
export function createKnown(all: Known[]) {
  const own = new Map(all.map((known) => [known.annotation.id, known]));
  const unclaimed = new Set(all.filter(({ origin }) => origin === null));
  const bySource = new Map(all.flatMap((known) => (known.origin?.id ? [[known.origin.id, known]] : [])));
  const byIdentity = new Map(all.flatMap((known) => (known.origin ? [[known.origin.identitySha256, known]] : [])));
  const arrived = new Set<string>();

  return {
    /** Null: it is new. `again`: this file, or our own publication, brings what is there. */
    find(arrival: Arrival): Known | "again" | null {
      const { identitySha256, incoming } = arrival;
      const { id } = incoming.provenance;
      const isOwn = own.has(/#a-([\da-f-]{36})$/.exec(id ?? "")?.[1] ?? "");
      if (isOwn || arrived.has(id ?? identitySha256)) return "again";
      arrived.add(id ?? identitySha256);
      const named = id === null ? undefined : bySource.get(id);
      if (named) return named;
      const alike = byIdentity.get(identitySha256);
      if (alike && (id === null || alike.origin?.id === null)) return alike;
      for (const known of unclaimed) {
        if (!saysTheSame(known.annotation, arrival)) continue;
        unclaimed.delete(known);
        return known;
      }
      return null;
    },
  };
}

/** A mark without a word of its own might be anybody's: tags alone tell two readers apart, and drafts keep no tags. */
function saysTheSame({ claim, claimant, passages, rationale }: Annotation, { incoming, spans, comment }: Arrival): boolean {
  const own = incoming.claim || claimFromWords(spans[0]?.exact ?? "");
  if (claim !== own || claimant !== incoming.claimant || proseText(rationale).trim() !== comment.trim()) return false;
  if (comment.trim() === "" && incoming.tags.length > 0) return false;
  const places = (of: Span[]) => [...new Set(of.map(({ start, end }) => `${start}-${end}`))].sort().join();
  return places(passages) === places(spans);
}

/** A draft as it was taken in: no version, no decision and no word of anybody here since. */
export function isUntouched({ version, state, comments }: Annotation, origin: Pick<KeptOrigin, "annotationVersion">): boolean {
  return version === origin.annotationVersion && state === "draft" && comments.length === 0;
}

/** Where both sides say when, the later is newer; where one doesn't, nobody can tell. */
export function isNewer(incoming: string | null, kept: string | null): boolean | "unclear" {
  if (incoming === null || kept === null) return "unclear";
  return incoming > kept;
}
