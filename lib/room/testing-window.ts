/** A browser's window on a room: the client that people have, in Node. For tests, journeys and benches: it knows no database. */
import "fake-indexeddb/auto";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { WebSocket as ClientSocket } from "undici";
import * as Y from "yjs";
import { openBrowserStore } from "#components/session/browser-store.ts";
import { createKeptProse } from "#components/session/kept-prose.ts";
import { createSharedProse, type SharedProse } from "#components/session/shared-prose.ts";
import { proseField } from "#lib/domain/prose/prose-reading.ts";
import { roomPath } from "#lib/domain/prose/room.ts";

/** A WebSocket as a browser on this origin opens it, with this cookie. */
export function browserSocket(cookie: string, origin: string): typeof WebSocket {
  class BrowserSocket extends ClientSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie, origin } });
    }
  }
  // undici's class is the one behind the global, with types of its own.
  return BrowserSocket as unknown as typeof WebSocket;
}

type Server = { url: string };
type Opened = { document: Y.Doc; socket: HocuspocusProviderWebsocket; provider: HocuspocusProvider };

function openSocket(server: Server, cookie: string, origin: string, path = roomPath): HocuspocusProviderWebsocket {
  return new HocuspocusProviderWebsocket({
    url: `${server.url.replace("http", "ws")}${path}`,
    WebSocketPolyfill: browserSocket(cookie, origin),
    ...{ delay: 50, minDelay: 50, maxDelay: 300 },
  });
}

/** One connection to one shared document, and what came over it. */
class Connection {
  readonly document: Y.Doc;
  readonly socket: HocuspocusProviderWebsocket;
  readonly provider: HocuspocusProvider;
  readonly heard: string[] = [];
  readonly closed: string[] = [];
  refused: string | null = null;

  constructor({ document, socket, provider }: Opened) {
    this.document = document;
    this.socket = socket;
    this.provider = provider;
    provider.on("stateless", ({ payload }: { payload: string }) => this.heard.push(payload));
    provider.on("close", ({ event }: { event: CloseEvent }) => this.closed.push(`${event.code} ${event.reason}`));
    provider.on("authenticationFailed", ({ reason }: { reason: string }) => {
      this.refused = reason;
    });
  }

  get paragraphs(): Y.XmlFragment {
    return this.document.getXmlFragment(proseField);
  }

  /** Adds a paragraph at the end. */
  write(text: string): void {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(text)]);
    this.paragraphs.push([paragraph]);
  }

  get text(): string {
    return textOf(this.document);
  }

  async synced(): Promise<void> {
    await until(() => this.provider.isSynced);
  }
}

/** Hocuspocus as it comes, which knows nothing of what is saved: for many writers in one process. */
export class PlainWindow extends Connection {
  constructor(server: Server, name: string, cookie: string, path?: string) {
    const socket = openSocket(server, cookie, server.url, path);
    const document = new Y.Doc();
    const provider = new HocuspocusProvider({ websocketProvider: socket, name, document, token: null });
    super({ document, socket, provider });
    provider.attach();
  }

  close(): void {
    this.provider.destroy();
    this.socket.destroy();
  }
}

/** One browser window with one shared text, as people have it: what it calls saved is what they are shown. */
export class Window extends Connection {
  readonly prose: SharedProse;

  /** `person`: whose window it says it is. */
  constructor(server: Server, name: string, cookie: string, origin = server.url, person: string | null = null) {
    const socket = openSocket(server, cookie, origin);
    const kept = createKeptProse(openBrowserStore(crypto.randomUUID()), person ?? "", "article");
    const prose = createSharedProse({ name, meId: person ?? "", socket, keeper: kept.keeper(name), onStatus: () => undefined });
    prose.join();
    const provider = socket.configuration.providerMap.get(name);
    if (!provider) throw new Error("The text has not joined.");
    super({ document: prose.document, socket, provider });
    this.prose = prose;
  }

  /** Resolves when the window says that all written until now is saved, over however many connections that takes. */
  async saved(): Promise<void> {
    await this.synced();
    await this.prose.saved();
  }

  close(): void {
    this.prose.leave();
    this.socket.destroy();
  }
}

export function textOf(document: Y.Doc): string {
  return document
    .getXmlFragment(proseField)
    .toArray()
    .map((paragraph) => (paragraph instanceof Y.XmlElement ? paragraph.toArray().join("") : ""))
    .join("\n");
}

/** Waits for something that is bound to happen. The test's own time limit is the only clock. */
export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await happened())) await new Promise((resolve) => setTimeout(resolve, 10));
}
