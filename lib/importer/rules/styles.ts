import type { Element } from "domhandler";
import postcss from "postcss";

/** A rule of a page's own style sheets, on screens. */
export type SheetRule = { selectors: string[]; declarations: string };
/** What declarations say on one question; null where they say nothing. */
export type Saying = (declarations: string) => boolean | null;
type Verdict = { holds: boolean; weight: number };
/** Simple rules that say something on a question, by one class, id or name of their selector. */
export type StyleRules = Map<string, { fits: (element: Element) => boolean; verdict: Verdict }[]>;

const longestStyles = 500_000;
const simple = /^([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)$/i;

/** What a page's own style sheets say by simple selectors (`.x`, `p.x.y`, `#z`). */
export function rulesThat(sheet: SheetRule[], says: Saying): StyleRules {
  const rules: StyleRules = new Map();
  let order = 0;
  for (const { selectors, declarations } of sheet) {
    const holds = says(declarations);
    if (holds === null) continue;
    for (const selector of selectors) {
      const [, name = "", rest = ""] = simple.exec(selector.trim()) ?? [];
      if (name + rest === "") continue;
      const parts = rest.match(/[.#][\w-]+/g) ?? [];
      order += 1;
      const rule = {
        fits: (element: Element) => (name === "" || element.name === name.toLowerCase()) && parts.every((part) => has(element, part)),
        verdict: { holds, weight: parts.reduce((sum, part) => sum + (part.startsWith("#") ? 1e10 : 1e8), 1e6) + order },
      };
      const key = parts[0] ?? name.toLowerCase();
      rules.set(key, [...(rules.get(key) ?? []), rule]);
    }
  }
  return rules;
}

const everyScreen = /^(?:only )?(?:screen|all)$/i;

export function readSheet(sheet: string): SheetRule[] {
  if (sheet.length > longestStyles) return [];
  try {
    return postcss
      .parse(sheet.replaceAll(/<!--|-->/g, ""))
      .nodes.flatMap((node) =>
        node.type === "atrule" && node.name === "media" && everyScreen.test(node.params) ? (node.nodes ?? []) : [node],
      )
      .flatMap((node) =>
        node.type === "rule"
          ? [
              {
                selectors: node.selectors,
                declarations: node.nodes.flatMap((child) => (child.type === "decl" ? [`${child.prop}:${child.value}`] : [])).join(";"),
              },
            ]
          : [],
      );
  } catch (error) {
    // A sheet that browsers would read in part tells nothing here.
    if (error instanceof postcss.CssSyntaxError) return [];
    throw error;
  }
}

function has(element: Element, part: string): boolean {
  return part.startsWith("#") ? element.attribs.id === part.slice(1) : classesOf(element).includes(part.slice(1));
}

export function classesOf(element: Element): string[] {
  return (element.attribs.class ?? "").split(/\s+/).filter(Boolean);
}

/** What an element's own style says, or else the page's rules. */
export function styledSo(element: Element, rules: StyleRules, says: Saying): boolean {
  const { style = "" } = element.attribs;
  return (style === "" ? null : says(style)) ?? heldByRules(element, rules);
}

/** Do the page's rules say so of this element? The most specific rule that speaks of it counts, then the last. */
export function heldByRules(element: Element, rules: StyleRules): boolean {
  if (rules.size === 0) return false;
  const keys = [element.name, ...classesOf(element).map((name) => `.${name}`), `#${element.attribs.id ?? ""}`];
  let found: Verdict = { holds: false, weight: 0 };
  for (const { fits, verdict } of keys.flatMap((key) => rules.get(key) ?? [])) {
    if (verdict.weight > found.weight && fits(element)) found = verdict;
  }
  return found.holds;
}

export const hides: Saying = (declarations) =>
  hidesBy(declarations) || (/(?:^|;)\s*(?:display|visibility)\s*:/i.test(declarations) ? false : null);

export const strikesThrough: Saying = (declarations) => {
  const style = declared(declarations);
  const line = style.get("text-decoration-line") ?? style.get("text-decoration");
  return line === undefined ? null : line.includes("line-through");
};

export const raises: Saying = (declarations) => valueIs(declarations, "vertical-align", /^super$/);

export const lowers: Saying = (declarations) => valueIs(declarations, "vertical-align", /^sub$/);

export const setsApart: Saying = (declarations) => valueIs(declarations, "display", /^(?:block|flex|grid|table|list-item|flow-root)$/);

/** The children of such an element stand apart from each other. */
export const laysOut: Saying = (declarations) => valueIs(declarations, "display", /^(?:flex|grid)$/);

function valueIs(declarations: string, name: string, wanted: RegExp): boolean | null {
  const value = declared(declarations).get(name);
  return value === undefined ? null : wanted.test(value);
}

/** Do these declarations hide an element from everybody who looks? What only fades in (`opacity`) is shown by a script and not meant. */
export function hidesBy(declarations: string): boolean {
  const style = declared(declarations);
  const of = (name: string) => style.get(name) ?? "";
  if (of("display") === "none" || /^(?:hidden|collapse)$/.test(of("visibility"))) return true;
  if (/^inset\((?:50|100)%|^circle\(0/.test(of("clip-path"))) return true;
  const placed = /^(?:absolute|fixed)$/.test(of("position"));
  if (placed && /^rect\(\s*(?:0|1px)(?:px)?[\s,]/.test(of("clip"))) return true;
  if (placed && ["left", "right", "top"].some((side) => isFarOut(of(side)))) return true;
  if (isFarOut(of("text-indent"))) return true;
  const tiny = /^[01](?:px)?$/;
  return tiny.test(of("width")) && tiny.test(of("height")) && /hidden|clip/.test(of("overflow"));
}

function declared(declarations: string): Map<string, string> {
  return new Map(
    declarations.split(";").map((part) => {
      const [name = "", ...value] = part.split(":");
      return [
        name.trim().toLowerCase(),
        value
          .join(":")
          .replace(/!important/i, "")
          .trim()
          .toLowerCase(),
      ] as const;
    }),
  );
}

function isFarOut(length: string): boolean {
  const [, size = "0"] = /^-(\d+(?:\.\d+)?)(?:px|em|rem|vw)$/.exec(length) ?? [];
  return Number(size) >= 900;
}
