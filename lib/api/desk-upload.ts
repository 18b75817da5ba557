import { currentActorAs } from "#lib/auth/session.ts";
import { OutOfSpace } from "#lib/domain/out-of-space.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { type Result, refuse } from "#lib/domain/result.ts";
import { statusOf } from "#lib/http/problem.ts";
import { limitPerson } from "#lib/http/rate-limits.ts";
import type { Upload, UploadedFile } from "./upload.ts";
import { onlyDocument } from "./uploaded.ts";

type Take<T> = (actor: Actor, file: UploadedFile, fields: Upload["fields"]) => Promise<Result<T>>;

/** Takes one file from a window of the desk, in the name of whoever is signed in there, and answers with what came of it, as an action does. */
export async function takeDocument<T>(request: Request, take: Take<T>): Promise<Response> {
  const result = await taken(request, take);
  const status = result.ok ? 200 : statusOf(result.error.code);
  return Response.json(result, { status, headers: { "Cache-Control": "private, no-store" } });
}

async function taken<T>(request: Request, take: Take<T>): Promise<Result<T>> {
  const person = new URL(request.url).searchParams.get("as") ?? undefined;
  const actor = await currentActorAs(person, true);
  // Before the file is received: a stranger's is not.
  if (actor === null) return refuse("unauthenticated", "Sign in to go on. Nothing was sent: choose the file again afterwards.");
  const allowed = await limitPerson("import", actor);
  if (!allowed.ok) return allowed;
  const upload = await onlyDocument(request);
  if (!upload.ok) return upload;
  try {
    return await take(actor, upload.value.file, upload.value.fields);
  } catch (error) {
    if (error instanceof OutOfSpace) return { ok: false, error: error.refusal };
    throw error;
  }
}
