import "#lib/domain/without-compiling.ts";
import { type ChainLink, chainProblems, chainsOf, newestProblems } from "#lib/domain/export/chain.ts";
import { closeDirections } from "#lib/domain/export/escaping.ts";
import { checkLiveLog } from "#lib/domain/export/live-check.ts";
import type { Problem } from "#lib/domain/export/problem.ts";
import { type Verification, verifyRevision } from "#lib/domain/export/verification.ts";
import { clockLine, longDate } from "#lib/domain/export/wording.ts";
import { type DeskKey, deskKeys, type SignedRevision } from "#lib/domain/revision/signed-revision.ts";

// The one script of /verify: it reads files the reader chooses and checks them here. It sends nothing; it fetches the desk's keys, its log
// and, to compare, the newest revision.

const largest = 200 * 2 ** 20;

async function start(): Promise<void> {
  const section = document.getElementById("check");
  const input = section?.querySelector("input");
  const results = section?.querySelector("output");
  if (!section || !input || !results) return;
  section.hidden = false;
  if (!(await signsEd25519())) {
    section.textContent = isSecureContext
      ? "This browser can’t check Ed25519 signatures. A newer one can, and so can the command below."
      : "Browsers check signatures only on pages that came over https. Use the command below.";
    return;
  }
  const check = async (files: File[]) => {
    if (files.length === 0) return;
    results.replaceChildren(element("p", "Checking…"));
    results.replaceChildren(...(await report(files)));
  };
  input.addEventListener("change", () => check(Array.from(input.files ?? [])));
  addEventListener("dragover", (event) => {
    event.preventDefault();
    section.classList.add("over");
  });
  addEventListener("dragleave", () => section.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    section.classList.remove("over");
    check(Array.from(event.dataTransfer?.files ?? []));
  });
}

async function signsEd25519(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    return true;
  } catch {
    return false;
  }
}

async function report(files: File[]): Promise<HTMLElement[]> {
  const keys = await fetchKeys();
  const checked: { name: string; found: Verification; live: string | null }[] = [];
  for (const file of files) {
    const found = await verified(file, keys);
    checked.push({ name: file.name, ...(await withLiveLog(found, keys)) });
  }
  const shown = checked.map((one) => fileReport(one));
  const links = checked.flatMap(({ found: { revision, intact, key, log } }) =>
    revision && intact && key === "listed" ? [{ revision, index: log?.index ?? null }] : [],
  );
  for (const chain of chainsOf(links)) {
    const newest = await fetchNewest(chain);
    if (chain.length > 1) shown.push(chainReport(chain, newest));
    else if (newest === "withdrawn") shown.push(small(withdrawnWords));
  }
  return shown;
}

async function verified(file: File, keys: DeskKey[] | undefined): Promise<Verification> {
  if (file.size <= largest) return verifyRevision(new Uint8Array(await file.arrayBuffer()), keys);
  const problem: Problem = { part: "file", place: "the file", message: "It is larger than any revision: 200 MB at most." };
  return { intact: false, problems: [problem], revision: null, key: "unchecked", log: null };
}

