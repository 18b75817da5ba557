import { createPainter, type Mark } from "#components/highlights/highlight-painter.ts";
import "#components/highlights/highlights.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { ArticleReader } from "../components/article/article-reader.tsx";
import type { Reader } from "../components/article/reader.ts";

/*
 * Runs in the browser: the desk's reader and painter, and beside them what any page would do by hand with the same text, the same
 * ranges and the CSS Custom Highlight API. Each is timed from nothing to the second frame, so that layout and paint are in it.
 */
const words = "harbour council ledger winter signal border envoy treaty market railway station archive minister journal evening".split(" ");
const paragraphs = Array.from({ length: 600 }, (_, paragraph) =>
  Array.from({ length: 50 }, (_, word) => words[(paragraph * 7 + word * 3) % words.length]).join(" "),
);
const looks = ["accurate", "missing-context", "misleading", "inaccurate", "opinion"];
const length = paragraphs.join("\n").length;

function marks(count: number): Mark[] {
  const step = Math.floor(length / count);
  return Array.from({ length: count }, (_, at) => ({
    id: `a${at}`,
    span: { start: at * step, end: at * step + 40 },
    look: looks[at % looks.length] ?? "accurate",
  }));
}

const painted = () => new Promise<number>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));

function fresh(): HTMLElement {
  CSS.highlights.clear();
  document.body.replaceChildren(document.createElement("main"));
  return document.body.firstElementChild as HTMLElement;
}

async function desk(count: number): Promise<{ ready: number; one: number }> {
  const element = fresh();
  const all = marks(count);
  await painted();
  const begun = performance.now();
  const root = createRoot(element);
  const document = { type: "doc" as const, content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) };
  const reader = await new Promise<Reader>((done) => {
    const onReader = (opened: Reader | null) => opened && done(opened);
    root.render(createElement(ArticleReader, { document, language: "en", label: "Article", onReader }));
  });
  const painter = createPainter(reader.index);
  painter.paint(all);
  const ready = (await painted()) - begun;
  const more = [...all, { id: "one more", span: { start: 5, end: 60 }, look: "inaccurate" }];
  const before = performance.now();
  painter.paint(more);
  // What a frame has to hold: the script; the browser's own paint comes after, as it does for any highlight.
  const one = performance.now() - before;
  painter.clear();
  root.unmount();
  return { ready, one };
}

async function raw(count: number): Promise<number> {
  const element = fresh();
  const all = marks(count);
  await painted();
  const begun = performance.now();
  const nodes: { node: Text; start: number }[] = [];
  let at = 0;
  for (const text of paragraphs) {
    const node = document.createTextNode(text);
    const block = document.createElement("p");
    block.append(node);
    element.append(block);
    nodes.push({ node, start: at });
    at += text.length + 1;
  }
  const place = (offset: number) => {
    let low = 0;
    let high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((nodes[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const { node, start } = nodes[low] as { node: Text; start: number };
    return { node, offset: Math.min(offset - start, node.length) };
  };
  const highlights = new Map(looks.map((look) => [look, new Highlight()]));
  for (const { span, look } of all) {
    const from = place(span.start);
    const to = place(span.end);
    const range = new StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset });
    highlights.get(look)?.add(range);
  }
  for (const [look, highlight] of highlights) CSS.highlights.set(`assay-${look}-0`, highlight);
  return (await painted()) - begun;
}

Object.assign(globalThis, { benchDesk: desk, benchRaw: raw });
