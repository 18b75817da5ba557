import { unstable_rethrow as rethrow } from "next/navigation.js";
import { type Result, refuse } from "#lib/domain/result.ts";
import { withPassword } from "./password-gate.ts";
import { showToast } from "./toast-store.ts";

const unreachable = "The desk couldn’t be reached, so nothing was changed. Check the connection and try again.";

/** Runs a server action that stands in no form, such as an undo. A refusal, and a desk that can't be reached, is told in a toast. */
export async function act<T>(action: () => Promise<Result<T>>): Promise<Result<T>> {
  const result = await withPassword(action).catch((error: unknown) => {
    rethrow(error);
    console.warn(error);
    return refuse("upstream", unreachable);
  });
  if (!result.ok) showToast(result.error.message, { tone: "problem" });
  return result;
}
