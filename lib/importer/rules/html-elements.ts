/** Elements whose text no reader sees. */
export const unreadElements: ReadonlySet<string> = new Set(
  "applet area audio base canvas datalist embed frame frameset head iframe input link map math meta noembed noframes noscript object option param script select source style svg template textarea title track video".split(
    " ",
  ),
);

const byName = new Map([
  ["nav", "Navigation of the page"],
  ["aside", "Set beside the article on the page"],
  ["form", "A form of the page"],
  ["button", "A button of the page"],
  ["dialog", "A dialogue of the page"],
  ["footer", "The foot of the page"],
]);
const byRole = new Map([
  ["navigation", "Navigation of the page"],
  ["banner", "The head of the page"],
  ["contentinfo", "The foot of the page"],
  ["complementary", "Set beside the article on the page"],
  ["search", "The page’s search"],
  ["dialog", "A dialogue of the page"],
]);
const named =
  /(?:^|[\s_-])(share|sharing|social|subscribe|subscription|newsletter|cookies?|consent|gdpr|related|recommended|advert|advertisement|ads|promo|comments?|breadcrumbs?|sidebar|menu|popup|banner|tags)(?:$|[\s_-])/i;
const never = new Set("a abbr article b body br cite code del em font html i main mark p s small span strong sub sup time u".split(" "));

/** Why an element looks like part of the page around the article, by what the page itself calls it; `null` otherwise. */
export function chromeElement(name: string, attributes: Record<string, string>): string | null {
  if (never.has(name)) return null;
  const role = attributes.role?.toLowerCase();
  const known = byName.get(name) ?? (role === undefined ? undefined : byRole.get(role));
  if (known !== undefined) return known;
  const called = named.exec(`${attributes.class ?? ""} ${attributes.id ?? ""}`)?.[1];
  return called === undefined ? null : `In a part that the page calls “${called.toLowerCase()}”`;
}
