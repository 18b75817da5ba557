import { z } from "zod";
import { keyIdOf, publicKeyOf, signingPassphrase } from "../revision/signing.ts";
import type { RowCheck } from "./row-check.ts";

const keyRow = z.object({
  ...{ id: z.string(), publicKey: z.string(), retiredAt: z.string().nullable() },
  privateKey: z.string().transform((hex) => Buffer.from(hex.slice(2), "hex")),
});

/** Every signing key has the id that follows from it, and the one in use can sign. `keys` is filled with those seen: public key by id. */
export function checkKeys(keys: Map<string, string>, secret: string): RowCheck {
  return {
    tables: ["signing_keys"],
    *see({ table, row }) {
      const { id, publicKey, privateKey, retiredAt } = keyRow.parse(row);
      keys.set(id, publicKey);
      if (keyIdOf(publicKey) !== id) yield { table, id, message: "The key and its id do not belong together." };
      if (retiredAt === null && publicKeyOf(privateKey, signingPassphrase(secret)) !== publicKey) {
        yield { table, id, message: "This key is in use, but AUTH_SECRET doesn't open its private half: it can't sign any more." };
      }
    },
    *conclude() {},
  };
}
