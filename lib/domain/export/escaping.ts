/** Text as it may stand in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

/** Text as one line of Markdown (CommonMark and GitHub's tables, strikethrough and mentions) that says just these characters. */
export function escapeMarkdown(text: string): string {
  return (
    closeDirections(text.replaceAll(/\s+/g, " ").trim())
      .replaceAll(/[\\`*_[\]<>~|]|&(?=[#\w])|!(?=\[)/g, "\\$&")
      .replace(/^([#+\-=:])/, "\\$1")
      // A heading’s last signs close it.
      .replace(/ (#+)$/, " \\$1")
      .replace(/^(\d+)([.)])/, "$1\\$2")
  );
}

/**
 * Closes what the text leaves open of Unicode's directional embeddings, overrides and isolates (UAX 9), so that text set beside it is
 * not turned around.
 */
export function closeDirections(text: string): string {
  const open: string[] = [];
  for (const [character] of text.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
    if (/[\u2066-\u2068]/.test(character)) open.push("\u2069");
    else if (character === "\u2069") open.length = Math.max(0, open.lastIndexOf("\u2069"));
    else if (character !== "\u202C") open.push("\u202C");
    else if (open.at(-1) === "\u202C") open.pop();
  }
  return text + open.reverse().join("");
}
