import "#lib/domain/without-compiling.ts";
import { type ChainLink, chainProblems, chainsOf } from "#lib/domain/export/chain.ts";
import type { Problem } from "#lib/domain/export/problem.ts";
import { type Verification, verifyRevision } from "#lib/domain/export/verification.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import { type DeskKey, deskKeys } from "#lib/domain/revision/signed-revision.ts";

// The one script of /verify: it reads files the reader chooses and checks them here. It sends nothing; it fetches the desk's list of keys.

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
  const checked: { name: string; found: Verification }[] = [];
  for (const file of files) checked.push({ name: file.name, found: await verified(file, keys) });
  const shown = checked.map(({ name, found }) => fileReport(name, found, keys !== undefined));
  const links = checked.flatMap(({ found: { revision, intact, key, log } }) =>
    revision && intact && key === "listed" ? [{ revision, index: log?.index ?? null }] : [],
  );
  if (links.length > 1 && links.length === files.length) shown.push(...chainsOf(links).map(chainReport));
  return shown;
}

async function verified(file: File, keys: DeskKey[] | undefined): Promise<Verification> {
  if (file.size <= largest) return verifyRevision(new Uint8Array(await file.arrayBuffer()), keys);
  const problem: Problem = { part: "file", place: "the file", message: "It is larger than any revision: 200 MB at most." };
  return { intact: false, problems: [problem], revision: null, key: "unchecked", log: null };
}

async function fetchKeys(): Promise<DeskKey[] | undefined> {
  try {
    const response = await fetch("/.well-known/assay-keys.json");
    return deskKeys.parse(await response.json()).keys;
  } catch (error) {
    console.warn(error);
    return undefined;
  }
}

function fileReport(name: string, { intact, problems, revision, key }: Verification, hasKeys: boolean): HTMLElement {
  const good = intact && key === "listed";
  const verdict = !intact ? "Not as it was signed" : good ? "Intact, and signed by this desk" : "Intact, but not known to this desk";
  const report = element("section");
  report.className = good ? "notice v-accurate" : intact ? "notice v-missing-context" : "notice v-inaccurate";
  report.append(element("h3", `${good ? "✓" : intact ? "?" : "✗"} ${verdict}`), element("p", name));
  if (revision && intact) {
    const { article, number, publishedAt, desk } = revision.content;
    report.append(
      element("p", `Revision ${number} of the review of “${article.title}”, published by ${desk.name} on ${longDate(publishedAt)}.`),
      element("p", keySentence(key, hasKeys)),
      hash(`SHA-256 ${revision.sha256}`),
    );
  }
  if (problems.length > 0) report.append(list(problems));
  return report;
}

function keySentence(key: Verification["key"], hasKeys: boolean): string {
  if (key === "listed") return "This desk lists the key it was signed with, for the time it was signed.";
  if (!hasKeys) return "This desk’s list of keys couldn’t be fetched, so nobody vouches for the key. Try again when you are online.";
  return "This desk doesn’t list its key: another desk signed it, or somebody else.";
}

function chainReport(chain: ChainLink[]): HTMLElement {
  const problems = chainProblems(chain);
  const report = element("section");
  report.className = problems.length === 0 ? "notice v-accurate" : "notice v-inaccurate";
  if (problems.length === 0) report.append(element("h3", `✓ One unbroken chain of ${chain.length} revisions`));
  else report.append(element("h3", "✗ Not one unbroken chain"), list(problems));
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

/** Words come from files of strangers: always as text, never as HTML. */
function element(name: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.dir = "auto";
  return made;
}

await start();
