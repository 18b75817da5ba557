/** What the reading rules write for the parser: why an element is left out, and that words stand in place of a picture. */
export const ruleAttributes = ["data-left-out", "data-picture"];
