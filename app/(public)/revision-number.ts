/** The number of a revision in an address. Only its plain form, so that each revision has one address. */
export function revisionNumber(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
