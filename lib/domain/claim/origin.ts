/** Where an annotation that was taken in from elsewhere comes from, as its source tells it. */
export type Origin = {
  /** The source's own id of it, often an address; null where the source gave none. */
  id: string | null;
  /** Who made it there; empty where the source doesn't say. */
  creator: string;
  /** ISO 8601; null where the source doesn't say. */
  createdAt: string | null;
  updatedAt: string | null;
};

/** The same as it is kept, with what tells it from others and from itself as it was. */
export type KeptOrigin = Origin & {
  /** SHA-256, hexadecimal, of what was taken in: alone, and with whose it is. */
  contentSha256: string;
  identitySha256: string;
  /** Of the annotation, when it was taken in last. */
  annotationVersion: number;
};
