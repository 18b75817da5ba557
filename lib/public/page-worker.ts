import { join } from "node:path";
import { bundledPagesFolder, matchRoute, pageRoutes } from "./page-routes.ts";
import { isCompressible, type Rendered, renderedFrom } from "./rendered.ts";

export type PageTask = {
  /** Path and query. */
  address: string;
  /** To stream the answer into, instead of handing it over whole. */
  stream?: { into: WritableStream<Uint8Array>; ifNoneMatch: string | null; gzip: boolean };
};
export type PageHead = Pick<Rendered, "status" | "headers">;

type Handler = (request: Request, context: { params: Promise<object> }) => Response | Promise<Response>;

const root = join(import.meta.dirname, "../..");
const routes = pageRoutes(root);
const piece = 64 * 1024;

/** Renders the public pages, off the desk's event loop: with a database connection and a memory of its own. */
export default async function renderInWorker({ address, stream }: PageTask): Promise<Rendered | PageHead> {
  const headers: Record<string, string> = stream?.ifNoneMatch ? { "if-none-match": stream.ifNoneMatch } : {};
  const response = await ask(address, headers);
  if (!stream) return renderedFrom(response);
  return streamInto(stream, response);
}

function load(bundle: string): Promise<{ GET: Handler }> {
  return import(join(bundledPagesFolder(root), `${bundle}.mjs`));
}

// What all pages share is loaded while the server starts; what is wrong with it, whoever asks first is told.
const home = matchRoute(routes, "/");
if (home) load(home.route.bundle).catch(() => undefined);

async function ask(address: string, headers: Record<string, string>): Promise<Response> {
  const url = new URL(address, "http://localhost");
  const found = matchRoute(routes, url.pathname);
  // Without a body: the door has one page for all addresses without anything.
  if (!found) return new Response(null, { status: 404 });
  const { GET } = await load(found.route.bundle);
  return GET(new Request(url, { headers }), { params: Promise.resolve(found.params) });
}

function streamInto({ into, gzip }: NonNullable<PageTask["stream"]>, response: Response): PageHead {
  const packs = gzip && response.status === 200 && isCompressible(response.headers);
  const head = {
    status: response.status,
    headers: { ...Object.fromEntries(response.headers), vary: "Accept-Encoding", ...(packs && { "content-encoding": "gzip" }) },
  };
  const pieces = (response.body ?? new Blob([]).stream()).pipeThrough(inPieces());
  const sent = packs ? pieces.pipeThrough(new CompressionStream("gzip")) : pieces;
  // A reader who goes away ends it: there is nothing left to do then.
  sent.pipeTo(into).catch(() => undefined);
  return head;
}

/** An export is written word by word; each piece that crosses to the server costs a message. */
function inPieces(): TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  let held: Uint8Array[] = [];
  let size = 0;
  const flush = (controller: TransformStreamDefaultController<Uint8Array<ArrayBuffer>>) => {
    if (size > 0) controller.enqueue(new Uint8Array(Buffer.concat(held)));
    held = [];
    size = 0;
  };
  return new TransformStream({
    transform(chunk, controller) {
      held.push(chunk);
      size += chunk.byteLength;
      if (size >= piece) flush(controller);
    },
    flush,
  });
}
