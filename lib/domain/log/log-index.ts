import { z } from "zod";

/** What the log's entries are of, as the desk says it beside the log: where each can be read today. Pages of 256, as bundles are. */
export const logIndex = z.object({
  entries: z.array(
    z.object({
      index: z.number().int(),
      revision: z
        .object({
          /** Path of the revision's page, where it is shown. */
          path: z.string().nullable(),
          /** `missing`: the desk has no such revision, although it logged one. */
          state: z.enum(["published", "withdrawn", "removed", "missing"]),
        })
        .optional(),
      /** The statement that was logged (`withdrawalStatement`); null where the desk has none that fits. */
      withdrawal: z.object({ revision: z.string(), reasonSha256: z.string(), withdrawnAt: z.string() }).nullable().optional(),
    }),
  ),
});
export type LogIndex = z.infer<typeof logIndex>;
