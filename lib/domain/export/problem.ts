/** What was found wrong, and where: a JSON Pointer (RFC 6901) into the file or, for the file itself, a character. */
export type Problem = {
  part: "file" | "content" | "hash" | "digests" | "signature" | "key" | "log" | "page" | "chain";
  place: string;
  message: string;
};
