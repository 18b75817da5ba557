import { inPool } from "#lib/workers/in-pool.ts";
import { readOriginal } from "./read-original.ts";

export default inPool(readOriginal);
