import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { xml } from "./xml.ts";

test("any text comes back from XML as it went in, less what XML can't hold", () => {
  const text = `<b>&amp; "quotes" 'single' ]]> \u0000\u0008\ud800 \u202e emoji 🧭`;
  const { window } = new JSDOM("");
  const parsed = new window.DOMParser().parseFromString(`<a t="${xml(text)}">${xml(text)}</a>`, "application/xml").documentElement;
  const kept = `<b>&amp; "quotes" 'single' ]]> \ufffd \u202e emoji 🧭`;
  expect(parsed.textContent).toBe(kept);
  expect(parsed.getAttribute("t")).toBe(kept);
});
