import { type Incoming, readIncoming } from "./incoming.ts";
import type { IncomingPassage } from "./incoming-annotation.ts";
import { createLocator } from "./locate.ts";

export function read(json: unknown): Incoming {
  const result = readIncoming(json);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

export function one(json: unknown) {
  const { annotations, malformed } = read(json);
  const [annotation] = annotations;
  if (!annotation) throw new Error("Nothing was read.");
  return { annotation, malformed };
}

export function placeIn(text: string) {
  const locate = createLocator(text);
  return ({ selectors }: IncomingPassage) => locate(selectors);
}
