/** Which shared texts of an article hold words, in this browser, that the server has not confirmed. The words themselves are in IndexedDB. */
const keyOf = (meId: string, articleId: string) => `assay:unsaved-prose:${meId}:${articleId}`;

export function keptNames(meId: string, articleId: string): string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(keyOf(meId, articleId)) ?? "[]");
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  } catch (error) {
    console.warn("The list of kept words could not be read", error);
    return [];
  }
}

export function rememberKept(meId: string, articleId: string, names: string[]): void {
  if (names.length > 0) localStorage.setItem(keyOf(meId, articleId), JSON.stringify(names));
  else localStorage.removeItem(keyOf(meId, articleId));
}
