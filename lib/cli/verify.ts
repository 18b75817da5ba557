import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { verifyRevision } from "#lib/domain/export/verification.ts";
import { type DeskKey, deskKeys } from "#lib/domain/revision/signed-revision.ts";
import { type Command, printer, UsageError } from "./command.ts";

/** Checks a downloaded revision. Needs no desk, no database and, for a file, no network. */
export const verifyCommand: Command = {
  usage: "verify FILE|URL [--keys FILE|URL] [--json]",
  summary: "Check that a published revision is exactly what its desk signed",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { keys: { type: "string" }, json: { type: "boolean", default: false } },
    });
    const [place, ...more] = positionals;
    if (place === undefined || more.length > 0)
      throw new UsageError("Name one file or address: a revision as JSON, or its standalone page.");
    const print = printer(values.json);
    const file = await read(revisionAddress(place));
    if (typeof file === "string") {
      print.failed(place, { code: "upstream", message: file });
      return 1;
    }
    const keys = await readKeys(values.keys);
    if (typeof keys === "string") {
      print.failed(values.keys ?? "", { code: "upstream", message: keys });
      return 1;
    }
    const { intact, problems, revision, key } = await verifyRevision(file, keys);
    const valid = intact && key !== "not listed";
    const what = revision
      ? `revision ${revision.content.number} of “${revision.content.article.title}”, sha-256 ${revision.sha256}`
      : place;
    const about = {
      unchecked: "The key was not compared with a list; name one with --keys.",
      listed: "The desk lists its key.",
      "not listed": "The desk does not list its key.",
    }[key];
    print.result(
      { place, valid, key, problems, sha256: revision?.sha256 ?? null },
      valid ? `Intact: ${what}. ${about}` : `Not as it was signed: ${what}.`,
    );
    for (const problem of problems) print.progress(`  ${problem.place}: ${problem.message}`);
    if (key === "not listed") print.progress(`  ${about}`);
    return valid ? 0 : 1;
  },
};

const isAddress = (place: string) => /^https?:\/\//i.test(place);

/** The address of a review's page stands for its signed JSON. */
function revisionAddress(place: string): string {
  if (!isAddress(place)) return place;
  const url = new URL(place);
  url.hash = "";
  if (/^\/r\/[^/.]+\/v\/\d+$/.test(url.pathname)) url.pathname += "/json";
  else if (/^\/r\/[^/.]+$/.test(url.pathname)) url.pathname += ".json";
  return url.href;
}

/** The bytes, or why they can't be had. */
async function read(place: string): Promise<Uint8Array | string> {
  try {
    if (!isAddress(place)) return await readFile(place);
    const response = await fetch(place, { signal: AbortSignal.timeout(30_000) });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : `The server answered ${response.status} ${response.statusText}.`;
  } catch (error) {
    return `It can't be read: ${error instanceof Error ? error.message : "unknown reason"}`;
  }
}

async function readKeys(place: string | undefined): Promise<DeskKey[] | undefined | string> {
  if (place === undefined) return undefined;
  const file = await read(place);
  if (typeof file === "string") return file;
  try {
    return deskKeys.parse(JSON.parse(new TextDecoder().decode(file))).keys;
  } catch {
    return "This is not a list of a desk's keys, as /.well-known/assay-keys.json has it.";
  }
}
