import { Decrypter, Encrypter } from "age-encryption";
import { UnreadableBackup } from "./unreadable-backup.ts";

/** What every file that is encrypted in age's format, version 1, begins with. */
export const ageMark = "age-encryption.org/v1\n";

/** Encrypts for all of these public keys (age1…), any one of which is enough to read it. Throws a sentence for what is no such key. */
export function encryptFor(recipients: string[]): (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (cause) {
      throw new UnreadableBackup(`“${recipient}” is no public key in age's format, as age-keygen prints it: age1 and 58 characters.`, {
        cause,
      });
    }
  }
  return async function* (chunks) {
    yield* await encrypter.encrypt(streamOf(chunks));
  };
}

/** Decrypts with whichever of these private keys (AGE-SECRET-KEY-1…) fits. */
export async function* decryptWith(identities: string[], chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    yield* await decrypter.decrypt(streamOf(chunks));
  } catch (cause) {
    if (cause instanceof Error && "syscall" in cause) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableBackup(
      reason.startsWith("no identity matched")
        ? "It is encrypted for another key than the one given."
        : `It is encrypted, and damaged: it can't be decrypted (${reason}).`,
      { cause },
    );
  }
}

/** The private keys in the text of an identity file, as age-keygen writes it. Throws a sentence where there is none. */
export function identitiesIn(text: string): string[] {
  const identities = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch (cause) {
    throw new UnreadableBackup("The identity file holds something other than keys as age-keygen writes them (AGE-SECRET-KEY-1…).", {
      cause,
    });
  }
  if (identities.length === 0) throw new UnreadableBackup("The identity file holds no key.");
  return identities;
}

/** As the browser's streams, which the library speaks. */
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
