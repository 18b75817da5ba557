/** A span of a snapshot's canonical text, in UTF-16 code units, end exclusive. */
export type Span = { start: number; end: number };
