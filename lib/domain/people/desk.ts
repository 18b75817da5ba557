import { z } from "zod";
import type { DocumentJson } from "../article/article-schema.ts";
import { documentJson } from "../article/document-json.ts";

/** The newsroom that runs this installation. */
export type Desk = {
  name: string;
  tagline: string;
  method: DocumentJson | null;
  /** Where the desk was reached before, as origins: links to it from then are still known as its own. */
  formerAddresses: string[];
};

/** Addresses as people write them, as origins; the first that is no web address is named. */
const origins = z
  .array(z.string().max(500))
  .max(20, "List up to 20 former addresses.")
  .transform((addresses, context) => {
    const faulty = addresses.find((address) => !/^https?:$/.test(URL.parse(address)?.protocol ?? ""));
    if (faulty !== undefined) {
      context.addIssue({
        code: "custom",
        message: `“${faulty}” is no web address. Write https://check.example.org, each on its own line.`,
      });
      return z.NEVER;
    }
    return [...new Set(addresses.map((address) => new URL(address).origin))];
  });

export const deskInput = z.object({
  name: z.string().trim().min(1, "Give the desk a name.").max(120),
  tagline: z.string().trim().max(300).default(""),
  method: documentJson.nullable().default(null),
  formerAddresses: origins.default([]),
});

/** Is this an address of the desk: where it is reached now, or was before? Whichever scheme it was reached by. */
export function isDeskAddress(address: URL, current: string, { formerAddresses }: Pick<Desk, "formerAddresses">): boolean {
  return [current, ...formerAddresses].some((own) => new URL(own).host === address.host);
}
