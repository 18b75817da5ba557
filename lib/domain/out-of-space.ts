import type { Refusal } from "./result.ts";

/** Thrown where nothing can be written for want of room on a disk. Every edge answers with its refusal. */
export class OutOfSpace extends Error {
  readonly refusal: Refusal;

  constructor(options?: ErrorOptions) {
    const message =
      "The server's disk is nearly full, so nothing can be saved until there is room. What you typed is kept here. Tell whoever runs the desk.";
    super(message, options);
    this.refusal = { code: "upstream", message, details: { reason: "out of space" } };
  }
}
