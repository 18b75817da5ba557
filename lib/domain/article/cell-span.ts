/** Most columns or rows that a cell may cover. */
export const widestSpan = 100;

/** How many columns or rows a cell covers: a whole number from 1 to `widestSpan`, 1 for anything else. */
export function spanOf(value: unknown): number {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, widestSpan) : 1;
}

/** Of a table with more cells than this, or of tables that have more between them, the rows become lines. */
export const mostCells = 3000;
