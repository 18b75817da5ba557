import { useRouter } from "next/navigation.js";
import { createImportBatchAction } from "#lib/actions/import-batch.ts";
import { useAction } from "../ui/use-action.ts";
import { sendFiles } from "./file-sender.ts";
import { typeOfFile } from "./original-type.ts";

/** Gives many addresses and files at once, and goes on to the page that tells how each one fares. */
export function useImportMany() {
  const router = useRouter();
  const action = useAction(createImportBatchAction);

  function give({ addresses, files }: { addresses: string[]; files: File[] }): void {
    const named = files.map(({ name, type, size }) => ({ name: name.slice(-300), type: typeOfFile(name, type), size }));
    action.run({ addresses, files: named }, (batch) => {
      // The batch lists addresses first, then the files in the order they were named in.
      const items = batch.items.slice(batch.items.length - files.length);
      const expected = items.flatMap(({ id, state }, index) => {
        const file = files[index];
        return state === "expected" && file !== undefined ? [{ itemId: id, file }] : [];
      });
      sendFiles(expected);
      router.push(`/desk/import/batches/${batch.id}`);
    });
  }

  return { give, pending: action.pending, refusal: action.refusal, forget: () => action.setRefusal(null) };
}
