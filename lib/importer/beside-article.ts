import { isNote } from "#lib/domain/article/around-article.ts";
import { squeeze } from "#lib/domain/article/cleaning.ts";

const byTag = "nav, aside, footer, form, dialog, menu, button";
const byRole = ["navigation", "complementary", "search", "dialog", "alertdialog", "contentinfo", "banner", "menu", "menubar"];
const maybe = [byTag, ...byRole.map((role) => `[role=${role}]`), "[class]", "[id]"].join(", ");
const captions = "[data-picture], figcaption, [class*=caption i], [class*=credit i]";

/** What pages call their own parts, in `class` and `id`. */
const called =
  /(?:^|[\s_-])(?:shar(?:e|es|ing)|social\w*|follow(?:-?us)?|subscri\w*|newsletters?\w*|sign-?up\w*|cookies?|consent|gdpr|related\w*|recommend\w*|recirc\w*|advert\w*|ads?|ad-?slot|sponsor\w*|promo\w*|comments?|breadcrumbs?|sidebar|nav|nav-?bar|navigation|site-?nav|top-?nav|menu|sub-?menu|popup|modal|banner|most-?(?:read|popular|viewed)|popular|trending|more-?(?:from|on|stories|news|articles)|read-?(?:more|next|also)|see-?also|also-?(?:read|on|like)|up-?next|you-?may|teasers?|author-?(?:bio|box|info|card|details?|flyout)|about-?(?:the-?)?author|pagination|pager|by-?line\w*|date-?line|time-?stamp\w*|publish(?:ed)?-?(?:date|time)?|(?:estimated-)?read(?:ing)?-?time|print-?header|cta\w*|call-?out|skip-?\w*|slide-?count)(?:$|[\s_-])/i;
const boxes = "dialog, aside, section, form, footer, div";
const ofNotices = /(?:^|[\s_-])(?:cookies?|consent|gdpr)(?:$|[\s_-])/i;
const answers =
  /^(?:i |ok,? )?(?:accept|agree|allow|reject|refuse|decline|deny|manage|got it|ok|okay|only necessary|akzeptieren|alle akzeptieren|zustimmen|ablehnen|einverstanden|(?:tout )?accepter|j.accepte|(?:tout )?refuser|continuer sans accepter|aceptar|acepto|rechazar|aceitar|concordo|rejeitar|accetta|accetto|rifiuta|akkoord|accepteren|weigeren|godta|godkänn|accepter alle|zgadzam się|akceptuję|принять|принимаю|согласен|отклонить|прийняти|kabul|qəbul|αποδοχή|قبول|同意|接受|동의)(?![\p{L}])/iu;
/** Elements of running text, and those that hold a whole page: what they are called says nothing. */
const never = new Set("HTML BODY MAIN ARTICLE P A SPAN STRONG EM B I LI BLOCKQUOTE H1 H2 H3 TD TR TBODY".split(" "));

/**
 * Takes out of a page what its own markup sets beside the article: menus, invitations, comments, other articles, captions of pictures.
 * What holds a good part of the page's prose stays, whatever it is called, and so do corrections and editor's notes. Gives the words of the
 * captions.
 */
export function takeOutBeside(document: Document): string[] {
  const all = proseIn(document.documentElement);
  for (const element of [...document.querySelectorAll(maybe)]) {
    if (!element.isConnected || never.has(element.tagName) || !isBeside(element)) continue;
    const prose = proseIn(element);
    const isHolder = prose * 4 > all || (prose * 10 > all && element.querySelector("[itemprop=articleBody], article") !== null);
    if (!isHolder && !isNote(element.textContent?.trim() ?? "")) element.remove();
  }
  const beside = [...document.querySelectorAll(captions)].filter((element) => proseIn(element) * 10 < all);
  // The caption of a picture says what is in it; the words in its place would say it again.
  const told = beside.filter((element) => !element.matches("[data-picture]") || !beside.some((other) => isCaptionBeside(other, element)));
  for (const caption of beside) caption.remove();
  return told.map(({ textContent }) => squeeze(textContent ?? ""));
}

function isCaptionBeside(caption: Element, words: Element): boolean {
  return caption.matches("figcaption") && words.parentElement?.closest("figure") === caption.closest("figure");
}

/** Takes out of a page the boxes laid over it: cookie notices and the like. They are no reading of it, however much they say. */
export function takeOutNotices(document: Document): void {
  const all = proseIn(document.documentElement);
  for (const box of [...document.querySelectorAll(boxes)]) if (box.isConnected && isNotice(box, all)) box.remove();
}

/** Does a box ask to be let go on, or is called as those are? What holds the page's headline, or all that there is to read, is none. */
function isNotice(element: Element, all: number): boolean {
  const isCalled = ofNotices.test(nameOf(element));
  if (!isCalled && !/cookie|куки|consent|クッキー/iu.test(element.textContent ?? "")) return false;
  if (element.querySelector("h1, article, main, [itemprop=articleBody]") !== null || element.closest("article") !== null) return false;
  if (proseIn(element) > all * 0.9) return false;
  const buttons = [...element.querySelectorAll("button, a, [role=button], input[type=submit], input[type=button]")];
  return (
    isCalled || buttons.some((button) => answers.test((button.textContent?.trim() || (button.getAttribute("value") ?? "")).slice(0, 60)))
  );
}

function isBeside(element: Element): boolean {
  if (element.matches(byTag)) return true;
  if (byRole.includes(element.getAttribute("role")?.toLowerCase() ?? "")) return true;
  return called.test(nameOf(element));
}

function nameOf(element: Element): string {
  return `${element.getAttribute("class") ?? ""} ${element.id}`;
}

/** Letters in paragraphs: what there is to read, menus and buttons aside. */
function proseIn(element: Element): number {
  const lengths = [...element.querySelectorAll("p, li, blockquote")].map(({ textContent }) => textContent?.trim().length ?? 0);
  return lengths.filter((length) => length >= 80).reduce((all, length) => all + length, 0);
}
