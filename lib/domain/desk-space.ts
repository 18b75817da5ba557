/** `isShort`: the desk can be read, and nothing is saved. `missing`: how many bytes are to be freed on the disk of which folder, for admins. */
export type Space = { isShort: boolean; missing: { folder: string; bytes: number }[] };
