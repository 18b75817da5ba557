/**
 * The version of what reads originals into documents, kept with every snapshot. Whoever changes what a reader makes of the same bytes
 * (`read-original.ts` and all it uses) raises it: texts of two versions differ without anybody else having changed a word.
 */
export const readerVersion = 5;
