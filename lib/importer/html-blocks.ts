import type { JSONContent } from "@tiptap/core";
import { Parser } from "htmlparser2";
import { isSafeLink, namesUser } from "#lib/domain/article/article-schema.ts";
import { chromeElement, unreadElements } from "./html-elements.ts";
import { TextRuns } from "./text-runs.ts";

/** `chrome` says of top-level blocks, by index, which part of the page they come from. */
/** `misleading`: addresses of links that were left out, as they name a user before the host. */
export type HtmlBlocks = { blocks: JSONContent[]; chrome: Map<number, string>; misleading: Set<string> };

type Container = { type: "doc" | "blockquote" | "bulletList" | "orderedList" | "listItem"; children: JSONContent[] };

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

/** Blocks of the article schema from (sanitized) HTML: headings, paragraphs, quotes, lists, emphasis and links; all other elements give only their text. */
export function blocksFromHtml(html: string, { base }: { base?: string | null } = {}): HtmlBlocks {
  const builder = new BlockBuilder(base ?? null);
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
  #level: number | null = null;
  #unread = 0;
  #preformatted = 0;

  constructor(base: string | null) {
    this.#base = base;
  }

  open(name: string, attributes: Record<string, string>): void {
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
    const level = headingLevels.get(name);
    if (level !== undefined) return this.#openHeading(level);
    const list = lists.get(name);
    if (list !== undefined) return this.#openContainer(list);
    if (name === "blockquote") return this.#openContainer("blockquote");
    if (name === "li") return this.#openItem();
    if (name === "pre") return this.#openPreformatted();
    if (blockElements.has(name)) return this.#openBlock();
    const mark = markOf.get(name);
    if (mark !== undefined) return this.#runs.mark({ type: mark });
    if (name === "a") return this.#openLink(attributes.href);
    if (name === "br") this.#runs.break();
    if (name === "td" || name === "th") this.#runs.add(" ");
    if (name === "hr") this.#rule();
    return null;
  }

  #openUnread(): () => void {
    this.#unread += 1;
    return () => {
      this.#unread -= 1;
    };
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
    if (this.#containers.length > deepestContainer) return () => this.#endBlock();
    if (type !== "listItem" && this.#isList()) this.#push("listItem");
    return this.#push(type);
  }

  #openItem(): () => void {
    this.#endBlock();
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
  #push(type: Container["type"]): () => void {
    const container: Container = { type, children: [] };
    this.#containers.push(container);
    return () => {
      this.#endBlock();
      while (this.#containers.includes(container)) this.#pop();
    };
  }

  #pop(): void {
    const container = this.#containers.pop();
    if (container === undefined || container.type === "doc" || container.children.length === 0) return;
    const content = container.type === "listItem" ? startWithParagraph(container.children) : container.children;
    this.#append({ type: container.type, content });
  }

  #append(node: JSONContent): void {
    const parent = this.#containers.at(-1) ?? this.#root;
    const reason = this.#reasons.at(-1);
    if (parent.type === "doc" && reason !== undefined) this.#chrome.set(parent.children.length, reason);
    parent.children.push(node);
  }

  #endBlock(): void {
    for (const content of this.#runs.take()) {
      if (this.#isList()) this.#push("listItem");
      const inItem = this.#containers.at(-1)?.type === "listItem";
      if (this.#level !== null && !inItem) this.#append({ type: "heading", attrs: { level: this.#level }, content });
      else this.#append({ type: "paragraph", content });
    }
  }

  #rule(): void {
    this.#endBlock();
    const before = this.#root.children.at(-1);
    if (this.#containers.length === 1 && before !== undefined && before.type !== "horizontalRule") this.#append({ type: "horizontalRule" });
  }
}

/** A list item begins with a paragraph; one that holds only a quote or another list gives way to its contents. */
function startWithParagraph(children: JSONContent[]): JSONContent[] {
  const [first, ...rest] = children;
  if (first === undefined || first.type === "paragraph") return children;
  const inner = first.type === "blockquote" ? (first.content ?? []) : (first.content ?? []).flatMap((item) => item.content ?? []);
  return startWithParagraph([...inner, ...rest]);
}
