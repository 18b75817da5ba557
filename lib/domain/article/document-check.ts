import type { JSONContent } from "@tiptap/core";
import type { Schema } from "@tiptap/pm/model";
import { problemsOf } from "../parse.ts";
import { ok, type Result, refuse } from "../result.ts";
import { deceptiveHost } from "../text/deceptive-host.ts";
import { isStorable } from "../text/storable.ts";
import type { DocumentJson } from "./article-schema.ts";
import { isTextblock } from "./canonical-text.ts";
import { spanOf } from "./cell-span.ts";
import { documentJson, jsonOf } from "./document-json.ts";
import { type DocumentLimits, findOverrun } from "./document-limits.ts";
import { listStart } from "./list-start.ts";
import { mendRaised } from "./raised-text.ts";
import { recordingTime } from "./recording-time.ts";
import { isSafeLink, namesUser } from "./safe-link.ts";

/**
 * Checks JSON from outside against a schema: size and depth first (by a loop, so that no input can exhaust the stack), then shape,
 * characters, links and the schema's own rules. Gives the schema's reading of it: unknown attributes are gone, links carry an address only.
 * Refuses with `invalid`.
 */
export function checkDocument(json: unknown, schema: Schema, limits: DocumentLimits): Result<DocumentJson> {
  const overrun = findOverrun(json, limits);
  if (overrun) return refuse("invalid", overrun);

  const shape = documentJson.safeParse(json);
  if (!shape.success) return refuse("invalid", "This is not a document that Assay can read.", { details: problemsOf(shape.error) });

  const refused = tidy(shape.data);
  if (refused) return refuse("invalid", refused);

  try {
    const node = schema.nodeFromJSON(shape.data);
    node.check();
    return ok(jsonOf(node));
  } catch (error) {
    if (error instanceof RangeError)
      return refuse("invalid", "The document holds parts that Assay does not keep.", {
        details: [{ field: "", message: error.message }],
      });
    throw error;
  }
}

/** Leaves each link, list and cell with the attributes Assay knows, raised text drawn as it reads. Says what cannot be kept, or null. */
function tidy(document: JSONContent): string | null {
  const waiting: JSONContent[] = [document];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.text !== undefined && !isStorable(node.text))
      return "The text holds characters that cannot be stored (a null character or half a character).";
    const level = node.attrs?.level;
    if (node.type === "heading" && !(Number.isInteger(level) && Number(level) >= 1 && Number(level) <= 6))
      return "A heading has a level from 1 to 6.";
    if (node.type === "orderedList") node.attrs = { start: listStart(node.attrs?.start) };
    if (node.type === "tableCell" || node.type === "tableHeader")
      node.attrs = { colspan: spanOf(node.attrs?.colspan ?? 1), rowspan: spanOf(node.attrs?.rowspan ?? 1) };
    if (isTextblock(node) && node.content !== undefined) node.content = mendRaised(node.content);
    // A cue without a time says nothing.
    if (node.marks) node.marks = node.marks.filter((mark) => mark.type !== "cue" || recordingTime(mark.attrs) !== null);
    for (const mark of node.marks ?? []) {
      if (mark.type !== "link") continue;
      const href = mark.attrs?.href;
      if (typeof href === "string" && namesUser(href))
        return `A link names a user before its host, which hides where it leads: ${href.slice(0, 200)}`;
      if (typeof href !== "string" || !isSafeLink(href)) return "A link leads to an address that is not http, https or mailto.";
      mark.attrs = { href: writableHref(href) };
    }
    waiting.push(...(node.content ?? []));
  }
  return null;
}

/** Browsers skip white space and control characters inside an address; what is kept has none. A host that isn't what it looks like is kept in punycode. */
export function writableHref(href: string): string {
  return deceptiveHost(href) !== null || /[\s\p{Cc}\p{Cs}<>"\\]/u.test(href) ? new URL(href).href : href;
}
