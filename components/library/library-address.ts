/** What the library's address says: each parameter once, blank ones left out. */
export type LibraryAddress = Readonly<Record<string, string>>;

export const filterNames = ["status", "outlet", "person", "topic", "verdict", "language", "from", "until"] as const;
const known: readonly string[] = [...filterNames, "q", "kind", "sort", "cursor"];

/** What of an address is about the library. `assigned=me` is how addresses said `person=me` before. */
export function libraryAddress(asked: Record<string, string | string[] | undefined>): LibraryAddress {
  const given = Object.entries(asked).flatMap(([name, value]) => {
    const text = (Array.isArray(value) ? value.at(-1) : value)?.trim() ?? "";
    if (name === "assigned" && text === "me") return [["person", "me"]];
    return known.includes(name) && text !== "" ? [[name, text]] : [];
  });
  return Object.fromEntries(given);
}

/** The address with something changed; blank leaves a parameter out. Another list begins at its first page. */
export function libraryHref(address: LibraryAddress, change: Record<string, string> = {}): string {
  const { cursor: _, ...list } = address;
  const asked = Object.entries({ ...list, ...change }).filter(([, value]) => value !== "");
  return asked.length === 0 ? "/desk" : `/desk?${new URLSearchParams(asked)}`;
}

export function isFiltered(address: LibraryAddress): boolean {
  return filterNames.some((name) => (address[name] ?? "") !== "");
}
