/** Context is cut anywhere: what is shown of it begins with a whole word … */
export function tail(prefix: string): string {
  const space = prefix.search(/\s/u);
  return space < 0 ? prefix : `…${prefix.slice(space)}`;
}

/** … and ends with one. */
export function head(suffix: string): string {
  const space = suffix.search(/\s\S*$/u);
  return space < 0 ? suffix : `${suffix.slice(0, space)} …`;
}
