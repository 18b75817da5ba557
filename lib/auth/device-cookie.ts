import { randomUUID } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { env } from "#lib/env.ts";
import { isSecure } from "./session-cookie.ts";

/** Seconds for which a browser in which somebody signed in is known. */
export const deviceAge = 365 * 86_400;

/** So that it can't pass for a session's cookie, which the same secret encrypts. */
const salt = "assay device";
const mostAccounts = 10;

const content = z.object({ device: z.uuid(), accounts: z.array(z.string()) });

/** A browser in which somebody has signed in before; `accounts` are the SHA-256 of their e-mail addresses, the latest first. */
export type Device = z.infer<typeof content>;

export function deviceCookieName(): string {
  return isSecure() ? "__Host-assay-device" : "assay-device";
}

/** The browser that a cookie we made names; null for any other. */
export async function readDevice(cookie: string | undefined): Promise<Device | null> {
  if (!cookie) return null;
  const decoded = await decode({ token: cookie, secret: env.authSecret, salt }).catch(() => null);
  return content.safeParse(decoded).data ?? null;
}

export function isKnownTo(device: Device | null, account: string): boolean {
  return device?.accounts.includes(sha256Hex(account)) ?? false;
}

/** The cookie of a browser in which the owner of `account` has just shown who they are. */
export function deviceCookie(device: Device | null, account: string): Promise<string> {
  const known = sha256Hex(account);
  const accounts = [known, ...(device?.accounts ?? []).filter((other) => other !== known)].slice(0, mostAccounts);
  return encode({ token: { device: device?.device ?? randomUUID(), accounts }, secret: env.authSecret, maxAge: deviceAge, salt });
}
