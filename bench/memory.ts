import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { z } from "zod";
import { proseField } from "#lib/domain/prose/prose-reading.ts";
import type { Desk } from "#lib/room/kill-rounds.ts";
import { browserSocket, until } from "#lib/room/testing-window.ts";
import type { Figure } from "./report.ts";
import { openDesk, startBare, startOurs, withProcess } from "./room-desk.ts";

const documents = 300;
const words = "This rationale says about as much as one does that was written with care. ".repeat(25);

/** What an open rationale of about 2,000 characters takes of the server's memory, opened by one window, beside Hocuspocus as it comes. */
export async function memory(): Promise<Figure[]> {
  await using desk = await openDesk();
  const rationales = await desk.rationales(documents);
  const bare = await withProcess(startBare, (started) => measure(started, rationales));
  const ours = await withProcess(
    () => startOurs(desk.dataDir),
    (started) => measure(started, rationales),
  );
  return [
    {
      ...{ what: `memory of one open document, of ${documents}`, value: ours / 1024, unit: "kB" },
      ...{ peer: "bare Hocuspocus", peerValue: bare / 1024, target: "≤ 1.5×", met: ours <= bare * 1.5 },
    },
  ];
}

async function measure({ url, child }: { url: string; child: ChildProcess }, rationales: Desk[]): Promise<number> {
  const cookie = rationales[0]?.cookie ?? "";
  const socket = new HocuspocusProviderWebsocket({
    url: `${url.replace("http", "ws")}/room`,
    WebSocketPolyfill: browserSocket(cookie, url),
  });
  const open = async ({ id }: Desk) => {
    const provider = new HocuspocusProvider({ websocketProvider: socket, name: `rationale:${id}`, document: new Y.Doc() });
    provider.attach();
    await until(() => provider.isSynced);
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(words)]);
    provider.document.getXmlFragment(proseField).push([paragraph]);
    await until(() => !provider.hasUnsyncedChanges);
    return provider;
  };
  const [first, ...others] = rationales;
  const providers = first ? [await open(first)] : [];
  const before = await memoryOf(child);
  for (const rationale of others) providers.push(await open(rationale));
  // Until all is stored and folded: what stays is what an open document takes.
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const after = await memoryOf(child);
  for (const provider of providers) provider.destroy();
  socket.destroy();
  return (after - before) / others.length;
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send("memory");
  const [answer] = await once(child, "message");
  return z.object({ memory: z.number() }).parse(answer).memory;
}
