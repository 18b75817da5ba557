import { randomBytes } from "node:crypto";

/** 256 random bits in base64url, for links and API tokens. Only their SHA-256 is ever stored. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

const apiTokenPrefix = "assay_";

/** An API token: a secret behind a prefix by which people and scanners know what it is. */
export function newApiToken(): string {
  return apiTokenPrefix + newSecret();
}

/** Has the text the shape of a secret made here? Anything else need not be looked up. */
export function isSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** Has the text the shape of an API token? Anything else need not be looked up. */
export function isApiToken(text: string): boolean {
  return text.startsWith(apiTokenPrefix) && isSecret(text.slice(apiTokenPrefix.length));
}
