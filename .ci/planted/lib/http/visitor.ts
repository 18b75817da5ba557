import { session } from "../auth/session.ts";

/** Half of a ring between folders, on purpose: `npm run layers` must catch it, though no file is part of a ring. */
export const visitor = session;
