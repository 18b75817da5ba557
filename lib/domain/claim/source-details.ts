import { z } from "zod";
import { httpUrl, partialDayInput } from "../article/inputs.ts";
import { changing } from "../changing.ts";
import { seenOrNothing } from "../text/says-something.ts";
import { sourceKinds } from "./source.ts";

const line = z.string().trim().max(200, "At most 200 characters.");

/** What people write of a source; what is left out stays. `siteOwner` is said of all that is on its site. */
export const sourceChange = changing(
  z.strictObject({
    title: z.string().trim().max(500, "A title has at most 500 characters.").optional(),
    publisher: line.optional(),
    author: line.optional(),
    language: z
      .string()
      .trim()
      .max(35)
      .regex(/^(?:[a-z]{2,3}(?:-[a-z0-9]{1,8})*)?$/i, "Give a language as its tag: en, fr, pt-BR.")
      .optional(),
    publishedAt: partialDayInput.nullable().optional(),
    archivedUrl: httpUrl.nullable().optional(),
    altText: z.string().trim().max(1000, "Say in at most 1000 characters what is to be seen.").transform(seenOrNothing).optional(),
    kind: z.enum(sourceKinds).nullable().optional(),
    interest: line.optional(),
    owner: line.optional(),
    siteOwner: line.optional(),
  }),
);
export type SourceChange = z.infer<typeof sourceChange>;

/** What of a source readers are told: an annotation that cites it says so. */
type Told = Pick<
  SourceChange,
  "title" | "publisher" | "publishedAt" | "archivedUrl" | "altText" | "kind" | "interest" | "owner" | "siteOwner"
>;

const told: Record<keyof Told, true> = {
  ...{ title: true, publisher: true, publishedAt: true, archivedUrl: true, altText: true },
  ...{ kind: true, interest: true, owner: true, siteOwner: true },
};

/** Would readers be told otherwise? What is left out of the change stays. */
export function isToldOtherwise(before: Required<Told>, change: SourceChange): boolean {
  return (Object.keys(told) as (keyof Told)[]).some((field) => change[field] !== undefined && change[field] !== before[field]);
}
