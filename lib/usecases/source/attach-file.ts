import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { fillInSource, keepCapture, listTakenOut } from "#lib/db/captures.ts";
import { database, inTransaction, type Transaction } from "#lib/db/client.ts";
import { saveFileSource } from "#lib/db/source-addresses.ts";
import { findSource, listSourcesOf, saveSourceDetails } from "#lib/db/source-list.ts";
import { fileAddress, fileNameOf } from "#lib/domain/claim/source-file.ts";
import type { FoundSource } from "#lib/domain/claim/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { seenOrNothing } from "#lib/domain/text/says-something.ts";
import { type ReadFile, readFile } from "#lib/importer/read-file.ts";
import { admit } from "../admit.ts";
import { keepDocument, sha256Of } from "../steps/keep-document.ts";
import { reopenCiting } from "../steps/reopen-annotations.ts";
import { roomForCopies } from "../steps/room-for-copies.ts";
import { isSourceSeen } from "../steps/seen-citations.ts";

const attached = z.object({
  name: z.string().default(""),
  mediaType: z.string().max(200).default(""),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, "Send a file."),
  /** What is to be seen in it, where it is a picture. */
  altText: z.string().trim().max(1000, "Say in at most 1000 characters what is to be seen.").transform(seenOrNothing).default(""),
});

/**
 * Keeps a file as a source of its own, once however often it is attached: its address is the hash of its bytes. It is evidence once an annotation
 * cites that address, and until then nothing shows it. What is said last of what a picture shows counts, wherever it is cited.
 */
export async function attachFile(actor: Actor | null, input: z.input<typeof attached>): Promise<Result<FoundSource>> {
  const admitted = admit(actor, "put in a copy", attached, input);
  if (!admitted.ok) return admitted;
  const { mediaType, bytes, altText } = admitted.value.input;
  const { actor: person } = admitted.value;
  const name = fileNameOf(admitted.value.input.name);
  const read = await readFile({ bytes, name, mediaType });
  if (!read.ok) return read;
  if (read.value.contentType.startsWith("image/") && altText === "")
    return refuse("invalid", "Say what is to be seen in this picture: whoever can’t see it reads that. Nothing was kept yet.", {
      field: "altText",
    });
  const room = await roomForCopies(bytes);
  if (!room.ok) return room;
  const file = { read: read.value, bytes, name, altText };
  const kept = await inTransaction((db) => keep(db, person, file));
  if (!kept.ok) return kept;
  const { id, url, title, isNew } = kept.value;
  // What a colleague said of the same file is told to whoever may know that it is cited.
  const [known] = isNew || (await isSourceSeen(database(), person, id)) ? await listSourcesOf(database(), [id]) : [];
  return ok(known ?? { id, url, title, publisher: "", publishedAt: null, archivedUrl: null });
}

type File = { read: ReadFile; bytes: Uint8Array; name: string; altText: string };
type Kept = { id: string; url: string; title: string; isNew: boolean };

async function keep(db: Transaction, person: Actor, { read, bytes, name, altText }: File): Promise<Result<Kept>> {
  const actorId = person.id;
  const sha256 = sha256Of(bytes);
  if ((await listTakenOut(db, [sha256])).length > 0)
    return refuse(
      "invalid",
      "This very file was taken out of the desk’s copies, as a law asked, so it is not kept again. Nothing was changed.",
    );
  const url = fileAddress(sha256);
  const title = read.details.title || name || "A file";
  const { id, isNew } = await saveFileSource(db, url, { title, altText });
  if (isNew) {
    const document = await keepDocument(db, { bytes, text: read.text });
    const capture = { url, status: 0, contentType: read.contentType, headers: {}, putInById: actorId, fileName: name, ...document };
    await keepCapture(db, id, capture, { reason: read.note });
    await fillInSource(db, id, read.details);
    await appendAudit(db, {
      verb: "attached",
      subject: "source",
      subjectId: id,
      actorId,
      data: { fileName: name, contentType: read.contentType, sha256 },
    });
  } else if (altText !== "") await saveAltText(db, person, id, altText);
  return ok({ id, url, title, isNew });
}

async function saveAltText(db: Transaction, person: Actor, id: string, altText: string): Promise<void> {
  const known = await findSource(db, id);
  if (!known || known.source.altText === altText) return;
  await reopenCiting(db, person, [id]);
  await saveSourceDetails(db, id, known.version, { altText });
  await appendAudit(db, { verb: "updated", subject: "source", subjectId: id, actorId: person.id, data: { altText } });
}
