const home = "/desk/work";

/** Where to go after signing in: a path of this site as asked for, or what waits for them. Anything that could lead elsewhere is that. */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return home;
  const base = "http://desk.invalid";
  if (!URL.canParse(wanted, base)) return home;
  const url = new URL(wanted, base);
  // "//host", "/\host" and "/<tab>/host" all resolve to another origin; "/.//host" resolves to a path that starts like one.
  if (url.origin !== base || url.pathname.startsWith("//")) return home;
  return url.pathname + url.search + url.hash;
}
