import { enableCompileCache } from "node:module";
import { join } from "node:path";

// What was compiled for an earlier start isn't compiled again: a third of a start's work. Where the folder can't be written, it is.
enableCompileCache(join(import.meta.dirname, ".next", "cache", "compiled"));
await import("#lib/server/serve.ts");
