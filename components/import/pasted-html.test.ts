import { JSDOM } from "jsdom";
import { beforeAll, expect, test, vi } from "vitest";
import { withRaisedText } from "./pasted-html.ts";

beforeAll(() => {
  vi.stubGlobal("DOMParser", new JSDOM().window.DOMParser);
});

test.each([
  ["<p>10<sup>6</sup> W</p>", "<p>10⁶ W</p>"],
  ["<p>CO<sub>2</sub>, 21<sup>st</sup><sup> </sup></p>", "<p>CO₂, 21^(st)</p>"],
  [
    '<p>21<span class="sign">^(</span><sup>st</sup><span class="sign">)</span></p>',
    '<p>21<span class="sign">^(</span><sup>st</sup><span class="sign">)</span></p>',
  ],
  ["<p>1 &lt; 2</p>", "<p>1 &lt; 2</p>"],
])("pasted %s reads as it does when loaded", (html, expected) => {
  expect(withRaisedText(html)).toBe(expected);
});
