import { pino } from "pino";
import { env } from "#lib/env.ts";

const standardError = pino.destination({ dest: 2, sync: true });
// A closed terminal; what would be said of it has nobody to hear it.
standardError.on("error", () => undefined);

/** One JSON object a line on standard error: what the operator must know. Standard output is for answers. */
export const log = pino(
  {
    level: env.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["*.password", "*.token", "*.authorization", "*.cookie"],
  },
  standardError,
);
