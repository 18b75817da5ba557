import type { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { saveDesk } from "#lib/db/desk.ts";
import { type Desk, deskInput } from "#lib/domain/people/desk.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { parseProse } from "#lib/domain/prose/prose-schema.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { withField } from "../steps/annotation-input.ts";

/** Sets the desk's name, tagline and rules. What is published keeps the name it was published under. */
export async function editDesk(actor: Actor | null, input: z.input<typeof deskInput>): Promise<Result<Desk>> {
  const admitted = admit(actor, "edit the desk", deskInput, input);
  if (!admitted.ok) return admitted;
  const { actor: admin, input: given } = admitted.value;
  const method = given.method === null ? ok(null) : withField(parseProse(given.method), "method");
  if (!method.ok) return method;
  const desk: Desk = { ...given, method: method.value };
  await inTransaction(async (db) => {
    await saveDesk(db, desk);
    await appendAudit(db, { actorId: admin.id, verb: "updated", subject: "desk", subjectId: "desk" });
  });
  return ok(desk);
}
