import { type Comment, type Element, isComment, isTag } from "domhandler";
import { DomUtils } from "htmlparser2";
import { chromeElement } from "./html-elements.ts";
import type { Page } from "./page.ts";
import { classesOf, heldByRules, hides, hidesBy, rulesThat, type StyleRules, strikesThrough, styledSo } from "./styles.ts";
import { closest, elementsOf, isInline, wordsOf } from "./tree.ts";

/** Names by which pages commonly hide text from all who look, for screen readers alone or until a script asks for it. */
const hiddenNames =
  /^(?:(?:[\w-]{1,20}[-_])?(?:visually-?hidden|hidden-?visually|sr-only|screen-?reader(?:s|-text|-only)?(?:-text|-only)?)|show-for-sr|element-invisible|assistive-text|off-?screen|d-none|hidden|hide|invisible|a11y-(?:text|hidden)|accessib(?:ly|ility)-?hidden|is-hidden|u-hidden|tooltip-?text|tooltip__(?:text|content)|print-only|only-print|visible-print(?:-block|-inline)?|assay-hidden)$/i;
/** Names that show the same element again, on wider windows or while it has the focus. */
const shownNames =
  /^(?:d-(?!none|print)\w+(?:-\w+)*|[a-z\d]+:(?:block|flex|inline(?:-\w+)?|grid|table|contents|not-sr-only|visible)|sr-only-focusable|not-sr-only)$/i;
const iconNames =
  /^(?:material-(?:icons|symbols)(?:-\w+)*|fa|fa[srldb]|fa-[\w-]+|glyphicons?(?:-[\w-]+)?|icon|icon[-_][\w-]+|[\w-]+[-_]icon|bi|mdi|dashicons)$/i;
