import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

/** A page as it was served, in UTF-8, and the text of its article as a person marked it. */
export type MarkedPage = { id: string; url: string; html: Uint8Array; articleBody: string; reported: boolean };

const folder = join(import.meta.dirname, "../../shared/extraction");
const truth = z.record(z.string(), z.object({ articleBody: z.string(), url: z.string() }));

/** Pages with their article text marked, read from beside the project and never copied into it. Null where the set is missing. Every fifth is for reporting alone. */
export function extractionSet(): MarkedPage[] | null {
  if (!existsSync(folder)) return null;
  const marked = truth.parse(JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")));
  return Object.entries(marked)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, { articleBody, url }], index) => ({
      id,
      url: url.replace(/^(?!https?:)/, "https://"),
      html: gunzipSync(readFileSync(join(folder, "html", `${id}.html.gz`))),
      articleBody,
      reported: index % 5 === 0,
    }));
}
