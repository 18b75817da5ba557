/** Of the library, which comes without types: the part that is used. `punycode` alone would be Node's own, which browsers lack. */
declare module "punycode/punycode.es6.js" {
  /** A host name with its labels in Unicode instead of “xn--…”. Throws a RangeError where a label is no punycode. */
  export function toUnicode(host: string): string;
}
