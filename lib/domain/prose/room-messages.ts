import { z } from "zod";

/** Who sits at a browser window: stamped by the server on everything the window says of itself. */
export const personStamp = z.object({ id: z.string(), name: z.string(), colour: z.number().int() });

/** What a window says of itself. `cursor` is a pair of Yjs relative positions. */
export const presence = z.object({
  user: personStamp,
  cursor: z.looseObject({}).nullish(),
  /** The annotation whose card is open, or `atReview`. */
  at: z.string().max(100).nullish(),
  /** The card is being written in. */
  editing: z.boolean().nullish(),
  /** What is selected in the article, in UTF-16 code units of the snapshot's text. */
  selection: z.object({ snapshotId: z.string().max(100), start: z.number().int().min(0), end: z.number().int().min(0) }).nullish(),
  idle: z.boolean().nullish(),
});
export type Presence = z.infer<typeof presence>;

/** What a client asks beside the Yjs protocol. */
export const clientMessage = z.object({ barrier: z.number().int().min(0) });

/**
 * What the server says beside the Yjs protocol.
 * `durable`: all that this client sent before the barrier of that number is committed. `trouble`: storing fails and is tried again.
 * `sequence`: the article's newest event; null when some may have been missed.
 */
export const serverMessage = z.union([
  z.object({ durable: z.number().int() }),
  z.object({ trouble: z.boolean() }),
  z.object({ sequence: z.number().int().nullable() }),
]);
export type ServerMessage = z.infer<typeof serverMessage>;

/**
 * How the room of one node is doing. Unsaved is what people wrote and no database has; `storeFailures` counts since the start.
 */
export const roomFigures = z.object({
  state: z.enum(["open", "failing", "closing"]),
  connections: z.number().int(),
  documents: z.number().int(),
  unsavedDocuments: z.number().int(),
  oldestUnsavedMilliseconds: z.number().int(),
  storeFailures: z.number().int(),
});
export type RoomFigures = z.infer<typeof roomFigures>;
