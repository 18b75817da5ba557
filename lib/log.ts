import { pino } from "pino";
import { env } from "#lib/env.ts";

/** One JSON object a line on standard error: what the operator must know. Standard output is for answers. */
export const log = pino(
  {
    level: env.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["*.password", "*.token", "*.authorization", "*.cookie"],
  },
  pino.destination({ dest: 2, sync: true }),
);