/** Arrows, geometric signs, dingbats and what fonts of icons use: nothing that reads as a word. Emoji are none of it. */
const onlyIcons = /^[\s\u2190-\u21FF\u25A0-\u25FF\u2700-\u270C\u270E-\u2763\u2765-\u27BF\uE000-\uF8FF›»‹«•·|×]*$/u;
const newWindow =
  /^[([–—,-]?\s*(?:(?:this )?(?:link )?(?:opens?|opening|will open)(?: in| as)?(?: an?| the)? ?(?:new|external|separate|other)? ?(?:browser )?(?:tab|window|link|site)(?: or (?:tab|window))?|(?:external|new) (?:link|window|tab|site)|(?:öffnet|wird).{0,20}neue[mnrs]? (?:tab|fenster|registerkarte)(?: geöffnet)?|(?:s[’']ouvre|ouverture|nouvelle).{0,20}(?:fenêtre|onglet)|(?:se )?abre.{0,12}(?:en|em|numa).{0,12}(?:ventana|pestaña|janela|aba|guia)|si apre.{0,15}(?:finestra|scheda)|открывается.{0,12}нов\p{L}+ (?:вкладке|окне)|відкривається.{0,12}нов\p{L}+ (?:вкладці|вікні)|yeni (?:sekmede|pəncərədə|pencerede) aç\p{L}+)\s*[)\]]?$/iu;

/** Why an element is not seen by anybody who reads the page; null where it is seen. */
function unseen(element: Element, rules: StyleRules): boolean {
  const { name, attribs } = element;
  if (name === "html" || name === "body") return false;
  if (attribs.hidden !== undefined && attribs.hidden.toLowerCase() !== "until-found") return true;
  if (name === "dialog" && attribs.open === undefined) return true;
  if (attribs.style !== undefined && hidesBy(attribs.style)) return true;
  if (
    attribs.style !== undefined &&
    /(?:^|;)\s*font-size\s*:\s*0(?:px|em|rem|%)?\s*(?:;|!|$)/i.test(attribs.style) &&
    !element.children.some(isTag)
  )
    return true;
  if (attribs.role?.toLowerCase() === "tooltip") return true;
  const classes = classesOf(element);
  if (classes.some((called) => hiddenNames.test(called)) && !classes.some((called) => shownNames.test(called))) return true;
  return heldByRules(element, rules) || isIcon(element, classes) || isNewWindowNote(element);
}

/** A picture that a font draws: its text is the picture's name or code. */
function isIcon(element: Element, classes: string[]): boolean {
  const named = classes.some((called) => iconNames.test(called)) && ["i", "span", "em"].includes(element.name);
  const silent = element.attribs["aria-hidden"]?.toLowerCase() === "true";
  if (!named && !silent) return false;
  const words = wordsOf(element);
  if (words === "") return false;
  if (silent && onlyIcons.test(words)) return true;
  if (named && /^[\uE000-\uF8FF\s]+$/u.test(words)) return true;
  return named && silent && !element.children.some(isTag) && /^[a-z\d_]+$/.test(words);
}

/** Said to whoever follows the link, in an element of its own. */
function isNewWindowNote(element: Element): boolean {
  if (!isInline(element) || element.name === "a") return false;
  const words = wordsOf(element);
  return words.length > 6 && words.length < 60 && newWindow.test(words) && isBesideLink(element);
}

function isBesideLink(element: Element): boolean {
  const before = DomUtils.prevElementSibling(element);
  return closest(element, ({ name }) => name === "a") !== null || before?.name === "a";
}

const deleted = new Set(["del", "s", "strike"]);

function isDeleted(element: Element, rules: StyleRules): boolean {
  return deleted.has(element.name) || element.attribs.class === "assay-deleted" || styledSo(element, rules, strikesThrough);
}

/** Marks what no reader saw, and what was deleted, to be left out; `kept` are elements that stay whatever hides them. */
export function leaveOutUnseen(page: Page, kept: ReadonlySet<Element>): void {
  const [hiding, striking] = [rulesThat(page.sheet, hides), rulesThat(page.sheet, strikesThrough)];
  const found = new Map<Element, "unseen-text" | "deleted-text">();
  for (const element of elementsOf(page.root, () => true)) {
    if (closest(element, (outer) => found.has(outer)) !== null || kept.has(element)) continue;
    if (unseen(element, hiding)) found.set(element, "unseen-text");
    else if (isDeleted(element, striking)) found.set(element, "deleted-text");
  }
  for (const element of shownLater(page, [...found.keys()])) {
    found.delete(element);
    delete element.attribs.hidden;
    delete element.attribs.style;
    page.did("hidden-kept", wordsOf(element), element);
  }
  for (const [element, kind] of found) {
    page.did(kind, wordsOf(element), element);
    element.attribs.hidden = "hidden";
    element.attribs["data-left-out"] = kind;
  }
  for (const comment of commentsOf(page)) page.did("unseen-text", comment.data.replaceAll(/\s+/gu, " ").trim(), comment);
}

/**
 * Of hidden elements those that hold most of what the page has to read: a script shows them, so readers saw them. The page's menus,
 * dialogues and cookie notices are none.
 */
function shownLater(page: Page, hidden: Element[]): Element[] {
  const inHidden = new Map(hidden.map((element) => [element, proseIn(element)]));
  const sum = [...inHidden.values()].reduce((all, prose) => all + prose, 0);
  const visible = proseIn(page.root) - sum;
  if (sum < 200 || visible * 3 > sum) return [];
  return hidden.filter(
    (element) => (inHidden.get(element) ?? 0) > sum * 0.3 && chromeElement(element.name, { ...element.attribs }) === null,
  );
}

/** Letters that stand in blocks of at least 80 of them: paragraphs, not menus. */
function proseIn(root: Element | Page["root"]): number {
  const blocks = elementsOf(root, (element) => !isInline(element));
  const own = [root, ...blocks].map((block) =>
    block.children
      .filter((child) => !isTag(child) || isInline(child))
      .map(wordsOf)
      .join(" "),
  );
  return own.filter((words) => words.length >= 80).reduce((all, words) => all + words.length, 0);
}

const holdsText = /^(?:p|h[1-6]|li|blockquote|dd|dt|td|th|figcaption|caption|pre)$/;

/** Comments in words that stand in the text; those around it are of the page's makers and programs. */
function commentsOf({ root }: Page): Comment[] {
  return DomUtils.filter(isComment, root)
    .filter(isComment)
    .filter(
      ({ data, parent }) =>
        (parent === root || (parent !== null && isTag(parent) && (isInline(parent) || holdsText.test(parent.name)))) &&
        data.length < 2000 &&
        /\p{L}\p{L}[,;:.!?]? \p{L}\p{L}+[,;:.!?]? \p{L}\p{L}/u.test(data.slice(0, 500).replaceAll(/\s+/gu, " ")) &&
        !/^\s*(?:\[if|<!|\/?wp:|#|google)|[{};<>]/i.test(data),
    );
}