async function fetchPath(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(path, { cache: "no-cache" });
  if (!response.ok) throw new Error(`The desk answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

async function fetchKeys(): Promise<DeskKey[] | undefined> {
  try {
    return deskKeys.parse(JSON.parse(new TextDecoder().decode(await fetchPath("/.well-known/assay-keys.json")))).keys;
  } catch (error) {
    console.warn(error);
    return undefined;
  }
}

/** Asks the log of today as well, where the file says where in it the revision stands. */
async function withLiveLog(found: Verification, keys: DeskKey[] | undefined): Promise<{ found: Verification; live: string | null }> {
  const { revision, log, intact } = found;
  if (!revision || !log || !intact || !keys) return { found, live: null };
  try {
    const live = await checkLiveLog(revision, log.index, keys, fetchPath);
    if ("size" in live) return { found, live: `The log of today, ${entries(live.size)} long, still has it.` };
    return { found: { ...found, intact: false, problems: [live] }, live: null };
  } catch (error) {
    console.warn(error);
    return { found, live: "The log of today couldn’t be asked. Try again when you are online." };
  }
}

const entries = (count: number) => `${count} ${count === 1 ? "entry" : "entries"}`;

function fileReport({ name, found, live }: { name: string; found: Verification; live: string | null }): HTMLElement {
  const { intact, problems, revision, key, log } = found;
  const result = !intact ? "not intact" : key === "listed" ? "intact" : "not checked";
  const looks = {
    intact: { look: "v-accurate", words: "✓ Intact, and signed by this desk" },
    "not intact": {
      look: "v-inaccurate",
      words: key === "not listed" ? "✗ Not intact: this desk didn’t sign it" : "✗ Not as it was signed",
    },
    "not checked": { look: "v-missing-context", words: "? Not checked" },
  };
  const report = element("section");
  report.className = `notice ${looks[result].look}`;
  report.append(element("h3", looks[result].words), element("p", name));
  if (revision && result === "intact") {
    const { article, number, publishedAt, desk, clock } = revision.content;
    report.append(
      element(
        "p",
        `Revision ${number} of the review of “${closeDirections(article.title)}”, published by ${closeDirections(desk.name)} on ${longDate(publishedAt)}.`,
      ),
    );
    if (clock) report.append(element("p", clockLine(clock)));
    report.append(element("p", [logWords(revision, log), live ?? ""].join(" ").trim()), hash(`SHA-256 ${revision.sha256}`));
  }
  if (problems.length > 0) report.append(list(problems));
  report.append(small(keyWords(found)));
  return report;
}

function logWords({ content }: SignedRevision, log: Verification["log"]): string {
  if (log) return `The file proves that it is entry ${log.index + 1} of the desk’s log, under its checkpoint of ${entries(log.size)}.`;
  if (content.sample) return "It is a sample, which is not entered in the log.";
  return "The file carries no proof that it is in the desk’s log: it may have been downloaded before there was one.";
}

function keyWords({ key, revision }: Verification): string {
  const here = `the keys of this desk, ${location.origin}`;
  if (!revision) return `It would be checked with ${here}.`;
  const { url } = revision.content.desk;
  const elsewhere = url === location.origin ? "" : ` It says that it is of ${url}: check it there as well.`;
  if (key !== "unchecked") return `Checked with ${here}.${elsewhere}`;
  return `The keys of this desk couldn’t be fetched, so nobody vouches for the key it was signed with. Try again when you are online.${elsewhere}`;
}

type Newest = SignedRevision | "withdrawn" | "unknown";

const withdrawnWords = "This desk has withdrawn the review since, and no longer shows it.";

/** What the desk shows of the review now. */
async function fetchNewest(chain: ChainLink[]): Promise<Newest> {
  try {
    const response = await fetch(`/r/${chain[0]?.revision.content.article.slug}.json`, { cache: "no-cache" });
    if (response.status === 410) return "withdrawn";
    if (!response.ok) return "unknown";
    const { revision } = await verifyRevision(new Uint8Array(await response.arrayBuffer()));
    return revision ?? "unknown";
  } catch (error) {
    console.warn(error);
    return "unknown";
  }
}

function chainReport(chain: ChainLink[], newest: Newest): HTMLElement {
  const problems = chainProblems(chain);
  const article = chain[0]?.revision.content.article;
  let compared = "Whether it is up to date is not known: this desk shows no revision of it now.";
  if (newest === "withdrawn") compared = withdrawnWords;
  else if (newest !== "unknown") {
    problems.push(...newestProblems(chain, { number: newest.content.number, sha256: newest.sha256 }));
    compared = `Compared with revision ${newest.content.number}, the newest that this desk shows.`;
  }
  const report = element("section");
  report.className = problems.length === 0 ? "notice v-accurate" : "notice v-inaccurate";
  report.append(element("h3", problems.length === 0 ? `✓ One unbroken chain of ${chain.length} revisions` : "✗ Not one unbroken chain"));
  report.append(element("p", `“${closeDirections(article?.title ?? "")}”`));
  if (problems.length > 0) report.append(list(problems));
  report.append(small(compared));
  return report;
}

function list(problems: Problem[]): HTMLElement {
  const items = element("ul");
  for (const { place, message } of problems) {
    const item = element("li", `${message} `);
    item.append(element("code", place));
    items.append(item);
  }
  return items;
}

function hash(text: string): HTMLElement {
  const line = element("p", text);
  line.className = "hash";
  return line;
}

function small(text: string): HTMLElement {
  const line = element("p", text);
  line.className = "by";
  return line;
}

/** Words come from files of strangers: always as text, never as HTML. */
function element(name: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.dir = "auto";
  return made;
}

await start();
