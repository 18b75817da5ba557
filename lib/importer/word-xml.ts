import { type Document, Element, isTag, Text } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { elementsOf } from "./rules/tree.ts";
import { mathText } from "./rules/word-math.ts";

const xml = { xmlMode: true } as const;
/** Raised by at least this many half-points, text is raised and not only set a little off its line. */
const raisedFrom = 4;

/**
 * WordprocessingML that says in plain structure what its readers are shown: equations as text, raised text as such, text that Word hides and
 * text that was deleted (tracked changes) in a style of its own.
 */
export function readableWordXml(source: string): string {
  const root = parseDocument(source, xml);
  for (const equation of named(root, "m:oMath")) DomUtils.replaceElement(equation, run(mathText(equation)));
  for (const deletion of named(root, "w:del", "w:moveFrom")) {
    if (named(deletion, "w:r").length === 0) continue;
    for (const part of named(deletion, "w:r")) inStyle(part, "AssayDeleted");
    deletion.name = "w:ins";
  }
  for (const text of named(root, "w:delText")) text.name = "w:t";
  for (const part of named(root, "w:r")) {
    const properties = part.children.find((child) => isTag(child) && child.name === "w:rPr");
    if (properties === undefined || !isTag(properties)) continue;
    if (isOn(properties, "w:vanish")) inStyle(part, "AssayHidden");
    raise(properties);
  }
  return DomUtils.getOuterHTML(root, { xmlMode: true, encodeEntities: "utf8" });
}

/** The texts of a document's comments. */
export function wordComments(source: string): string[] {
  return named(parseDocument(source, xml), "w:comment")
    .map((comment) =>
      named(comment, "w:t")
        .map((text) => DomUtils.textContent(text))
        .join("")
        .trim(),
    )
    .filter((text) => text !== "");
}

function named(root: Document | Element, ...names: string[]): Element[] {
  return elementsOf(root, ({ name }) => names.includes(name));
}

function isOn(properties: Element, name: string): boolean {
  const property = properties.children.find((child) => isTag(child) && child.name === name);
  return property !== undefined && isTag(property) && !/^(?:0|false|off)$/i.test(property.attribs["w:val"] ?? "");
}

function inStyle(part: Element, style: string): void {
  let properties = part.children.find((child) => isTag(child) && child.name === "w:rPr");
  if (properties === undefined || !isTag(properties)) {
    properties = new Element("w:rPr", {}, []);
    DomUtils.prependChild(part, properties);
  }
  for (const old of named(properties, "w:rStyle")) DomUtils.removeElement(old);
  DomUtils.prependChild(properties, new Element("w:rStyle", { "w:val": style }, []));
}

function raise(properties: Element): void {
  const position = properties.children.find((child) => isTag(child) && child.name === "w:position");
  if (position === undefined || !isTag(position) || named(properties, "w:vertAlign").length > 0) return;
  const by = Number(position.attribs["w:val"]);
  if (Math.abs(by) >= raisedFrom)
    DomUtils.appendChild(properties, new Element("w:vertAlign", { "w:val": by > 0 ? "superscript" : "subscript" }, []));
}

function run(text: string): Element {
  return new Element("w:r", {}, [new Element("w:t", { "xml:space": "preserve" }, [new Text(text)])]);
}
