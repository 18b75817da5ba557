import type { RevisionContent, StoredRevision } from "../revision/revision.ts";
import type { ExportOptions } from "./addresses.ts";
import { exportClaimReview } from "./claimreview.ts";
import { exportCsv } from "./csv.ts";
import { exportHtml } from "./html.ts";
import { exportJson } from "./json.ts";
import { exportJsonld } from "./jsonld.ts";
import { exportMarkdown } from "./markdown.ts";

type ExportFormat = {
  mediaType: string;
  /** Of a file, without the dot. */
  extension: string;
  /** Writes the revision in chunks of UTF-8 text, in order. */
  write: (revision: StoredRevision, content: RevisionContent, options: ExportOptions) => Generator<string>;
};

/** Counted up whenever a format comes to write the same revision in other bytes, so that nobody is told that an old copy is still the same. */
export const exportEdition = 4;

/** Every format a revision goes out in, by the name that addresses and the command line use. */
export const exportFormats = {
  jsonld: {
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8',
    extension: "jsonld",
    write: exportJsonld,
  },
  claimreview: { mediaType: "application/ld+json; charset=utf-8", extension: "claimreview.json", write: exportClaimReview },
  json: { mediaType: "application/json; charset=utf-8", extension: "json", write: exportJson },
  csv: { mediaType: "text/csv; charset=utf-8", extension: "csv", write: exportCsv },
  md: { mediaType: "text/markdown; charset=utf-8", extension: "md", write: exportMarkdown },
  html: { mediaType: "text/html; charset=utf-8", extension: "html", write: exportHtml },
} as const satisfies Record<string, ExportFormat>;

export type ExportFormatName = keyof typeof exportFormats;

/** Is this the name of a format, as addresses and commands give it? */
export function isExportFormat(name: string): name is ExportFormatName {
  return Object.hasOwn(exportFormats, name);
}
