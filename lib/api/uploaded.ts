import { uploadLimits } from "#lib/domain/api/articles.ts";
import { documentLimits } from "#lib/domain/api/sources.ts";
import { OutOfSpace } from "#lib/domain/out-of-space.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { type Result, refuse } from "#lib/domain/result.ts";
import { problem } from "#lib/http/problem.ts";
import { limitPerson } from "#lib/http/rate-limits.ts";
import { readUpload, type Upload, type UploadedFile } from "./upload.ts";

/** Details that belong to one article: with several files they would be said of each. */
const ofOneArticle = ["title", "sourceUrl"];

/**
 * Takes the files of a request one after the other. One file is answered as it is alone; several with a result for each, in their order:
 * 201 when all went well, else 207.
 */
export async function answerFiles(
  request: Request,
  actor: Actor,
  take: (file: UploadedFile, fields: Upload["fields"]) => Promise<Response>,
): Promise<Response> {
  const upload = await readUpload(request);
  if (!upload.ok) return problem(upload.error, 400);
  const { files, fields } = upload.value;
  const [only, ...more] = files;
  const attempt = async (file: UploadedFile) => {
    const allowed = await limitPerson("import", actor);
    return allowed.ok ? take(file, fields) : problem(allowed.error);
  };
  if (only && more.length === 0) return attempt(only);
  const shared = ofOneArticle.find((name) => name in fields);
  if (shared !== undefined)
    return problem({ code: "invalid", message: `Several files can't have the same ${shared}. Send them one by one.`, field: shared }, 400);
  const results: { file: string; status: number }[] = [];
  for (const file of files) {
    const answer = await withSpace(() => attempt(file));
    const body: unknown = await answer.json();
    results.push({ file: file.name, status: answer.status, ...(answer.ok ? { article: body } : { problem: body }) });
  }
  return Response.json(
    { results },
    { status: results.every(({ status }) => status === 201) ? 201 : 207, headers: { "cache-control": "no-store" } },
  );
}

/** What was loaded before the disk was full is told all the same. */
async function withSpace(attempt: () => Promise<Response>): Promise<Response> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof OutOfSpace) return problem(error.refusal, 507);
    throw error;
  }
}

/** The one file of a request that takes no more. */
export async function onlyFile(
  request: Request,
  {
    limits = uploadLimits,
    alone = "Send one file: an article has one text at a time.",
  }: { limits?: typeof documentLimits | typeof uploadLimits; alone?: string } = {},
): Promise<Result<{ file: UploadedFile; fields: Upload["fields"] }>> {
  const upload = await readUpload(request, limits);
  if (!upload.ok) return upload;
  const [file, ...more] = upload.value.files;
  return file && more.length === 0
    ? { ok: true, value: { file, fields: upload.value.fields } }
    : refuse("invalid", alone, { field: "file" });
}

/** The one file of a request that sends a source, or a copy of one. */
export function onlyDocument(request: Request) {
  return onlyFile(request, { limits: documentLimits, alone: "Send one file at a time." });
}
