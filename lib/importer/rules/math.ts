import { type ChildNode, type Element, isTag } from "domhandler";
import { DomUtils } from "htmlparser2";
import { raisedInPlainText } from "#lib/domain/article/raised-text.ts";
import type { Page } from "./page.ts";
import { classesOf } from "./styles.ts";
import { closest, elementsOf, replaceByText, textsOf } from "./tree.ts";

/** What programs put around an equation together with a second drawing of it. */
const around = /^(?:katex|katex-display|mwe-math-element|mjx-container|mathjax|mathjax_display|mjx-chtml)$/i;
const ignored = new Set(["annotation", "annotation-xml", "mphantom", "none", "mprescripts", "maligngroup", "malignmark"]);

/** Equations (MathML) as text in one line: 1/2, x², √(a+b). Where one has no text, the alternative that the page gives. */
export function writeEquations(page: Page): void {
  writeSources(page);
  for (const math of elementsOf(page.root, ({ name }) => name === "math")) {
    const text = tidy(childrenText(math)) || (math.attribs.alttext ?? math.attribs["aria-label"] ?? "").replaceAll(/\s+/gu, " ").trim();
    const whole = closest(math, (element) => around.test(element.name) || classesOf(element).some((called) => around.test(called))) ?? math;
    const outermost =
      whole.parent !== null && isTag(whole.parent) && classesOf(whole.parent).some((called) => around.test(called)) ? whole.parent : whole;
    page.did("equations", text, outermost);
    replaceByText(outermost, text);
  }
}

/** In the source of TeX or AsciiMath, where only a script or letters in their places draw the equation. */
function writeSources(page: Page): void {
  const isSource = ({ name, attribs }: Element) => name === "script" && /^math\/(?:tex|asciimath)/i.test(attribs.type ?? "");
  for (const source of elementsOf(page.root, isSource)) {
    const before = DomUtils.prevElementSibling(source);
    const drawn = before !== null && classesOf(before).some((called) => around.test(called)) ? before : null;
    const text = tidy(DomUtils.textContent(source));
    if (text === "" || (drawn !== null && elementsOf(drawn, ({ name }) => name === "math").length > 0)) continue;
    page.did("equations", text, drawn ?? source);
    if (drawn !== null) DomUtils.removeElement(drawn);
    replaceByText(source, text);
  }
}

function tidy(text: string): string {
  return text
    .replaceAll(/[\u2061-\u2064]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

function childrenText(element: Element): string {
  return row(element.children.filter((child) => isTag(child) && !ignored.has(child.name)));
}

/** Side by side; a number and a fraction or a number after it stay apart: 2 1/2. */
function row(nodes: ChildNode[]): string {
  return nodes.reduce((before, node) => {
    const text = mathText(node).replaceAll(/[\u2061-\u2064]/gu, "");
    return before + (/\d$/.test(before) && /^\d/.test(text) ? " " : "") + text;
  }, "");
}

function mathText(node: ChildNode): string {
  if (!isTag(node)) return "";
  const parts = node.children.filter(isTag).filter(({ name }) => !ignored.has(name));
  const part = (index: number) => {
    const found = parts[index];
    return found === undefined ? "" : tidy(mathText(found));
  };
  switch (node.name) {
    case "mi":
    case "mn":
    case "ms":
    case "mtext":
      return written(node).replaceAll(/\s+/gu, " ");
    case "mo":
      return operator(written(node).trim());
    case "mspace":
      return " ";
    case "mfrac":
      return `${grouped(part(0))}/${grouped(part(1))}`;
    case "msqrt":
      return `√${grouped(tidy(childrenText(node)))}`;
    case "mroot":
      return `${raisedInPlainText(part(1), "superscript")}√${grouped(part(0))}`;
    case "msup":
      return grouped(part(0)) + raised(part(1));
    case "msub":
      return part(0) + lowered(part(1));
    case "msubsup":
      return part(0) + lowered(part(1)) + raised(part(2));
    case "munder":
      return part(0) + lowered(part(1));
    case "mover":
      return accented(part(0), part(1));
    case "munderover":
      return part(0) + lowered(part(1)) + raised(part(2));
    case "mmultiscripts":
      return part(0) + lowered(part(1)) + raised(part(2));
    case "mfenced":
      return `${node.attribs.open ?? "("}${parts.map(mathText).join(`${(node.attribs.separators ?? ",").charAt(0)} `)}${node.attribs.close ?? ")"}`;
    case "mtable":
      return parts.map(mathText).join("; ");
    case "mtr":
    case "mlabeledtr":
      return parts.map(mathText).join(", ");
    case "semantics":
      return part(0);
    default:
      return childrenText(node);
  }
}

function written(node: Element): string {
  return textsOf(node)
    .map(({ data }) => data)
    .join("");
}

/** Relations and signs between two terms stand apart, as they are drawn. */
function operator(sign: string): string {
  return /^[=≠≈≡<>≤≥±∓+−×·÷→←↔⇒⇔∈∉⊂⊆∪∩∼≅∝-]$/u.test(sign) ? ` ${sign === "-" ? "−" : sign} ` : sign;
}

/** In brackets, unless it is a single term or stands in brackets already. */
export function grouped(text: string): string {
  return /^[\p{L}\p{N}.,′]*$/u.test(text) || /^[([{|][^()[\]{}|]*[)\]}|]$/u.test(text) ? text : `(${text})`;
}

function raised(text: string): string {
  return text === "" ? "" : /^[′″‴°*†]+$/u.test(text) ? text : raisedInPlainText(signed(text), "superscript");
}

function lowered(text: string): string {
  return text === "" ? "" : raisedInPlainText(signed(text), "subscript");
}

/** A sign before a number is no operator between two. */
function signed(text: string): string {
  return text.replaceAll(/^([+−±]) /gu, "$1");
}

/** A line, dot or arrow over a letter is a character of its own; anything else over it is raised. */
function accented(base: string, over: string): string {
  const combining: Readonly<Record<string, string>> = {
    "¯": "\u0304",
    "‾": "\u0304",
    "→": "\u20D7",
    "^": "\u0302",
    ˆ: "\u0302",
    "~": "\u0303",
    "˙": "\u0307",
    "¨": "\u0308",
  };
  const mark = combining[over];
  return mark !== undefined && [...base].length === 1 ? (base + mark).normalize("NFC") : base + raised(over);
}
