import { config } from "zod/v4/core";

// Before any schema is made: else zod tries whether it may compile code, which every page's policy refuses and browsers report.
config({ jitless: true });
