import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** An e-mail as it came in: who it is for, and its source. */
export type ReceivedMail = { to: string[]; source: string };

/** What the server does next. “hang up”: it takes a mail, and goes away before it says so; “wait”: it says nothing to whoever connects. */
type Wish = "take" | "refuse" | "hang up" | "wait";

/** A mail server on this machine that keeps what it is given. Close it at the end. */
export async function startSmtp(port = 0) {
  const received: ReceivedMail[] = [];
  const state: { wish: Wish; connections: number } = { wish: "take", connections: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    closeTimeout: 1000,
    onConnect(_session, done) {
      state.connections += 1;
      if (state.wish !== "wait") done();
    },
    onData(stream, session, done) {
      let source = "";
      stream.setEncoding("utf8");
      stream.on("data", (chunk: string) => {
        source += chunk;
      });
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        if (state.wish === "refuse") return done(Object.assign(new Error("Try again later"), { responseCode: 451 }));
        received.push({ to, source });
        if (state.wish === "take") return done();
        // The connection is cut where the answer would come.
        for (const connection of server.connections) (connection as { close(): void }).close();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    received,
    state,
    url: `smtp://127.0.0.1:${taken}`,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** A header's value, unfolded. */
export function headerOf({ source }: ReceivedMail, name: string): string {
  const [head = ""] = source.split("\r\n\r\n");
  const lines = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  const line = lines.find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim() ?? "";
}

/** What it says, with the line breaks of quoted-printable taken back. */
export function wordsOf({ source }: ReceivedMail): string {
  const bytes = source
    .replaceAll("=\r\n", "")
    .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
