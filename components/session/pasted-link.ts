import { isSafeLink } from "#lib/domain/article/safe-link.ts";

/** The address that was pasted, where nothing else was. */
export function linkIn(pasted: Pick<DataTransfer, "getData"> | null): string | null {
  const text = pasted?.getData("text/plain").trim() ?? "";
  return /^https?:\/\/\S+$/i.test(text) && isSafeLink(text) ? text : null;
}
