import type { z } from "zod";
import type { Transaction } from "#lib/db/client.ts";
import type { NewEvidence } from "#lib/db/evidence.ts";
import type { NewPassage } from "#lib/db/passages.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import { findSnapshotTexts } from "#lib/db/snapshots.ts";
import { listKeptFiles } from "#lib/db/source-addresses.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { evidenceInput, passageInput } from "#lib/domain/claim/annotation-input.ts";
import { makePassage, spanMatches } from "#lib/domain/claim/passages.ts";
import type { Scale, Verdict } from "#lib/domain/claim/scale.ts";
import { fileHash } from "#lib/domain/claim/source-file.ts";
import { parseProse } from "#lib/domain/prose/prose-schema.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { splitsSurrogatePair } from "#lib/domain/text/code-points.ts";

/** Holds passages against the snapshot's text: the words a person saw must stand exactly there. In reading order, without doubles. */
export function checkPassages(text: string, passages: z.infer<typeof passageInput>[]): Result<NewPassage[]> {
  const checked = new Map<string, NewPassage>();
  for (const [index, passage] of passages.entries()) {
    const field = `passages.${index}`;
    if (!spanMatches(text, passage)) {
      return refuse("invalid", "These words do not stand at this place of the article. Load the page anew and select them again.", {
        field,
      });
    }
    if (splitsSurrogatePair(text, passage.start) || splitsSurrogatePair(text, passage.end)) {
      return refuse("invalid", "The selection begins or ends inside a character. Select whole characters.", { field });
    }
    checked.set(`${passage.start}-${passage.end}`, makePassage(text, passage));
  }
  return ok([...checked.values()].sort((a, b) => a.start - b.start || a.end - b.end));
}

/** Looks a verdict up on the scale in force. The one an annotation has already keeps the definition it was given under. */
export async function findVerdict(db: Transaction, slug: string | null, held: Verdict | null): Promise<Result<Verdict | null>> {
  if (slug === null) return ok(null);
  if (held?.slug === slug) return ok(held);
  const scale = await scaleInForce(db);
  const verdict = scale.verdicts.find((candidate) => candidate.slug === slug);
  return verdict ? ok(verdict) : unknownVerdict(slug, scale, "verdict");
}

export function unknownVerdict(slug: string, { verdicts }: Scale, field: string): Result<never> {
  const slugs = verdicts.map((verdict) => verdict.slug);
  return refuse("invalid", `The scale in force has no verdict “${slug}”. Choose one of: ${slugs.join(", ")}.`, {
    field,
    details: { verdicts: slugs },
  });
}

export function checkRationale(rationale: DocumentJson): Result<DocumentJson> {
  return withField(parseProse(rationale), "rationale");
}

export function withField<T>(result: Result<T>, field: string): Result<T> {
  return result.ok ? result : { ok: false, error: { ...result.error, field } };
}

/** A passage put forward as evidence is held against its own snapshot, and its words are taken from there. */
export async function checkEvidence(db: Transaction, rows: z.infer<typeof evidenceInput>[]): Promise<Result<NewEvidence[]>> {
  const texts = await findSnapshotTexts(
    db,
    rows.flatMap((row) => row.passage?.snapshotId ?? []),
  );
  const checked: NewEvidence[] = [];
  const files = rows.flatMap(({ source }) => (source && fileHash(source.url) !== null ? [source.url] : []));
  const kept = new Set(files.length === 0 ? [] : await listKeptFiles(db, files));
  for (const [index, row] of rows.entries()) {
    if (row.passage === null) {
      if (row.source && fileHash(row.source.url) !== null && !kept.has(row.source.url))
        return refuse("not_found", "The desk keeps no such file (any more). Attach it first.", { field: `evidence.${index}.source` });
      checked.push(row);
      continue;
    }
    const { snapshotId, start, end } = row.passage;
    const text = texts.get(snapshotId);
    const field = `evidence.${index}.passage`;
    if (text === undefined) return refuse("not_found", "The article this evidence comes from is not at this desk any more.", { field });
    if (start >= end || end > text.length || splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)) {
      return refuse("invalid", "This evidence does not mark words of that article. Select them again.", { field });
    }
    checked.push({ ...row, quote: text.slice(start, end) });
  }
  return ok(checked);
}
