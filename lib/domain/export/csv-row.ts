/** Tells a spreadsheet that what follows is UTF-8. */
export const csvStart = "\uFEFF";

/** One line of a CSV file (RFC 4180), every cell quoted. */
export function csvRow(cells: string[]): string {
  return `${cells.map((cell) => `"${inert(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;
}

/** Spreadsheets run a cell that begins like a formula, in full-width letters too; an apostrophe before it makes it text (OWASP, CSV injection). */
function inert(cell: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}
