import type { TextIndex } from "./text-index.ts";

/** An article's text on the page, and where each word of it stands. */
export type Reader = { element: HTMLElement; index: TextIndex };
