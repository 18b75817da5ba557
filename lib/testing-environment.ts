import { afterAll } from "vitest";
import { setEnvironment } from "./env.ts";

/** Test files share a process: what one sets in its environment is not the next one's. */
const before = { ...process.env };

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  setEnvironment({});
});
