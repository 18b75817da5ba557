import { readFile, rename, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { BrokenLog } from "#lib/domain/log/live-log.ts";
import { alarm, type Finding } from "#lib/domain/monitor/finding.ts";
import { type MonitorState, monitorState } from "#lib/domain/monitor/state.ts";
import { watchLog } from "#lib/domain/monitor/watch-log.ts";
import { watchRevisions } from "#lib/domain/monitor/watch-revisions.ts";
import { type Command, type ExitCode, printer, UsageError } from "./command.ts";
import { fetchFrom, isAddress, reasonOf } from "./fetching.ts";

/** For anyone who wants to know whether a desk rewrites its history. Opens no desk; run it daily, from elsewhere. */
export const monitorCommand: Command = {
  usage: "monitor URL [--state FILE] [--log-only] [--json]",
  summary: "Remember a desk's log, and tell when what it published is no longer what it was",
  details: `Run it each day, from a machine that isn't the desk's. The first run remembers the log as it is; each later one tells of a fork, a rewrite, a revision that
is gone or no longer what was logged, and of a restore.

  --state FILE       what it remembers; without it, a file named after the desk, here
  --log-only         look at the log alone, not at each revision
  --json             one JSON object a line`,
  exits: "0 all as it was, or grown · 1 it is not, each thing named, or it couldn't be looked at · 2 not understood",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        state: { type: "string" },
        "log-only": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const [place, ...more] = positionals;
    if (place === undefined || more.length > 0 || !isAddress(place)) throw new UsageError("Name the address of one desk.");
    const desk = deskOf(place);
    const file = values.state ?? `assay-monitor-${new URL(desk).host.replaceAll(/[^\w.-]/g, "-")}.json`;
    const print = printer(values.json);
    try {
      return await look(desk, file, values["log-only"], print);
    } catch (error) {
      print.failed(desk, {
        code: "upstream",
        message: `It can't be looked at: ${reasonOf(error)} What is remembered stays as it is, in ${file}.`,
      });
      return 1;
    }
  },
};

async function look(desk: string, file: string, logOnly: boolean, print: ReturnType<typeof printer>): Promise<ExitCode> {
  const before = await readState(file, desk);
  const fetchPath = fetchFrom(desk);
  const { findings, state, checkpoint, keys } = await watchLog(desk, before, fetchPath);
  let checked = 0;
  let hidden = state?.hidden ?? [];
  if (checkpoint && !logOnly) {
    try {
      const watched = await watchRevisions(fetchPath, checkpoint, keys, hidden);
      findings.push(...watched.findings);
      ({ checked, hidden } = watched);
    } catch (error) {
      if (!(error instanceof BrokenLog)) throw error;
      findings.push(alarm("broken", error.message));
    }
  }
  // Only once all of it is known: a look that was cut short is repeated.
  if (state) await writeState(file, { ...state, hidden });
  for (const { alarm: loud, ...finding } of findings)
    print.result({ desk, alarm: loud, ...finding }, `${loud ? "ALARM: " : ""}${finding.message}`);
  const ok = !findings.some(({ alarm: loud }) => loud);
  const entries = checkpoint?.size ?? null;
  const shown = logOnly ? "" : `, ${checked} ${checked === 1 ? "revision" : "revisions"} shown as logged`;
  print.result(
    { desk, ok, entries, checked, state: file },
    ok ? `Nothing was rewritten: ${entries} ${entries === 1 ? "entry" : "entries"}${shown}.` : verdict(findings, file),
  );
  return ok ? 0 : 1;
}

function verdict(findings: Finding[], file: string): string {
  const isMeasured = findings.some(({ event }) => ["fork", "rollback", "rewrite", "broken"].includes(event));
  const kept = isMeasured ? ` What was seen before is kept in ${file}, as evidence; to begin anew, move it away.` : "";
  return `Look at this desk: ${findings.filter(({ alarm: loud }) => loud).length} alarms.${kept}`;
}

/** The address of its log stands for the desk. */
function deskOf(place: string): string {
  const url = new URL(place);
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "").replace(/\/log(\/checkpoint)?$/, "");
}

async function readState(file: string, desk: string): Promise<MonitorState | null> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const state = monitorState.safeParse(parsed(text));
  if (!state.success) throw new UsageError(`${file} is not what a monitor remembers. Name another file with --state.`);
  if (state.data.desk !== desk) throw new UsageError(`${file} is about ${state.data.desk}. Name another file with --state.`);
  return state.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function writeState(file: string, state: MonitorState): Promise<void> {
  await writeFile(`${file}.unfinished`, `${JSON.stringify(state, null, 2)}\n`, { flush: true });
  await rename(`${file}.unfinished`, file);
}
