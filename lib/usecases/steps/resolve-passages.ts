import type { z } from "zod";
import type { PassageRequest } from "#lib/domain/api/api.ts";
import type { passageInput } from "#lib/domain/claim/annotation-input.ts";
import { findQuote, makePassage, snapToGraphemes } from "#lib/domain/claim/passages.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { codePointIndex } from "#lib/domain/text/code-points.ts";

type PassageInput = z.infer<typeof passageInput>;

/**
 * Turns quotes and code point positions into passages of `text` (UTF-16). A quote that stands in several places, with nothing to tell
 * them apart, is refused with the candidates: this never guesses.
 */
export function resolvePassages(text: string, requests: PassageRequest[]): Result<PassageInput[]> {
  const index = codePointIndex(text);
  const resolved: PassageInput[] = [];
  for (const [at, request] of requests.entries()) {
    const field = `passages.${at}`;
    const result = "start" in request ? byPosition(text, index, request, field) : byQuote(text, index, request, field);
    if (!result.ok) return result;
    resolved.push(result.value);
  }
  return ok(resolved);
}

function byPosition(
  text: string,
  index: ReturnType<typeof codePointIndex>,
  request: Extract<PassageRequest, { start: number }>,
  field: string,
): Result<PassageInput> {
  const length = index.toCodePoint(text.length);
  if (request.start >= request.end || request.end > length) {
    return refuse("invalid", `There is no passage from ${request.start} to ${request.end}: the text has ${length} code points.`, { field });
  }
  const start = index.toUtf16(request.start);
  const end = index.toUtf16(request.end);
  const exact = text.slice(start, end);
  if (request.exact !== undefined && request.exact !== exact) {
    return refuse("invalid", "The words at this position are not the ones quoted. Read the snapshot's text again.", {
      field,
      details: { exact },
    });
  }
  // The range given, but no half characters.
  const whole = snapToGraphemes(text, { start, end });
  return ok({ ...whole, exact: text.slice(whole.start, whole.end) });
}

function byQuote(
  text: string,
  index: ReturnType<typeof codePointIndex>,
  request: Exclude<PassageRequest, { start: number }>,
  field: string,
): Result<PassageInput> {
  const search = findQuote(text, request);
  if ("found" in search) return ok({ ...search.found, exact: text.slice(search.found.start, search.found.end) });
  if ("missing" in search)
    return refuse("invalid", "These words are not in the article. Quote them exactly as the snapshot has them.", { field });
  const candidates = search.ambiguous.map((span) => {
    const { prefix, suffix, exact } = makePassage(text, span);
    return { start: index.toCodePoint(span.start), end: index.toCodePoint(span.end), exact, prefix, suffix };
  });
  return refuse("invalid", `These words stand in ${candidates.length} places. Add a prefix or a suffix, or give the position.`, {
    field,
    details: { candidates },
  });
}
