import { signedBy } from "../log/checkpoint.ts";
import { entryBytes } from "../log/entry.ts";
import { proves, readInclusionProof } from "../log/inclusion-proof.ts";
import { canonicalJson } from "../revision/canonical-json.ts";
import type { RevisionContent } from "../revision/revision.ts";
import { type DeskKey, parts, type SignedRevision, signedRevision } from "../revision/signed-revision.ts";
import { fromBase64url, toBase64url } from "../text/base64.ts";
import { embeddedRevision, inScript } from "./embedding.ts";
import { isListed } from "./key-listing.ts";
import type { Problem } from "./problem.ts";
import { signatureHolds } from "./signature.ts";

export type Verification = {
  /** No byte differs from what the key signed and, where keys were given, it is one of those. */
  intact: boolean;
  problems: Problem[];
  revision: SignedRevision | null;
  /** Whether the desk's own list has the key; `unchecked` when no list was given: then nobody knows who signed. */
  key: "listed" | "not listed" | "unchecked";
  /** Its place in the desk's log, and the size of that, as the file proves them; null where it carries no proof. */
  log: { index: number; size: number; origin: string } | null;
};

/**
 * Checks a downloaded revision: the signed JSON, or the standalone HTML page that carries it. Needs nothing but the file; runs in
 * Node and, with Web Crypto's Ed25519, in browsers. `keys` is what the desk lists at `/.well-known/assay-keys.json`, got from
 * somewhere one trusts: without it, the file proves only that whoever held its key signed it.
 */
export async function verifyRevision(file: Uint8Array, keys?: DeskKey[]): Promise<Verification> {
  const failed = (problem: Problem): Verification => ({ intact: false, problems: [problem], revision: null, key: "unchecked", log: null });
  const text = decoded(file);
  if (text === null) return failed(inFile("the file", "This is not a text in UTF-8, so it is not a revision of Assay, or it was damaged."));

  const embedded = embeddedRevision(text);
  const json = embedded ?? text;
  const parsed = parsedJson(json);
  if (!("value" in parsed)) return failed(inFile(parsed.place, `The file is no longer readable: ${parsed.message}`));
  const shape = signedRevision.safeParse(parsed.value);
  if (!shape.success) {
    const issue = shape.error.issues[0];
    return failed(inFile(pointer(issue?.path ?? []), `This is not a signed revision: ${issue?.message ?? "unknown form"}`));
  }

  const revision = shape.data;
  const problems: Problem[] = [];
  const expected = `${parsed.canonical}\n`;
  const written = embedded === null ? expected : inScript(expected);
  if (written !== json) {
    const at = firstDifference(written, json);
    problems.push(
      inFile(`character ${at + 1}`, "The file is not written as Assay writes it: something was added, dropped or reordered here."),
    );
  }
  problems.push(...(await contentProblems(revision)), ...(await keyProblems(revision)));
  if (embedded !== null && problems.length === 0) problems.push(...(await pageProblems(text, expected, revision.content)));
  const proof = await checkProof(revision, keys);
  // What was changed is named once.
  if (problems.length === 0) problems.push(...proof.problems);
  const listed = keys === undefined ? null : isListed(revision, keys, proof.log?.index ?? null);
  if (listed === false) problems.push({ part: "key", place: "/keyId", message: strangersKey });
  return {
    intact: problems.length === 0,
    problems,
    revision,
    key: listed === null ? "unchecked" : listed ? "listed" : "not listed",
    log: proof.log,
  };
}

const strangersKey = "It was signed with a key that the desk doesn’t list for that time: somebody else signed it.";

/** Whether the file proves that the revision is in the log, under a checkpoint that a listed key has signed. */
async function checkProof(
  { content, sha256, log }: SignedRevision,
  keys: DeskKey[] | undefined,
): Promise<Pick<Verification, "log" | "problems">> {
  const failed = (message: string) => ({ log: null, problems: [{ part: "log" as const, place: "/log", message }] });
  if (log === undefined) {
    return content.log ? failed("The proof that it is in the desk’s log was taken out of the file.") : { log: null, problems: [] };
  }
  const proof = readInclusionProof(log);
  if (!proof) return failed("The proof that it is in the desk’s log can’t be read: it was changed.");
  const { number, publishedAt } = content;
  if (!proves(proof, entryBytes({ kind: "revision", number, sha256, time: publishedAt }))) {
    return failed("The proof is not of this revision in the desk’s log: one of the two was changed.");
  }
  // A log that had nothing yet began with all that was published before.
  if (content.log && content.log.size > 0 && content.log.size !== proof.index) {
    return failed(
      `It says that it is entry ${content.log.size + 1} of the desk’s log, and the proof is of another place: the log was made anew.`,
    );
  }
  const { origin, size } = proof.checkpoint;
  if (!(await signedBy(proof.checkpoint, [proof], signatureHolds))) {
    return failed("The signature of the log’s checkpoint does not hold: one of the two was changed.");
  }
  if (keys && !keys.some(({ publicKey }) => publicKey === proof.publicKey)) {
    return failed("The checkpoint of the log was not signed with a key that the desk lists.");
  }
  return { log: { index: proof.index, size, origin }, problems: [] };
}

