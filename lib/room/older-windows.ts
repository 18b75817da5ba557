import type { Connection, Document } from "@hocuspocus/server";
import type { Doc } from "yjs";
import { proseField } from "#lib/domain/prose/prose-reading.ts";
import { closeCodes, closeReasons } from "#lib/domain/prose/room.ts";
import type { Visitor } from "./people.ts";

/**
 * Windows that were opened before prose had tables. Tiptap deletes from a shared text whatever its schema doesn't know, so a text with a
 * table must not reach them: they can read and write all others, and this one once they are reloaded.
 */
export function refuseOlderWindow({ knowsTables }: Visitor, document: Doc | null): void {
  if (!knowsTables && document && hasTable(document)) throw { code: closeCodes.accessChanged, reason: "invalid" };
}

/** Puts older windows out of a text the moment it gets a table: the event comes before anything is sent. */
export function watchForTables(document: Document): void {
  document.on("afterTransaction", () => {
    const older = document.getConnections().filter((connection: Connection<Visitor>) => !connection.context.knowsTables);
    if (older.length === 0 || !hasTable(document)) return;
    for (const connection of older) {
      connection.close({ code: closeCodes.accessChanged, reason: closeReasons.olderWindow });
      // They come in anew, to all texts but this one.
      connection.webSocket.close(closeCodes.accessChanged, closeReasons.olderWindow);
    }
  });
}

function hasTable(document: Doc): boolean {
  const elements = document.getXmlFragment(proseField).createTreeWalker((part) => "nodeName" in part && part.nodeName === "table");
  return elements.next().done !== true;
}
