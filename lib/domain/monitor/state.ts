import { z } from "zod";
import { deskKeys } from "../revision/signed-revision.ts";

/** What a monitor remembers of a desk from one look to the next. */
export const monitorState = z.object({
  format: z.literal("assay-monitor/1"),
  desk: z.string(),
  /** Every head of the log that was seen and held, oldest first, as signed; the last one is what the next look is measured by. */
  checkpoints: z.array(z.string()).min(1),
  keys: deskKeys.shape.keys,
  /** The entries of restores that were told of, as they are hashed: they explain nothing that changes later. */
  restores: z.array(z.string()).default([]),
  /** Revisions, by their entries, that were logged but not shown: each is told once. */
  hidden: z.array(z.number().int()),
});
export type MonitorState = z.infer<typeof monitorState>;
