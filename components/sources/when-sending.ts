import { type Result, refuse } from "#lib/domain/result.ts";

type Sending = typeof import("./send-document.ts");

/** What sends documents comes once there is one to send. Where it doesn't come, that is the answer. */
export async function whenSending<T>(send: (sending: Sending) => Promise<Result<T>>): Promise<Result<T>> {
  const sending = await import("./send-document.ts").catch((error: unknown) => console.warn("What sends files could not be loaded", error));
  if (sending) return send(sending);
  return refuse(
    "upstream",
    "The file could not be sent: a part of this page didn’t come. Nothing was kept: check the connection and choose it again.",
  );
}
