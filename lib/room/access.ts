import type { Connection, ConnectionConfiguration, Document, onAuthenticatePayload } from "@hocuspocus/server";
import { closeCodes, closeReasons, otherPerson, parseRoomDocument } from "#lib/domain/prose/room.ts";
import { findSessionActor } from "#lib/usecases/people/find-session-actor.ts";
import { enterRoom } from "#lib/usecases/room/enter-room.ts";
import { by, type People, type Visitor } from "./people.ts";

/**
 * Who may come into a document, and write in it, for as long as that holds. `sharedTexts`: the open shared texts of an article; of all
 * articles where none is named.
 */
export function createAccess(people: People, sharedTexts: (articleId?: string) => Document[]) {
  /** Counts the changes of assignments heard of, so that nobody slips in between the question and the answer. */
  let turn = 0;
  const turns = new WeakMap<ConnectionConfiguration, number>();

  /** Throws the refusal's code, which goes to the window. */
  async function enter({ context, documentName, connectionConfig, token }: onAuthenticatePayload<Visitor>): Promise<void> {
    // A window says whose it is: what one person typed must not go out in the name of the next who signs in on the same machine.
    if (token && token !== context.actor.id) throw { reason: otherPerson };
    turns.set(connectionConfig, turn);
    const wanted = parseRoomDocument(documentName);
    const now = await findSessionActor(context.sessionId);
    const entered = wanted && (await enterRoom(now, wanted));
    if (!entered?.ok) {
      people.record({ verb: "refuse a connection", ...by(context), reason: entered?.error.code ?? "no such document" });
      throw { reason: entered?.error.code ?? "not_found" };
    }
    connectionConfig.readOnly = !entered.value.mayWrite;
  }

  /** Once the connection stands: what was heard of while it was being made counts for it too. */
  async function entered(connection: Connection<Visitor>, configuration: ConnectionConfiguration): Promise<void> {
    if (turns.get(configuration) !== turn) await recheck(connection);
  }

  /** The article has been given to other people, or every article may have been: whoever may do more or less now comes in anew. */
  async function recheckArticle(articleId?: string): Promise<void> {
    turn += 1;
    const connections = sharedTexts(articleId).flatMap((document) => document.getConnections());
    await Promise.all(connections.map(recheck));
  }

  /** What can't be looked up is closed: they can come in again once it can. */
  async function recheck(connection: Connection<Visitor>): Promise<void> {
    const wanted = parseRoomDocument(connection.document.name);
    if (!wanted || wanted.kind === "review") return;
    const now = await enterRoom(connection.context.actor, wanted).catch(() => null);
    const mayRead = now?.ok === true;
    const mayWrite = mayRead && now.value.mayWrite;
    if (mayRead && connection.readOnly === !mayWrite) return;
    connection.readOnly = !mayWrite;
    people.record({ verb: "close a connection", ...by(connection.context), reason: mayRead ? "assignment changed" : "no longer open" });
    connection.webSocket.close(closeCodes.accessChanged, closeReasons.assignmentChanged);
  }

  return { enter, entered, recheckArticle };
}
