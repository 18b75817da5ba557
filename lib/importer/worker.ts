import { parentPort, workerData } from "node:worker_threads";
import { readOriginal } from "./read-original.ts";

parentPort?.postMessage(readOriginal(workerData));
