import { ok, type Result, refuse } from "../result.ts";
import { isRecord, type Malformed } from "./fields.ts";
import { isHypothesisRow, readHypothesisRow } from "./hypothesis.ts";
import type { IncomingAnnotation } from "./incoming-annotation.ts";
import { isWebAnnotation, itemsOf, readWebAnnotation } from "./web-annotation.ts";

export type Incoming = { annotations: IncomingAnnotation[]; malformed: Malformed[] };

export const mostIncoming = 5000;

/**
 * Reads annotations from parsed JSON: W3C Web Annotation (Recommendation of 23 February 2017; one annotation, a page, a collection whose
 * pages are in the file, or a list of annotations), Hypothesis's export and its API's search answer. What is malformed is left out and
 * named by its field; the rest is read. Refuses with `invalid` what is none of these.
 */
export function readIncoming(json: unknown): Result<Incoming> {
  const malformed: Malformed[] = [];
  const list = listOf(json, malformed);
  if (list === null) {
    const message =
      "This file holds no annotations that can be read: it must be W3C Web Annotation JSON-LD, or an export or a search answer of Hypothesis.";
    return refuse("invalid", message, { field: "file" });
  }
  if (list.length > mostIncoming) {
    return refuse("invalid", `This file holds ${list.length} annotations, more than ${mostIncoming}. Split it and import the parts.`, {
      field: "file",
    });
  }
  const annotations = list.flatMap(({ value, field }) => {
    if (isWebAnnotation(value)) return [readWebAnnotation(value, field, malformed)];
    if (isHypothesisRow(value)) return [readHypothesisRow(value, field, malformed)];
    malformed.push({ field, message: "This is no annotation: it has neither the type “Annotation” nor Hypothesis’s uri and target." });
    return [];
  });
  return ok({ annotations: annotations.filter((annotation) => annotation !== null), malformed });
}

type Listed = { value: unknown; field: string };

function listOf(json: unknown, malformed: Malformed[]): Listed[] | null {
  if (Array.isArray(json)) return numbered(json, "");
  if (!isRecord(json)) return null;
  if (Array.isArray(json.rows)) return numbered(json.rows, "rows");
  if (Array.isArray(json.annotations)) return numbered(json.annotations, "annotations");
  if (isWebAnnotation(json) || isHypothesisRow(json)) return [{ value: json, field: "" }];
  return itemsOf(json, malformed);
}

function numbered(values: unknown[], name: string): Listed[] {
  return values.map((value, index) => ({ value, field: `${name}[${index}]` }));
}
