import { z } from "zod";

export const recordResponse = z.object({
  events: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      actor: z.object({ id: z.string(), name: z.string() }).nullable().describe("Null: nobody can be named."),
      verb: z.string(),
      subject: z.string(),
      subjectId: z.string(),
      data: z.unknown().describe("What more is known; it depends on the verb."),
    }),
  ),
  next: z.string().nullable().describe("For `cursor`: those before; null where there are none."),
});
