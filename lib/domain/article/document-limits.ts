export type DocumentLimits = {
  /** Longest text, in UTF-16 code units. */
  text: number;
  /** Nodes within nodes, the document itself being the first. */
  depth: number;
  /** Nodes and marks in all. */
  nodes: number;
};

/**
 * Says what is too much, or null. Looks at any JSON by a loop, so that it can stand before whatever reads documents by recursion; counts every
 * object and array, whatever it claims to be.
 */
export function findOverrun(json: unknown, limits: DocumentLimits): string | null {
  let nodes = 0;
  let text = 0;
  const waiting: { value: unknown; depth: number }[] = [{ value: json, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === "string") text += value.length;
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) nodes++;
    if (nodes > limits.nodes) return `The document has too many parts (more than ${limits.nodes}).`;
    // A node sits in its parent's `content`, so one level of nodes is two levels of JSON; attributes and marks need two more.
    if (depth > limits.depth * 2 + 3) return `The document is nested too deeply (more than ${limits.depth} levels).`;
    for (const [key, child] of Object.entries(value)) {
      if (key === "text" || typeof child === "object") waiting.push({ value: child, depth: depth + 1 });
    }
  }
  return text > limits.text ? `The text is too long: ${text} characters, where ${limits.text} are allowed.` : null;
}
