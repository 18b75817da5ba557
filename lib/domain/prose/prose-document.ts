import { prosemirrorToYXmlFragment, updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { DocumentJson } from "../article/article-schema.ts";
import { isEmptyProse } from "./prose.ts";
import { proseField, readProse } from "./prose-reading.ts";
import { parseProse, proseSchema } from "./prose-schema.ts";

/** A new Yjs document that says `json`. Empty prose has no paragraph, so that two first openings never add up to two. */
export function seedProse(json: DocumentJson): Uint8Array {
  const document = new Y.Doc();
  if (!isEmptyProse(json)) prosemirrorToYXmlFragment(proseSchema.nodeFromJSON(json), document.getXmlFragment(proseField));
  return Y.encodeStateAsUpdate(document);
}

/** The Yjs document that these updates add up to, in whatever order they come. Throws on bytes that are no update. */
export function openProseState(updates: Iterable<Uint8Array>): Y.Doc {
  const document = new Y.Doc();
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, update);
  });
  return document;
}

/** Makes the document say `json`, changing as little as that takes. The change as an update, or null where it said so already. */
export function replaceProse(document: Y.Doc, json: DocumentJson): Uint8Array | null {
  const before = Y.encodeStateVector(document);
  let changed = false;
  const notice = () => {
    changed = true;
  };
  document.on("update", notice);
  document.transact(() => {
    const fragment = document.getXmlFragment(proseField);
    if (isEmptyProse(json)) fragment.delete(0, fragment.length);
    else updateYFragment(document, fragment, proseSchema.nodeFromJSON(json), { mapping: new Map(), isOMark: new Map() });
  });
  document.off("update", notice);
  return changed ? Y.encodeStateAsUpdate(document, before) : null;
}

/** What a Yjs document says, held to the schema besides (`readProse`). Null while it says more than prose may hold. */
export function projectProse(document: Y.Doc): DocumentJson | null {
  const parsed = parseProse(readProse(document));
  return parsed.ok ? parsed.value : null;
}
