import { expect, test } from "vitest";
import { doubtfulOrder, inReadingOrder, isBackwards, withoutGaps, withoutPresentationForms } from "./pdf-direction.ts";

test("pieces of a right-to-left line, seen from left to right, are put in the order of reading", () => {
  expect(inReadingOrder(["טון", " ", "3.5", "הרכב ל-", " ", ",", "שנה", " ", "40"])).toBe("40 שנה, הרכב ל-3.5 טון");
  expect(inReadingOrder([".", "(", "1998", " ", "לראשונה מאז", ")", " ", "בדיקה"])).toBe("בדיקה (לראשונה מאז 1998).");
  expect(inReadingOrder(["נמצאו סדקים", " ", ",Bridges"])).toBe("Bridges, נמצאו סדקים");
  expect(inReadingOrder(["העובדים", " ", "Acme", " ", "Bridges", " ", "לדברי"])).toBe("לדברי Acme Bridges העובדים");
  expect(inReadingOrder(["שנה", " ", "2024", " ", "12", " ", "יום"])).toBe("יום 12 2024 שנה");
});

test("shapes of letters are the letters, and those that aren't joined stay apart", () => {
  expect(withoutPresentationForms("اﻟﻘﺪﻳﻢ")).toBe("القديم");
  expect(withoutPresentationForms("ﺑﺴﺘﻪ ﻣﯽﺷﻮد")).toBe("بسته می\u200Cشود");
  expect(withoutPresentationForms("ﻼ ﬁn")).toBe("لا fin");
  expect(withoutPresentationForms("שלום café")).toBe("שלום café");
  expect(withoutPresentationForms("⽉曜⽇︑⼆⼈")).toBe("月曜日、二人");
});

test("no gap stays around signs of Chinese and Japanese", () => {
  expect(withoutGaps("開き 、 渡し船を決めた 。 反対 「 はい 」 と")).toBe("開き、渡し船を決めた。反対 「はい」と");
  expect(withoutGaps("A 、 b and 5 。")).toBe("A 、 b and 5 。");
});

test("only numbers and foreign words side by side, and brackets beside them, leave the order of a line in doubt", () => {
  expect(doubtfulOrder("בדיקה לראשונה מאז 1998.\nשלום (לכולם), 3.5 טון ו-12%")).toBe(null);
  expect(doubtfulOrder("שלום לכולם\nיום 12 2024 שנה")).toContain("12 2024");
  expect(doubtfulOrder("בשנת (1998) נבנה")).toContain("(1998)");
  expect(doubtfulOrder("in 2019 12 boats")).toBe(null);
});

test("words that begin with letters that only end words are backwards", () => {
  expect(isBackwards("םולש םכל םיחא ןאכ")).toBe(true);
  expect(isBackwards("שלום לכם אחים כאן")).toBe(false);
});
