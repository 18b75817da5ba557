import { createImportDraftAction, type NewDraft } from "#lib/actions/import.ts";
import type { OriginalType } from "#lib/domain/article/original-type.ts";
import { endingOf, unreadableByEnding, unreadableMessage } from "#lib/domain/article/unreadable-kinds.ts";
import { type Result, refuse } from "#lib/domain/result.ts";
import { base64, UnreadableFile } from "./base64.ts";
import { typeOfFile } from "./original-type.ts";

/** Above this no original is taken in, so it need not be sent. In bytes. */
const mostBytes = 5_000_000;

export function sendText(text: string, originalType: OriginalType, force = false): Promise<Result<NewDraft>> {
  return send(new Blob([text]), { originalType, originalName: "", force });
}

/** Reads a file of this computer and makes a draft of it. Whatever goes wrong is an answer that speaks to the person. */
export async function sendFile(file: File, force = false): Promise<Result<NewDraft>> {
  const unreadable = unreadableByEnding[endingOf(file.name)];
  if (file.size > mostBytes && unreadable !== undefined)
    return refuse("invalid", unreadableMessage(unreadable), { details: { kind: unreadable } });
  // The bytes say what a file is; the server looks at them.
  return send(file, { originalType: typeOfFile(file.name, file.type) ?? "text/plain", originalName: file.name, force });
}

type How = { originalType: OriginalType; originalName: string; force: boolean };

async function send(blob: Blob, { originalType, originalName, force }: How): Promise<Result<NewDraft>> {
  if (blob.size > mostBytes)
    return refuse(
      "invalid",
      "This is longer than 2 MB of text, more than an article can be. Cut out the part you want to check and load that.",
    );
  try {
    return await createImportDraftAction({ original: await base64(blob), originalType, originalName: originalName.slice(0, 300), force });
  } catch (error) {
    if (error instanceof UnreadableFile)
      return refuse("invalid", "The file could not be read: it may have been moved or changed. Choose it again.");
    console.error(error);
    return refuse("upstream", "The desk couldn't be reached. Nothing is lost: check the connection and try again.");
  }
}
