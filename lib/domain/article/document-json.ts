import type { JSONContent } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { z } from "zod";
import type { DocumentJson } from "./article-schema.ts";

/** A node as JSON and nothing else: the attributes that ProseMirror gives have no prototype, and no such object goes from a server action to a browser. */
export function jsonOf(node: Node): DocumentJson {
  return JSON.parse(JSON.stringify(node));
}

const attributeValue = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]);
const mark = z.object({ type: z.string().max(40), attrs: z.record(z.string(), attributeValue).optional() });

/** Shape only; `parseDocument` checks it against the schema. */
export const documentJson: z.ZodType<DocumentJson> = z.lazy(() =>
  z.object({ type: z.literal("doc"), content: z.array(nodeJson).optional() }),
);
const nodeJson: z.ZodType<JSONContent> = z.lazy(() =>
  z.object({
    type: z.string().max(40),
    attrs: z.record(z.string(), attributeValue).optional(),
    content: z.array(nodeJson).optional(),
    marks: z.array(mark).optional(),
    text: z.string().optional(),
  }),
);
