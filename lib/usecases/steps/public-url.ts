import { env } from "#lib/env.ts";

/** The address this desk is reached at, without a trailing slash. */
export function publicUrl(): string {
  return env.url;
}
