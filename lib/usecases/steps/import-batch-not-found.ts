import { type Result, refuse } from "#lib/domain/result.ts";

export function importBatchNotFound(): Result<never> {
  return refuse("not_found", "There is no such import. It was given by someone else, or was dismissed a while ago.");
}
