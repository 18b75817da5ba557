import { z } from "zod";
import { keyStatement } from "../log/statements.ts";
import { keyIdOf, publicKeyOf, signatureHolds, signingPassphrase } from "../revision/signing.ts";
import { type RowCheck, utcTime } from "./row-check.ts";

const keyRow = z.object({
  ...{ id: z.string(), publicKey: z.string(), retiredAt: z.string().nullable() },
  ...{ createdAt: utcTime, previousId: z.string().nullish(), signatureOfPrevious: z.string().nullish() },
  privateKey: z.string().transform((hex) => Buffer.from(hex.slice(2), "hex")),
});

/** Every signing key has the id that follows from it and, unless it couldn't be had, the signature of the one before; the one in use can sign. `keys` is filled with those seen: public key by id. */
export function checkKeys(keys: Map<string, string>, secret: string): RowCheck {
  const handedOver: { id: string; previousId: string; statement: string; signature: string }[] = [];
  return {
    tables: ["signing_keys"],
    *see({ table, row }) {
      const { id, publicKey, privateKey, retiredAt, createdAt, previousId, signatureOfPrevious } = keyRow.parse(row);
      if (previousId && signatureOfPrevious) {
        const statement = keyStatement({ id, publicKey, previous: previousId, from: createdAt });
        handedOver.push({ id, previousId, statement, signature: signatureOfPrevious });
      }
      keys.set(id, publicKey);
      if (keyIdOf(publicKey) !== id) yield { table, id, message: "The key and its id do not belong together." };
      if (retiredAt === null && publicKeyOf(privateKey, signingPassphrase(secret)) !== publicKey) {
        yield { table, id, message: "This key is in use, but AUTH_SECRET doesn't open its private half: it can't sign any more." };
      }
    },
    *conclude() {
      for (const { id, previousId, statement, signature } of handedOver) {
        const before = keys.get(previousId);
        if (before === undefined || !signatureHolds(statement, signature, before)) {
          yield { table: "signing_keys", id, message: "The key before it did not sign for it as it says." };
        }
      }
    },
  };
}
