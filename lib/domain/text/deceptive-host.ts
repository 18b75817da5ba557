import { toUnicode } from "punycode/punycode.es6.js";

/** Scripts in which names of hosts are written (Unicode UAX 31, table 5). */
const scripts =
  "Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul Hebrew Hiragana Kannada Katakana Khmer Lao Latin Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan".split(
    " ",
  );
/** Those that one name may have together (UTS 39, “highly restrictive”). */
const together = [
  ["Latin", "Han", "Hiragana", "Katakana"],
  ["Latin", "Han", "Bopomofo"],
  ["Latin", "Han", "Hangul"],
];
const plainNames = [...scripts.map((script) => [script]), ...together].map(
  (each) => new RegExp(`^[${each.map((script) => `\\p{Script_Extensions=${script}}`).join("")}\\d-]*$`, "u"),
);

/**
 * Letters of other scripts that look like Latin ones, accents aside (UTS 39, confusables): a label of them alone passes for another host.
 * Cyrillic, Greek, Armenian; then those that pass for a Latin o, l or u in scripts that have no more of them.
 */
const lookalikes = /^[асԁеһіјӏорԛѕԝхуъьҽпгѵѡвкмнтүұһꙅꙇαγηικνορσςτυχωϲϳϱϰագզեըիլհյնոռսցւքօֆჿყסוןه٥ഠଠဝዐሀ०০੦૦୦௦౦೦൦๐໐၀០\d-]+$/u;
const latin = /^[a-z\d-]+$/;
/** Latin letters that only phonetic notation has (ɢ, ɡ, ᴀ), and of other scripts what passes for a dot or a slash beside Latin letters. */
const passingForOthers = /[ɐ-ɒɕɘɚɜ-ɢɤ-ɧɪ-ɱɴ-ʂʄ-ʈʌ-ʑʓ-ʟʠ-ʯᴀ-ᶿꜰꜱ]|[a-z\d][丶丿ノㇵ丨ー〳]|[丶丿ノㇵ丨〳][a-z\d]/u;

/**
 * The host of a web address in punycode, where it isn't what it looks like: it mixes scripts, within a label or from one label to the next
 * (labels in ASCII go with every script, as few top-level domains are in another), or a label looks Latin and isn't. Null for every other
 * host, and for what is no web address.
 */
export function deceptiveHost(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || !url.hostname.includes("xn--")) return null;
  const labels = labelsOf(url.hostname);
  if (labels === null || isMixed(labels)) return url.hostname;
  return labels.some((label) => isDeceptive(label, labels.at(-1) ?? "")) ? url.hostname : null;
}

function labelsOf(host: string): string[] | null {
  try {
    return toUnicode(host).split(".");
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isMixed(labels: string[]): boolean {
  const beyondAscii = labels.filter((label) => !latin.test(label)).join("");
  return !plainNames.some((plain) => plain.test(beyondAscii));
}

function isDeceptive(label: string, top: string): boolean {
  if (latin.test(label)) return false;
  const bare = label.normalize("NFD").replaceAll(/\p{Mn}/gu, "");
  return passingForOthers.test(label) || (lookalikes.test(bare) && latin.test(top));
}
