import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";

const { url, token, during } = z.object({ url: z.string(), token: z.string(), during: z.number() }).parse(workerData);

const times: number[] = [];
for (const end = performance.now() + during * 1000; performance.now() < end; ) {
  const begun = performance.now();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`The desk answered ${answer.status}.`);
  times.push(performance.now() - begun);
  await new Promise((resolve) => setTimeout(resolve, 20));
}
parentPort?.postMessage(times);
