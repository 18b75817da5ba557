import { parentPort, workerData } from "node:worker_threads";
import { type Difference, differences } from "#lib/domain/anchoring/differences.ts";
import { type Reanchored, reanchor } from "#lib/domain/anchoring/reanchor.ts";
import type { Span } from "#lib/domain/annotation.ts";

export type CompareInput = { oldText: string; newText: string } & (
  | { task: "differences" }
  | { task: "reanchor"; passages: (Span & { exact: string })[] }
);

export type CompareAnswer = { task: "differences"; differences: Difference[] } | { task: "reanchor"; reanchored: Reanchored[] };

function compare(input: CompareInput): CompareAnswer {
  const { oldText, newText } = input;
  return input.task === "differences"
    ? { task: "differences", differences: differences(oldText, newText) }
    : { task: "reanchor", reanchored: reanchor(oldText, newText, input.passages) };
}

parentPort?.postMessage(compare(workerData));