async function contentProblems(revision: SignedRevision): Promise<Problem[]> {
  const { content, digests, sha256 } = revision;
  const canonical = canonicalJson(content);
  const hashHolds = (await sha256Hex(canonical)) === sha256;
  const changed: Problem[] = [];
  const unseen = new Set(Object.keys(digests));
  for (const [place, value] of parts(content)) {
    unseen.delete(place);
    const digest = digests[place];
    if (digest === undefined) changed.push(inContent(place, "was added"));
    else if ((await sha256Hex(canonicalJson(value))) !== digest) changed.push(inContent(place, "was changed"));
  }
  for (const place of unseen) changed.push(inContent(place, "was taken out"));

  const signature = fromBase64url(revision.signature);
  if (signature && (await signatureHolds(canonical, signature, revision.publicKey))) {
    if (!hashHolds) return [{ part: "hash", place: "/sha256", message: "The hash was changed; content and signature are as they were." }];
    return changed.map(({ place }) => ({
      part: "digests",
      place: `/digests/${place.slice("/content".length).replaceAll("~", "~0").replaceAll("/", "~1")}`,
      message: "This digest was changed; content and signature are as they were.",
    }));
  }
  if (!hashHolds && changed.length > 0) return changed;
  if (!hashHolds) return [inContent("", "was changed")];
  return [
    {
      part: "signature",
      place: "/signature",
      message: "The signature does not hold: it was changed, or the content was rewritten together with its hash.",
    },
  ];
}

async function keyProblems({ keyId, publicKey }: SignedRevision): Promise<Problem[]> {
  const bytes = fromBase64url(publicKey);
  const id = bytes?.length && toBase64url((await digest(bytes)).subarray(0, 16));
  if (id === keyId) return [];
  return [{ part: "key", place: "/keyId", message: "The key and its id do not belong together: one of them was changed." }];
}

async function pageProblems(text: string, signed: string, content: RevisionContent): Promise<Problem[]> {
  const { htmlPage } = await import("./html-page.ts");
  const page = rendered(() => htmlPage(signed, content));
  if (page === text) return [];
  return [
    {
      part: "page",
      place: `character ${firstDifference(page, text) + 1}`,
      message:
        "The signed revision in the page is intact, but the page around it is not as this version of Assay writes it: it was changed here, or written by another version. Trust the signed revision, not the page.",
    },
  ];
}

/** Empty when there is nothing to render: a key may have signed a content that no Assay ever wrote. */
function rendered(page: () => Iterable<string>): string {
  try {
    return [...page()].join("");
  } catch {
    return "";
  }
}

async function sha256Hex(text: string): Promise<string> {
  return Array.from(await digest(new TextEncoder().encode(text)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

function decoded(file: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file);
  } catch {
    return null;
  }
}

function parsedJson(text: string): { value: unknown; canonical: string } | { place: string; message: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value, canonical: canonicalJson(value) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(message)?.[1];
    return { place: position === undefined ? "the file" : `character ${Number(position) + 1}`, message };
  }
}

function inFile(place: string, message: string): Problem {
  return { part: "file", place, message };
}

function inContent(place: string, happened: string): Problem {
  const annotation = /^\/annotations\/(\d+)$/.exec(place)?.[1];
  const name = annotation === undefined ? place.slice(1).replaceAll("/", ", ") || "The content" : `annotation ${Number(annotation) + 1}`;
  return { part: "content", place: `/content${place}`, message: `${name} ${happened} after signing.` };
}

function pointer(path: PropertyKey[]): string {
  return path.length === 0 ? "the file" : path.map((name) => `/${String(name)}`).join("");
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return index;
}
