import { createTransport } from "nodemailer";
import { env } from "#lib/env.ts";

/** What every e-mail of this desk comes from; null where it sends none. Close it when done. */
export function openMail() {
  if (env.smtpUrl === undefined) return null;
  const { hostname } = new URL(env.url);
  return { transport: createTransport(env.smtpUrl), from: { name: "Assay", address: `assay@${hostname}` }, host: hostname };
}
