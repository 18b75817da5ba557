import autocannon from "autocannon";
import { z } from "zod";

const connections = 32;
const seconds = 4;

const queue = z.looseObject({ addBody: z.function() });

/** Answers a second, asked for as many readers do, in brotli; without one that fails. */
export async function requestsPerSecond(url: string, headers: Record<string, string> = {}): Promise<number> {
  const result = await autocannon({
    ...{ url, connections, duration: seconds, setupClient: leaveUnread },
    headers: { "accept-encoding": "br", ...headers },
  });
  if (result.errors > 0 || result.non2xx > result["3xx"]) throw new Error(`${url} answered with errors`);
  return result.requests.average;
}

/** Autocannon puts each answer together as text, which takes it far longer than any server here takes to send it. */
function leaveUnread(client: autocannon.Client): void {
  queue.parse(Reflect.get(client, "pipelinedRequests"));
  Reflect.set(Reflect.get(client, "pipelinedRequests"), "addBody", () => undefined);
}
