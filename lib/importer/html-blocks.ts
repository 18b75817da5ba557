import type { JSONContent } from "@tiptap/core";
import { Parser } from "htmlparser2";
import { spanOf } from "#lib/domain/article/cell-span.ts";
import { isSafeLink, namesUser } from "#lib/domain/article/safe-link.ts";
import { inPlaceOf, linesOf, tableRows } from "./html-tables.ts";
import { chromeElement, unreadElements } from "./rules/html-elements.ts";
import { TextRuns } from "./text-runs.ts";

/** `chrome` says of top-level blocks, by index, which part of the page they come from. */
/** `misleading`: addresses of links that were left out, as they name a user before the host. */
export type HtmlBlocks = { blocks: JSONContent[]; chrome: Map<number, string>; misleading: Set<string> };

type Container = {
  type: "doc" | "blockquote" | "bulletList" | "orderedList" | "listItem" | "table" | "tableRow" | Cell;
  attrs?: JSONContent["attrs"];
  children: JSONContent[];
};
type Cell = "tableCell" | "tableHeader";

const blockElements = new Set(
  "address article aside body caption center dd details dialog div dl dt fieldset figcaption figure footer form header html legend main nav p pre section summary table tbody tfoot thead tr button".split(
    " ",
  ),
);
const headingLevels = new Map(["h1", "h2", "h3", "h4", "h5", "h6"].map((name, index) => [name, index + 1]));
const lists = new Map<string, "bulletList" | "orderedList">([
  ["ul", "bulletList"],
  ["menu", "bulletList"],
  ["ol", "orderedList"],
]);
const markOf = new Map([
  ["b", "bold"],
  ["strong", "bold"],
  ["i", "italic"],
  ["em", "italic"],
  ["cite", "italic"],
  ["s", "strike"],
  ["del", "strike"],
  ["strike", "strike"],
]);
/** Quotes and lists nested deeper than this are set as plain paragraphs. */
const deepestContainer = 8;

type Options = {
  base?: string | null;
  /** With what the reading rules left out: all that the original has to say. */
  everything?: boolean;
};

/**
 * Blocks of the article schema from (sanitized) HTML that has been through the reading rules: headings, paragraphs, quotes, lists, tables,
 * words in place of pictures, emphasis, raised text and links; all other elements give only their text.
 */
export function blocksFromHtml(html: string, { base = null, everything = false }: Options = {}): HtmlBlocks {
  const builder = new BlockBuilder(base, everything);
  const parser = new Parser({
    onopentag: (name, attributes) => builder.open(name, attributes),
    ontext: (text) => builder.text(text),
    onclosetag: () => builder.close(),
  });
  parser.end(html);
  return builder.finish();
}

class BlockBuilder {
  readonly #root: Container = { type: "doc", children: [] };
  readonly #containers: Container[] = [this.#root];
  /** What to undo when each open element closes. */
  readonly #closers: (() => void)[] = [];
  readonly #runs = new TextRuns();
  readonly #chrome = new Map<number, string>();
  readonly #reasons: string[] = [];
  readonly #misleading = new Set<string>();
  readonly #base: string | null;
  readonly #everything: boolean;
  #isPicture = false;
  #level: number | null = null;
  #unread = 0;
  #preformatted = 0;

  constructor(base: string | null, everything: boolean) {
    this.#base = base;
    this.#everything = everything;
  }

