import { Readable } from "node:stream";
import type { Pages } from "./pages.ts";
import { renderedFrom } from "./rendered.ts";

/** Pages without a worker: rendered here, by what stands for the routes. */
export function pagesHere(ask: (address: string, headers: Record<string, string>) => Response | Promise<Response>): Pages {
  return {
    render: async (address) => renderedFrom(await ask(address, {})),
    async stream(address, { ifNoneMatch }) {
      const { status, headers, body } = await ask(address, ifNoneMatch === null ? {} : { "if-none-match": ifNoneMatch });
      return { status, headers: Object.fromEntries(headers), body: Readable.from(body ?? []) };
    },
    reload: () => undefined,
    close: async () => undefined,
  };
}
