import { parseArgs } from "node:util";
import { type ChainLink, chainProblems, chainsOf, newestProblems } from "#lib/domain/export/chain.ts";
import { checkLiveLog } from "#lib/domain/export/live-check.ts";
import type { Problem } from "#lib/domain/export/problem.ts";
import { type Verification, verifyRevision } from "#lib/domain/export/verification.ts";
import type { SignedRevision } from "#lib/domain/revision/signed-revision.ts";
import { type Command, type ExitCode, printer, UsageError } from "./command.ts";
import { fetchFrom, isAddress, read, reasonOf, Withdrawn } from "./fetching.ts";
import { type KeySource, keysOfClaimedDesk, keysOfThisDesk, readKeys } from "./verify-keys.ts";

type Print = ReturnType<typeof printer>;
type Checked = { place: string; found: Verification; source: KeySource };

/** Checks downloaded revisions. Opens no desk and starts no database; for a file it needs no network. */
export const verifyCommand: Command = {
  usage: "verify FILE|URL… [--keys FILE|URL] [--json]",
  summary: "Check that published revisions are exactly what their desk signed, and several that they are its whole history",
  details: `Needs no desk and, for a file with --keys, no network. It always says whose keys it used: those of --keys; of an address, those of the desk that the
content claims; of a file, those of the desk in ASSAY_DATA_DIR or DATABASE_URL, where there is one.

  --keys FILE|URL    a desk's list of keys, as /.well-known/assay-keys.json has it
  --json             one JSON object a line`,
  exits: "0 intact · 1 not, or not readable, each named · 2 not understood · 3 not checked for want of keys",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { keys: { type: "string" }, json: { type: "boolean", default: false } },
    });
    if (positionals.length === 0) throw new UsageError("Name files or addresses: revisions as JSON, or their standalone pages.");
    const print = printer(values.json);
    let given: KeySource | null = null;
    try {
      if (values.keys !== undefined) given = { keys: await readKeys(values.keys), whose: values.keys };
    } catch (error) {
      print.failed(values.keys ?? "", { code: "upstream", message: reasonOf(error) });
      return 1;
    }
    const exits: ExitCode[] = [];
    const checked: Checked[] = [];
    let ours: Promise<KeySource> | undefined;
    const thisDesk = () => {
      ours ??= keysOfThisDesk();
      return ours;
    };
    for (const place of positionals) {
      try {
        const file = await read(revisionAddress(place));
        const { revision } = await verifyRevision(file);
        const source = given ?? (await (isAddress(place) ? claimed(revision) : thisDesk()));
        const found = await verifyRevision(file, source.keys ?? undefined);
        checked.push({ place, found, source });
        exits.push(await report(print, { place, found, source }, isAddress(place)));
      } catch (error) {
        const isWithdrawn = error instanceof Withdrawn;
        print.failed(place, {
          code: isWithdrawn ? "not_found" : "upstream",
          message: isWithdrawn ? error.message : `It can't be read: ${reasonOf(error)}`,
        });
        exits.push(1);
      }
    }
    if (positionals.length > 1) exits.push(await reportChains(print, checked));
    return exits.includes(1) ? 1 : exits.includes(3) ? 3 : 0;
  },
};

async function claimed(revision: SignedRevision | null): Promise<KeySource> {
  return revision ? keysOfClaimedDesk(revision) : { keys: null, whose: "It names no desk." };
}

