import { parentPort } from "node:worker_threads";
import { type ReadInput, readOriginal } from "./read-original.ts";

parentPort?.on("message", async (input: ReadInput) => parentPort?.postMessage(await readOriginal(input)));
parentPort?.postMessage("ready");
