import { isSafeLink, namesUser } from "./safe-link.ts";

/** Longest address, in UTF-16 code units. */
export const longestAddress = 2000;

export const addressNamesUser = "Give the address without the name and the @ before its host: they hide where it leads.";
export const addressUnsafe = "Give an address that begins with http:// or https://.";
export const noDay = "Give a date such as 2026-03-04, or as much of it as is known: 2026-03, 2026.";

export function isWebAddress(address: string): boolean {
  return isSafeLink(address) && !address.toLowerCase().startsWith("mailto:");
}

/** Why this is no address that Assay keeps, or null: what `httpUrl` refuses, for where nothing is loaded to parse with. */
export function addressProblem(written: string): string | null {
  const address = written.trim();
  if (address.length > longestAddress) return `An address has at most ${longestAddress} characters.`;
  if (namesUser(address)) return addressNamesUser;
  return isWebAddress(address) ? null : addressUnsafe;
}

/** Why this is no day, month or year (ISO 8601), or null: what `partialDayInput` refuses. */
export function dayProblem(written: string): string | null {
  if (!/^(?!0000)\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(written)) return noDay;
  const day = `${written}-01-01`.slice(0, 10);
  // A day that its month hasn't rolls over into the next one.
  return new Date(`${day}T00:00:00Z`).toJSON() === `${day}T00:00:00.000Z` ? null : noDay;
}
