import type { Refusal } from "#lib/domain/result.ts";

/** 0 all done · 1 some of it failed, each failure named · 2 the command was not understood · 3 not checked, for want of keys. */
export type ExitCode = 0 | 1 | 2 | 3;

export type Command = {
  /** After `assay`: "import PATH|URL…". */
  usage: string;
  summary: string;
  /** What `--help` says beyond: what it does, its options, its settings. */
  details?: string;
  /** Where its exit codes say more than those of all commands do. */
  exits?: string;
  run(args: string[]): Promise<ExitCode>;
};

/** The command was not understood; the message says what to give. */
export class UsageError extends Error {}

/** Results go to standard output, one JSON object a line with `--json`, else as a sentence; everything else to standard error. */
export function printer(json: boolean) {
  return {
    result(fields: Record<string, unknown>, sentence: string): void {
      process.stdout.write(`${json ? JSON.stringify(fields) : printable(sentence)}\n`);
    },
    progress(sentence: string): void {
      process.stderr.write(`${printable(sentence)}\n`);
    },
    failed(what: string, error: Pick<Refusal, "code" | "message" | "field" | "details">): void {
      if (json) process.stdout.write(`${JSON.stringify({ failed: what, ...error })}\n`);
      process.stderr.write(`${printable(`${what}: ${error.message}`)}\n`);
    },
  };
}

/** Words of strangers, as a title in a file, must neither steer the terminal nor turn the words around them. */
function printable(sentence: string): string {
  return sentence.replaceAll(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
