import { type Element, isTag } from "domhandler";
import { DomUtils } from "htmlparser2";
import { raisedInPlainText } from "#lib/domain/article/raised-text.ts";
import { grouped } from "./math.ts";

/** An equation of Word (Office Math) as text in one line, as `math.ts` writes those of web pages. */
export function mathText(element: Element): string {
  const part = (name: string) => {
    const found = element.children.find((child) => isTag(child) && child.name === name);
    return found !== undefined && isTag(found) ? childrenText(found).trim() : "";
  };
  switch (element.name) {
    case "m:f":
      return `${grouped(part("m:num"))}/${grouped(part("m:den"))}`;
    case "m:sSup":
      return grouped(part("m:e")) + raised(part("m:sup"));
    case "m:sSub":
      return part("m:e") + lowered(part("m:sub"));
    case "m:sSubSup":
      return part("m:e") + lowered(part("m:sub")) + raised(part("m:sup"));
    case "m:rad":
      return `${raised(part("m:deg"))}√${grouped(part("m:e"))}`;
    case "m:nary":
      return `${sign(element, "m:chr", "∫")}${lowered(part("m:sub"))}${raised(part("m:sup"))} ${part("m:e")}`;
    case "m:d":
      return `${sign(element, "m:begChr", "(")}${parts(element, "m:e").join(", ")}${sign(element, "m:endChr", ")")}`;
    case "m:m":
      return parts(element, "m:mr").join("; ");
    case "m:mr":
      return parts(element, "m:e").join(", ");
    case "m:t":
      return DomUtils.textContent(element);
    default:
      return childrenText(element);
  }
}

function childrenText(element: Element): string {
  return element.children
    .filter(isTag)
    .filter(({ name }) => !name.endsWith("Pr"))
    .reduce((before, child) => {
      const text = mathText(child);
      return before + (/\d$/.test(before) && /^\d/.test(text) && child.name !== "m:r" ? " " : "") + text;
    }, "");
}

function parts(element: Element, name: string): string[] {
  return element.children.flatMap((child) => (isTag(child) && child.name === name ? [mathText(child).trim()] : []));
}

/** A sign that the equation's properties name. */
function sign(element: Element, name: string, usual: string): string {
  const found = DomUtils.findOne((child) => child.name === name, element.children);
  return found?.attribs["m:val"] ?? usual;
}

function raised(text: string): string {
  return text === "" ? "" : raisedInPlainText(text, "superscript");
}

function lowered(text: string): string {
  return text === "" ? "" : raisedInPlainText(text, "subscript");
}
