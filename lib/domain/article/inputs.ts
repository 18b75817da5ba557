import { z } from "zod";
import { isSafeLink, namesUser } from "./safe-link.ts";

export const httpUrl = z
  .string()
  .trim()
  .max(2000)
  .refine((url) => !namesUser(url), "Give the address without the name and the @ before its host: they hide where it leads.")
  .refine((url) => isSafeLink(url) && !url.toLowerCase().startsWith("mailto:"), "Give an address that begins with http:// or https://.");

export const dayInput = z.iso.date("Give a date such as 2026-03-04.");

/** As much of a date as is known. */
export const partialDayInput = z.union(
  [z.iso.date(), z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/)],
  "Give a date such as 2026-03-04, or as much of it as is known: 2026-03, 2026.",
);
