import { z } from "zod";
import { errorCodes, type Result, refuse } from "#lib/domain/result.ts";

const refusal = z.object({ ok: z.literal(false), error: z.object({ code: z.enum(errorCodes), message: z.string() }) });

/** Sends a file of this computer to an address of the desk. Whatever goes wrong is an answer that speaks to the person. */
export async function sendFile<T>(path: string, file: File, shape: z.ZodType<T>, fields: Record<string, string> = {}): Promise<Result<T>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", file);
  try {
    const response = await fetch(path, { method: "POST", body: form });
    const answer: unknown = await response.json();
    const refused = refusal.safeParse(answer);
    if (refused.success) return refuse(refused.data.error.code, refused.data.error.message);
    return { ok: true, value: z.object({ ok: z.literal(true), value: shape }).parse(answer).value };
  } catch (error) {
    console.warn(error);
    return refuse(
      "upstream",
      "The file could not be sent, or was moved or changed meanwhile. Nothing was kept: check the connection and choose it again.",
    );
  }
}
