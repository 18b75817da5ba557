/** A browser's window on a room, which connects to it as a person's would. For tests, journeys and benches: it knows no database. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { WebSocket as ClientSocket } from "undici";
import * as Y from "yjs";
import { proseField } from "#lib/domain/prose/prose-document.ts";
import { serverMessage } from "#lib/domain/prose/room.ts";

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

/** One browser window's connection to one shared document, which knows what has been confirmed to it as durable. */
export class Window {
  readonly document = new Y.Doc();
  readonly socket: HocuspocusProviderWebsocket;
  readonly provider: HocuspocusProvider;
  readonly heard: string[] = [];
  readonly closed: string[] = [];
  refused: string | null = null;
  #barrier = 0;
  #sent = new Map<number, () => void>();

  /** `person`: whose window it says it is. */
  constructor(server: { url: string }, name: string, cookie: string, origin = server.url, person: string | null = null) {
    this.socket = new HocuspocusProviderWebsocket({
      url: `${server.url.replace("http", "ws")}/room`,
      WebSocketPolyfill: browserSocket(cookie, origin),
      ...{ delay: 50, minDelay: 50, maxDelay: 300 },
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      ...{ name, document: this.document, token: person },
      onStateless: ({ payload }) => this.#hear(payload),
      onAuthenticationFailed: ({ reason }) => {
        this.refused = reason;
      },
      onClose: ({ event }) => {
        this.closed.push(`${event.code} ${event.reason}`);
        this.#sent.clear();
      },
    });
    this.provider.attach();
  }

  #hear(payload: string): void {
    this.heard.push(payload);
    const message = serverMessage.parse(JSON.parse(payload));
    if ("durable" in message) this.#sent.get(message.durable)?.();
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

  /** Resolves when the server says that all written until now is durable, over however many connections that takes. */
  async saved(): Promise<void> {
    for (;;) {
      await this.synced();
      this.#barrier += 1;
      const number = this.#barrier;
      const answered = new Promise<void>((resolve) => this.#sent.set(number, resolve));
      this.provider.sendStateless(JSON.stringify({ barrier: number }));
      const lost = until(() => !this.#sent.has(number) || !this.provider.isSynced).then(() => "lost" as const);
      if ((await Promise.race([answered, lost])) !== "lost") {
        this.#sent.delete(number);
        return;
      }
    }
  }

  close(): void {
    this.provider.destroy();
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
