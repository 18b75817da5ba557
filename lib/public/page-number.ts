/** The number of a list's page in an address, the first where there is none. Only its plain form, so that each page has one address. */
export function pageNumber(text: string | null): number | null {
  if (text === null) return 1;
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}
