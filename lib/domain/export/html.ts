import type { RevisionContent, StoredRevision } from "../revision/revision.ts";
import type { ExportOptions } from "./addresses.ts";
import { htmlPage } from "./html-page.ts";
import { exportJson } from "./json.ts";

/** A revision as one HTML file; its links go to the desk's address as the revision has it, so that all of the page is provable. */
export function* exportHtml(revision: StoredRevision, content: RevisionContent, _options?: ExportOptions): Generator<string> {
  yield* htmlPage([...exportJson(revision, content)].join(""), content);
}
