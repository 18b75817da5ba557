import { z } from "zod";
import { type DocumentJson, documentJson } from "../article/article-schema.ts";

/** The newsroom that runs this installation. */
export type Desk = { name: string; tagline: string; method: DocumentJson | null };

export const deskInput = z.object({
  name: z.string().trim().min(1, "Give the desk a name.").max(120),
  tagline: z.string().trim().max(300).default(""),
  method: documentJson.nullable().default(null),
});
