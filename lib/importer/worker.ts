import { inPool } from "#lib/workers/in-pool.ts";
import { readBytes } from "./read-bytes.ts";

export default inPool(readBytes);
