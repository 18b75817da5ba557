const opening = '<script type="application/json" id="signed-revision">';
const closing = "</script>";

/** JSON as it may stand inside a script element: no `<`, so that nothing in it can end the element or open a comment. Still the same JSON. */
export function inScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}

/** The script element that carries a signed revision inside a page. */
export function embedding(signed: string): string {
  return `${opening}${inScript(signed)}${closing}`;
}

/** What stands in that element of a page; null when `text` is not such a page. */
export function embeddedRevision(text: string): string | null {
  if (!/^<!doctype html>/i.test(text)) return null;
  const start = text.indexOf(opening);
  const end = text.indexOf(closing, start);
  return start < 0 || end < 0 ? null : text.slice(start + opening.length, end);
}
