import { z } from "zod";
import { changeKinds, type SentenceChange } from "./kinds.ts";

export const sentenceChange = z.object({
  old: z.string(),
  now: z.string(),
  kinds: z.array(z.enum(changeKinds)),
}) satisfies z.ZodType<SentenceChange>;
