import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { fillInSource, keepCapture, listCiting, listCounting, listTakenOut } from "#lib/db/captures.ts";
import { database, inTransaction, type Transaction } from "#lib/db/client.ts";
import { documentOf, listCitedAddresses } from "#lib/db/merged-sources.ts";
import { listSourcesOf } from "#lib/db/source-list.ts";
import { fileHash, fileNameOf } from "#lib/domain/claim/source-file.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { type ReadFile, readFile } from "#lib/importer/read-file.ts";
import { admit } from "../admit.ts";
import { keepDocument, sha256Of } from "../steps/keep-document.ts";
import { notifyCiting } from "../steps/notify-citing.ts";
import { reopenCiting } from "../steps/reopen-annotations.ts";
import { roomForCopies } from "../steps/room-for-copies.ts";
import { isSourceSeen, sourceNotFound } from "../steps/seen-citations.ts";
import { checkQuotes } from "./check-quotes.ts";

const putIn = z.object({
  id: z.uuid(),
  /** The annotation from whose card it is put in: of the source's addresses those count that are cited there. */
  annotationId: z.uuid().nullable().default(null),
  name: z.string().default(""),
  mediaType: z.string().max(200).default(""),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, "Send a file."),
});

/** `before`: the copies that counted until now, for undoing. `reopened`: how many annotations wait for a sign-off again. */
export type PutIn = { before: { sourceId: string; copyId: string | null }[]; reopened: number; note: string };

/**
 * Keeps what a person sees of a source, where the server doesn't: marked as theirs, and from now on the copy in which the words quoted are looked
 * for. Whoever puts it in is an author of what cites it: somebody else signs that off.
 */
export async function putInCopy(actor: Actor | null, input: z.input<typeof putIn>): Promise<Result<PutIn>> {
  const admitted = admit(actor, "put in a copy", putIn, input);
  if (!admitted.ok) return admitted;
  const { id: asked, annotationId, mediaType, bytes } = admitted.value.input;
  const { actor: person } = admitted.value;
  const name = fileNameOf(admitted.value.input.name);
  const id = await documentOf(database(), asked);
  if (!(await isSourceSeen(database(), person, id))) return sourceNotFound();
  const read = await readFile({ bytes, name, mediaType });
  if (!read.ok) return read;
  const room = await roomForCopies(bytes);
  if (!room.ok) return room;
  const addresses: string[] = [];
  for (const address of annotationId === null ? [id] : await listCitedAddresses(database(), annotationId, id))
    if (await isSourceSeen(database(), person, address)) addresses.push(address);
  const kept = await inTransaction((db) => keep(db, person, { addresses, read: read.value, bytes, name }));
  if (!kept.ok) return kept;
  for (const sourceId of addresses) await checkQuotes({ sourceId });
  await notifyCiting(await listCiting(database(), ...addresses));
  return kept;
}

type Keeping = { addresses: string[]; read: ReadFile; bytes: Uint8Array; name: string };

async function keep(db: Transaction, { id: actorId, ...actor }: Actor, { addresses, read, bytes, name }: Keeping): Promise<Result<PutIn>> {
  const reopened = await reopenCiting(db, { id: actorId, ...actor }, addresses);
  const sources = await listSourcesOf(db, addresses);
  const counting = new Map((await listCounting(db, addresses)).map((each) => [each.sourceId, each]));
  const sha256 = sha256Of(bytes);
  if (addresses.length === 0 || sources.length === 0) return sourceNotFound();
  if (sources.some(({ url }) => fileHash(url) !== null))
    return refuse(
      "invalid",
      "This source is a file, and the file is its copy. Attach the other one as a source of its own. Nothing was changed.",
    );
  if ((await listTakenOut(db, [sha256])).length > 0)
    return refuse(
      "invalid",
      "This very file was taken out of the desk’s copies, as a law asked, so it is not kept again. Nothing was changed.",
    );
  if (addresses.every((sourceId) => counting.get(sourceId)?.sha256 === sha256))
    return refuse("invalid", "This is the very copy that is kept already, byte for byte. Nothing was changed.");
  const document = await keepDocument(db, { bytes, text: read.text });
  for (const sourceId of addresses) {
    const url = sources.find((source) => source.id === sourceId)?.url ?? sources[0]?.url ?? "";
    const capture = { url, status: 0, contentType: read.contentType, headers: {}, putInById: actorId, fileName: name, ...document };
    await keepCapture(db, sourceId, capture, { reason: read.note });
    await fillInSource(db, sourceId, read.details);
    const data = { fileName: name, contentType: read.contentType, sha256, textSha256: document.textSha256 };
    await appendAudit(db, { verb: "put-in", subject: "source", subjectId: sourceId, actorId, data });
  }
  const before = addresses.map((sourceId) => ({ sourceId, copyId: counting.get(sourceId)?.captureId ?? null }));
  return ok({ before, reopened, note: read.note });
}
