import { toStorable } from "../text/storable.ts";

/** Largest document that is kept, in bytes once unpacked. */
export const largestSource = 25_000_000;

const address = /^ni:\/\/\/sha-256;([\w-]{43})$/;

/** The address of a file that the desk keeps: the hash of its bytes, as RFC 6920 writes it. Leads nowhere: nobody can ask it for anything. */
export function fileAddress(sha256: string): string {
  const bytes = (sha256.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join("");
  return `ni:///sha-256;${btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** The SHA-256 (hexadecimal) of the file that an address names; null for an address of anything else. */
export function fileHash(url: string): string | null {
  const [, hash] = address.exec(url) ?? [];
  if (hash === undefined) return null;
  const bytes = atob(`${hash.replaceAll("-", "+").replaceAll("_", "/")}=`);
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

const longestFileName = 200;

/** A file's name as it is kept and shown: no folder of somebody's computer, and no sign that nobody sees or that turns the others around. */
export function fileNameOf(given: string): string {
  const name = toStorable(given)
    .replace(/^.*[/\\]/s, "")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, "");
  const [, stem = name, ending = ""] = /^(.+?)(\.[^.\s]{1,10})$/su.exec(name.trim()) ?? [];
  return `${[...stem]
    .slice(0, longestFileName - ending.length)
    .join("")
    .trim()}${ending}`;
}
