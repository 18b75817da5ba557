import { z } from "zod";
import { addressNamesUser, addressUnsafe, isWebAddress, longestAddress, noDay } from "./input-problems.ts";
import { namesUser } from "./safe-link.ts";

export const httpUrl = z
  .string()
  .trim()
  .max(longestAddress)
  .refine((url) => !namesUser(url), addressNamesUser)
  .refine(isWebAddress, addressUnsafe);

/** There is a year 0 in ISO 8601, and none in the calendar of any database or reader. */
const hasYear = (day: string) => !day.startsWith("0000");

export const dayInput = z.iso.date("Give a date such as 2026-03-04.").refine(hasYear, "Give a date such as 2026-03-04.");

/** As much of a date as is known. */
export const partialDayInput = z.union([z.iso.date(), z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/)], noDay).refine(hasYear, noDay);
