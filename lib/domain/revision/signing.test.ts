import { expect, test } from "vitest";
import { createSigningKey, keyIdOf, signatureHolds, signContent } from "./signing.ts";

const passphrase = "a passphrase of the desk";
const key = createSigningKey(passphrase);

test("what a key signed holds under its public half", () => {
  const signature = signContent('{"claim":"Grüße 🌍"}', key, passphrase);
  expect(signature).toMatch(/^[\w-]{86}$/);
  expect(signatureHolds('{"claim":"Grüße 🌍"}', signature, key.publicKey)).toBe(true);
});

test("nothing else holds: other content, other signature, other key", () => {
  const signature = signContent("content", key, passphrase);
  expect(signatureHolds("contenT", signature, key.publicKey)).toBe(false);
  expect(signatureHolds("content", signContent("else", key, passphrase), key.publicKey)).toBe(false);
  expect(signatureHolds("content", signature, createSigningKey(passphrase).publicKey)).toBe(false);
});

test("the private half is of no use without the passphrase", () => {
  expect(() => signContent("content", key, "guess")).toThrow();
  expect(key.privateKey.toString("latin1")).not.toContain(passphrase);
});

test("a key's id follows from its public half", () => {
  expect(key.id).toBe(keyIdOf(key.publicKey));
  expect(key.id).toMatch(/^[\w-]{22}$/);
});
