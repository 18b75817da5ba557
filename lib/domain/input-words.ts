import type { z } from "zod";

/** What is wrong with an input, in words for whoever sent it, where its shape has none of its own. */
export function inputWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "This is missing.";
      return `This should be ${/^[aeiou]/.test(issue.expected) ? "an" : "a"} ${issue.expected}.`;
    case "too_small":
      if (issue.origin === "number" || issue.origin === "int") return `This should be ${issue.minimum} or more.`;
      if (Number(issue.minimum) === 1) return issue.origin === "string" ? "This can’t be empty." : "Give at least one.";
      return `This is too short: at least ${issue.minimum} ${units(issue.origin)} are needed.`;
    case "too_big":
      if (issue.origin === "number" || issue.origin === "int") return `This should be ${issue.maximum} or less.`;
      return `This is too long: there is room for ${issue.maximum} ${units(issue.origin)}.`;
    case "invalid_value":
      return `Choose one of: ${issue.values.map(String).join(", ")}.`;
    case "unrecognized_keys":
      return `There is no field ${issue.keys.map((key) => `“${key}”`).join(" or ")} here.`;
    default:
      return undefined;
  }
}

const units = (origin: string) => (origin === "string" ? "characters" : "entries");