  open(name: string, attributes: Record<string, string>): void {
    if ("data-left-out" in attributes && !this.#everything) {
      this.#closers.push(this.#openUnread());
      return;
    }
    const closers = [this.#openReason(name, attributes), this.#openElement(name, attributes)];
    this.#closers.push(() => {
      for (const close of closers.toReversed()) close?.();
    });
  }

  close(): void {
    this.#closers.pop()?.();
  }

  text(text: string): void {
    if (this.#unread > 0) return;
    const lines = this.#preformatted > 0 ? text.split("\n") : [text];
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#runs.break();
      this.#runs.add(line);
    }
  }

  finish(): HtmlBlocks {
    while (this.#closers.length > 0) this.close();
    this.#endBlock();
    return { blocks: this.#root.children, chrome: this.#chrome, misleading: this.#misleading };
  }

  #openReason(name: string, attributes: Record<string, string>): (() => void) | null {
    const reason = chromeElement(name, attributes);
    if (reason === null) return null;
    this.#endBlock();
    this.#reasons.push(reason);
    return () => {
      this.#endBlock();
      this.#reasons.pop();
    };
  }

  #openElement(name: string, attributes: Record<string, string>): (() => void) | null {
    if (unreadElements.has(name)) return this.#openUnread();
    if ("data-picture" in attributes) return this.#openPicture();
    const inTable = this.#openPartOfTable(name, attributes);
    if (inTable !== null) return inTable;
    const level = headingLevels.get(name);
    if (level !== undefined) return this.#openHeading(level);
    const list = lists.get(name);
    if (list !== undefined) return this.#openContainer(list);
    if (name === "blockquote") return this.#openContainer("blockquote");
    if (name === "li") return this.#openItem();
    if (name === "pre") return this.#openPreformatted();
    if (blockElements.has(name)) return this.#openBlock();
    if (name === "sup" || name === "sub") return this.#runs.raise(name === "sup" ? "superscript" : "subscript");
    const mark = markOf.get(name);
    if (mark !== undefined) return this.#runs.mark({ type: mark });
    if (name === "a") return this.#openLink(attributes.href);
    if (name === "br") this.#runs.break();
    if (name === "hr") this.#rule();
    return null;
  }

  #openUnread(): () => void {
    this.#unread += 1;
    return () => {
      this.#unread -= 1;
    };
  }

  #openPicture(): () => void {
    this.#endBlock();
    this.#isPicture = true;
    return () => {
      this.#endBlock();
      this.#isPicture = false;
    };
  }

  #openPartOfTable(name: string, attributes: Record<string, string>): (() => void) | null {
    const around = this.#containers.at(-1)?.type;
    const fits = this.#containers.length <= deepestContainer && !this.#inTable();
    if (name === "table" && fits) return this.#openContainer("table");
    if (around === "table" || around === "tableRow") this.#endBlock();
    if (name === "tr" && around === "table") return this.#push("tableRow");
    if ((name !== "td" && name !== "th") || around !== "tableRow") return null;
    const attrs = { colspan: spanOf(attributes.colspan ?? 1), rowspan: spanOf(attributes.rowspan ?? 1) };
    return this.#push(name === "td" ? "tableCell" : "tableHeader", attrs);
  }

  #inTable(): boolean {
    return this.#containers.some(({ type }) => type === "table");
  }

  #openBlock(): () => void {
    this.#endBlock();
    return () => this.#endBlock();
  }

  #openHeading(level: number): () => void {
    this.#endBlock();
    this.#level = level;
    return () => {
      this.#endBlock();
      this.#level = null;
    };
  }

  #openPreformatted(): () => void {
    this.#endBlock();
    this.#preformatted += 1;
    return () => {
      this.#endBlock();
      this.#preformatted -= 1;
    };
  }

  #openLink(href: string | undefined): (() => void) | null {
    const address = href === undefined ? null : URL.parse(href.trim(), this.#base ?? undefined)?.href;
    if (address && namesUser(address)) this.#misleading.add(address);
    return address && address.length <= 4000 && isSafeLink(address) ? this.#runs.mark({ type: "link", attrs: { href: address } }) : null;
  }

  #openContainer(type: Container["type"]): () => void {
    this.#endBlock();
    if (this.#containers.length > deepestContainer || this.#inTable()) return () => this.#endBlock();
    if (type !== "listItem" && this.#isList()) this.#push("listItem");
    return this.#push(type);
  }

  #openItem(): () => void {
    this.#endBlock();
    if (this.#inTable()) return () => this.#endBlock();
    const list = this.#containers.findLastIndex(({ type }) => type === "bulletList" || type === "orderedList");
    const quote = this.#containers.findLastIndex(({ type }) => type === "blockquote");
    if (list <= quote) return () => this.#endBlock();
    while (this.#containers.length > list + 1) this.#pop();
    return this.#push("listItem");
  }

  #isList(): boolean {
    const type = this.#containers.at(-1)?.type;
    return type === "bulletList" || type === "orderedList";
  }

  /** Opens a container; the returned function closes it and whatever was opened inside it and left open. */
  #push(type: Container["type"], attrs?: Container["attrs"]): () => void {
    const container: Container = { type, ...(attrs && { attrs }), children: [] };
    this.#containers.push(container);
    return () => {
      this.#endBlock();
      while (this.#containers.includes(container)) this.#pop();
    };
  }

  #pop(): void {
    const container = this.#containers.pop();
    if (container === undefined || container.type === "doc") return;
    const content = contentOf(container);
    if (content.length > 0) this.#append({ type: container.type, ...(container.attrs && { attrs: container.attrs }), content });
  }

  #append(node: JSONContent): void {
    const parent = this.#containers.at(-1) ?? this.#root;
    const reason = this.#reasons.at(-1);
    if (parent.type === "doc" && reason !== undefined) this.#chrome.set(parent.children.length, reason);
    parent.children.push(inPlaceOf(parent.type, node));
  }

  #endBlock(): void {
    for (const content of this.#runs.take()) {
      if (this.#isList()) this.#push("listItem");
      if (this.#inTable()) {
        for (const line of linesOf(content)) this.#append({ type: "paragraph", content: line });
        continue;
      }
      const inItem = this.#containers.at(-1)?.type === "listItem";
      if (this.#isPicture && !inItem) this.#append({ type: "picture", content: content.map(({ text }) => ({ type: "text", text })) });
      else if (this.#level !== null && !inItem) this.#append({ type: "heading", attrs: { level: this.#level }, content });
      else this.#append({ type: "paragraph", content });
    }
  }

  #rule(): void {
    this.#endBlock();
    const before = this.#root.children.at(-1);
    if (this.#containers.length === 1 && before !== undefined && before.type !== "horizontalRule") this.#append({ type: "horizontalRule" });
  }
}

function contentOf({ type, children }: Container): JSONContent[] {
  if (type === "listItem") return startWithParagraph(children);
  if (type === "tableCell" || type === "tableHeader") return children.length > 0 ? children : [{ type: "paragraph" }];
  return type === "table" ? tableRows(children) : children;
}

/** A list item begins with a paragraph; one that holds only a quote or another list gives way to its contents, a heading to its words. */
function startWithParagraph(children: JSONContent[]): JSONContent[] {
  const [first, ...rest] = children;
  if (first === undefined || first.type === "paragraph") return children;
  if (first.type === "table") return [{ type: "paragraph" }, ...children];
  const content = first.content ?? [];
  if (first.type === "blockquote") return startWithParagraph([...content, ...rest]);
  if (first.type === "bulletList" || first.type === "orderedList")
    return startWithParagraph([...content.flatMap((item) => item.content ?? []), ...rest]);
  return [{ type: "paragraph", content }, ...rest];
}
