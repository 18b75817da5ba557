import { rows } from "../db/rows.ts";

/** Breaks the layers on purpose: `npm run layers` must catch it. */
export const stolen = rows;
