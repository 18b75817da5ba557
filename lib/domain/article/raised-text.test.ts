import type { JSONContent } from "@tiptap/core";
import { expect, test } from "vitest";
import { canonicalText } from "./canonical-text.ts";
import { raisedInPlainText, raisedNodes } from "./raised-text.ts";
import { parseDocument } from "./text.ts";

test.each([
  ["6", "⁶", "₆"],
  ["-3", "⁻³", "₋₃"],
  ["2+", "²⁺", "₂₊"],
  ["(1)", "⁽¹⁾", "₍₁₎"],
  ["st", "^(st)", "_(st)"],
  ["n+1", "^(n+1)", "_(n+1)"],
  ["3.5", "^(3.5)", "_(3.5)"],
  ["®", "®", "®"],
  ["²", "²", "²"],
])("raised %s reads %s, lowered %s", (text, raised, lowered) => {
  expect([raisedInPlainText(text, "superscript"), raisedInPlainText(text, "subscript")]).toEqual([raised, lowered]);
});

const words = (text: string) => ({ type: "text", text });
const documentOf = (content: JSONContent[]) => ({ type: "doc", content: [{ type: "paragraph", content }] });

test("the document has the text that it reads as, and is drawn raised", () => {
  const content = [words("21"), ...raisedNodes([words("st")], "superscript"), words(" of 10"), ...raisedNodes([words("6")], "superscript")];
  const parsed = parseDocument(documentOf(content));
  if (!parsed.ok) throw new Error(parsed.error.message);
  expect(canonicalText(parsed.value)).toBe("21^(st) of 10⁶");
  expect(JSON.stringify(parsed.value)).toContain('"marks":[{"type":"superscript"}],"text":"st"');
});

test("two in a row stay apart, however often they are read", () => {
  const content = [...raisedNodes([words("a")], "superscript"), ...raisedNodes([words("b")], "subscript")];
  const once = parseDocument(documentOf(content));
  const twice = parseDocument(once.ok ? once.value : null);
  expect(twice).toEqual(once);
  expect(JSON.stringify(twice)).toContain("subscript");
});

test.each([
  ["digits drawn raised that do not read so", [words("10"), { ...words("6"), marks: [{ type: "superscript" }] }]],
  ["words that are not drawn", [words("He was"), { ...words(" not"), marks: [{ type: "sign" }] }, words(" guilty")]],
  ["a sign that nothing closes", [...raisedNodes([words("st")], "superscript").slice(0, 2), words(" day")]],
  ["a sign of the other script", [{ ...words("_("), marks: [{ type: "sign" }] }, ...raisedNodes([words("st")], "superscript").slice(1)]],
])("%s are drawn as plain text: what is seen is what is quoted", (_, content) => {
  const parsed = parseDocument(documentOf(content));
  if (!parsed.ok) throw new Error(parsed.error.message);
  expect(JSON.stringify(parsed.value)).not.toMatch(/superscript|sign/);
  expect(canonicalText(parsed.value)).toBe(canonicalText(documentOf(content)));
});