async function report(print: Print, { place, found, source }: Checked, online: boolean): Promise<ExitCode> {
  const { revision, key, log } = found;
  const problems = [...found.problems];
  const notes: string[] = [];
  if (revision && found.intact && source.keys && log && online) {
    try {
      const live = await checkLiveLog(revision, log.index, source.keys, fetchFrom(revision.content.desk.url));
      if ("size" in live) notes.push(`The desk's log of today, ${live.size} entries long, still has it.`);
      else problems.push(live);
    } catch (error) {
      notes.push(`The desk's log of today can't be asked: ${reasonOf(error)}`);
    }
  }
  const result = problems.length > 0 ? "not intact" : key === "unchecked" ? "not checked" : "intact";
  const valid = { intact: true, "not intact": false, "not checked": null }[result];
  const what = revision ? `revision ${revision.content.number} of “${revision.content.article.title}”, sha-256 ${revision.sha256}` : place;
  const words = {
    intact: `Intact: ${what}. Signed with a key of ${source.whose}. ${logWords(revision, log)}`,
    "not intact": `Not as it was signed: ${what}.`,
    "not checked": `Not checked: ${what}. No byte differs from what its own key signed, but nobody vouches for that key. ${source.whose}`,
  }[result];
  const fields = { result, valid, key, keysOf: source.keys && source.whose, problems, sha256: revision?.sha256 ?? null, log };
  print.result({ place, ...fields }, [words.trim(), ...notes].join(" "));
  for (const problem of problems) print.progress(`  ${problem.place}: ${problem.message}`);
  if (result === "not intact") print.progress(`  ${keyWords(source, revision)}`);
  return result === "intact" ? 0 : result === "not checked" ? 3 : 1;
}

function logWords(revision: SignedRevision | null, log: Verification["log"]): string {
  if (log) return `Entry ${log.index + 1} of the log ${log.origin}, as of entry ${log.size}.`;
  return revision?.content.sample ? "A sample, which is not logged." : "It carries no proof that it is in the desk's log.";
}

function keyWords({ keys, whose }: KeySource, revision: SignedRevision | null): string {
  if (!keys) return whose;
  const desk =
    revision &&
    ` It says that it is of ${revision.content.desk.url}, whose keys are at ${revision.content.desk.url}/.well-known/assay-keys.json.`;
  return `Checked with the keys of ${whose}.${desk ?? ""}`;
}

/** Several files of one review are its history: whole, in one line, and up to what the desk shows. Only what a listed key signed counts. */
async function reportChains(print: Print, checked: Checked[]): Promise<ExitCode> {
  const links = checked.flatMap(({ found: { revision, intact, key, log } }) =>
    revision && intact && key === "listed" ? [{ revision, index: log?.index ?? null }] : [],
  );
  let exit: ExitCode = 0;
  for (const chain of chainsOf(links).filter(({ length }) => length > 1)) {
    const { problems, note } = await checkChain(chain);
    const { article, desk } = chain.at(-1)?.revision.content ?? {};
    const what = `${chain.length} revisions of “${article?.title}”`;
    print.result(
      { chain: article?.slug, desk: desk?.url, valid: problems.length === 0, problems, newest: chain.at(-1)?.revision.content.number },
      `${problems.length === 0 ? `One unbroken chain: ${what}` : `Not one unbroken chain: ${what}`}. ${note}`,
    );
    for (const problem of problems) print.progress(`  ${problem.place}: ${problem.message}`);
    if (problems.length > 0) exit = 1;
  }
  return exit;
}

async function checkChain(chain: ChainLink[]): Promise<{ problems: Problem[]; note: string }> {
  const problems = chainProblems(chain);
  const { desk, article } = chain.at(-1)?.revision.content ?? {};
  try {
    const file = await read(`${desk?.url}/r/${article?.slug}.json`);
    const { revision } = await verifyRevision(file);
    if (!revision) throw new Error("What it answered is no revision.");
    problems.push(...newestProblems(chain, { number: revision.content.number, sha256: revision.sha256 }));
    return { problems, note: `Compared with revision ${revision.content.number}, the newest that ${desk?.url} shows.` };
  } catch (error) {
    if (error instanceof Withdrawn) return { problems, note: `${desk?.url} no longer shows it: ${error.message}` };
    return { problems, note: `Whether it is up to date is not known, as ${desk?.url} can't be asked: ${reasonOf(error)}` };
  }
}

/** The address of a review's page stands for its signed JSON. */
function revisionAddress(place: string): string {
  if (!isAddress(place)) return place;
  const url = new URL(place);
  url.hash = "";
  if (/^\/r\/[^/.]+\/v\/\d+$/.test(url.pathname)) url.pathname += "/json";
  else if (/^\/r\/[^/.]+$/.test(url.pathname)) url.pathname += ".json";
  return url.href;
}
