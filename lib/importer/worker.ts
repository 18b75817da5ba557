import { parentPort, workerData } from "node:worker_threads";
import { readOriginal } from "./read-original.ts";

parentPort?.postMessage(await readOriginal(workerData));
