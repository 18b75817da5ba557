import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";

// For the server alone: the lists are megabytes. The rule of layers keeps browsers from them.

/** A password that falls to fewer guesses than this (zxcvbn's estimate) is among those that guessers try first. */
const fewestGuesses = 1e6;

/** Letters and digits that a password needs beside words known of its person. */
const ownLetters = 8;

let estimator: ZxcvbnFactory | undefined;

/** Would guessers try this password early on: everywhere (“common”), or where they know of its person (“own words”)? */
export function guessability(password: string, words: readonly string[]): "common" | "own words" | null {
  estimator ??= new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs, maxLength: 100 });
  const parts = [...new Set(words.flatMap(wordParts))].sort((one, other) => other.length - one.length);
  const plain = squeezed(password);
  const rest = parts.reduce((text, part) => text.replaceAll(part, " "), plain);
  if (rest !== plain && rest.replaceAll(" ", "").length < ownLetters) return "own words";
  const { guesses } = estimator.check(password, parts);
  if (guesses >= fewestGuesses) return null;
  return estimator.check(password).guesses >= fewestGuesses ? "own words" : "common";
}

/** A name or an address as it may come in a password: whole, and each word of it that is long enough to be one. */
function wordParts(words: string): string[] {
  return [words, ...words.split(/[^\p{L}\p{N}]+/u)].map(squeezed).filter((part) => part.length >= 3);
}

/** Letters and digits only, without case and accents. */
function squeezed(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
