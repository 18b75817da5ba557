import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { divergedBecause, leftOut, skippedBecause } from "#lib/domain/incoming/import-report.ts";
import { importAnnotations } from "#lib/usecases/annotation/import-annotations.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, type ExitCode, printer, UsageError } from "./command.ts";

/** Adds annotations made elsewhere to an article, as drafts. */
export const annotateCommand: Command = {
  usage: "annotate ARTICLE FILE [--map TAG=VERDICT…] [--any-page] [--as EMAIL] [--json]",
  summary: "Add annotations from a file (W3C Web Annotation JSON-LD, Hypothesis) to an article, as drafts",
  details: `What was taken in before is known again and not doubled. What can't be placed for sure, or says too little, is named and stays out.

  --map TAG=VERDICT  what a tag of the file stands for on the desk's scale; again for each
  --any-page         take annotations of other pages too
  --as EMAIL         whose work it is; without it, the desk's first admin's
  --json             one JSON object a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        as: { type: "string" },
        map: { type: "string", multiple: true, default: [] },
        "any-page": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const [wanted, path, ...more] = positionals;
    if (wanted === undefined || path === undefined || more.length > 0)
      throw new UsageError("Name one article, by slug or id, and one file.");
    const verdictMap = Object.fromEntries(values.map.map(mapping));
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    if (!actor.ok) return fails(print, wanted, actor.error);
    const file = await read(path);
    if ("problem" in file) return fails(print, path, { code: "not_found", message: file.problem });
    const imported = await importAnnotations(actor.value, { articleId: wanted, file: file.text, verdictMap, anyPage: values["any-page"] });
    if (!imported.ok) return fails(print, imported.error.code === "not_found" ? wanted : path, imported.error);

    const { added, updated, known, skipped, diverged, unanchored, malformed, tags } = imported.value;
    for (const each of skipped) print.progress(`${each.field}: skipped. ${skippedBecause(each)}`);
    if (skipped.some(({ why }) => why === "other page")) print.progress("To take annotations of other pages too: --any-page");
    for (const each of diverged) print.progress(`${each.field}: not updated. ${divergedBecause(each)}`);
    for (const { field, exact, reason } of unanchored)
      print.progress(`${field}: unanchored. ${reason}${exact && ` “${exact.slice(0, 80)}”`}`);
    for (const { field, message } of malformed) print.progress(`${field}: ${message}`);
    const unmapped = tags.filter(({ tag }) => !Object.hasOwn(verdictMap, tag));
    for (const { tag, count, suggestion } of unmapped) {
      print.progress(`tag “${tag}” (${count}) stands for no verdict. If it should: --map "${tag}=${suggestion ?? "VERDICT"}"`);
    }
    const stayedOut = [
      ...[`${skipped.length} skipped`, `${diverged.length} changed on both sides`],
      ...[`${unanchored.length} unanchored`, `${malformed.length} malformed`],
    ].join(", ");
    print.result(
      { article: wanted, ...imported.value },
      `${added} added as drafts, ${updated} updated, ${known} there already, ${stayedOut}`,
    );
    return leftOut(imported.value) > 0 ? 1 : 0;
  },
};

function mapping(text: string): [string, string] {
  const at = text.lastIndexOf("=");
  if (at < 1 || at === text.length - 1) throw new UsageError(`“${text}” maps nothing: write --map "TAG=VERDICT".`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function fails(print: ReturnType<typeof printer>, what: string, error: Parameters<ReturnType<typeof printer>["failed"]>[1]): ExitCode {
  print.failed(what, error);
  return 1;
}

async function read(path: string): Promise<{ text: string } | { problem: string }> {
  try {
    return { text: await readFile(path, "utf8") };
  } catch (error) {
    return { problem: `This file can't be read: ${error instanceof Error ? error.message : "unknown reason"}` };
  }
}
