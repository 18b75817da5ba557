import { z } from "zod";
import { isSafeLink } from "./article-schema.ts";

export const httpUrl = z
  .string()
  .trim()
  .max(2000)
  .refine((url) => isSafeLink(url) && !url.toLowerCase().startsWith("mailto:"), "Give an address that begins with http:// or https://.");

export const dayInput = z.iso.date("Give a date such as 2026-03-04.");
