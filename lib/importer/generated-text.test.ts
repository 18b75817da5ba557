import { expect, test } from "vitest";
import { read, textOf } from "./testing-rules.ts";

const styled = (style: string, body: string) => `<html><head><style>${style}</style></head><body>${body}</body></html>`;

test.each([
  ["a word before", '.update::before{content:"Update: "}', '<p class="update">Two were freed.</p>', "Update: Two were freed."],
  ["one colon", '.update:before{content:"Update: "}', '<p class="update">Two were freed.</p>', "Update: Two were freed."],
  ["a unit after", 'b.km::after{content:" km"}', '<p>It is <b class="km">40</b> away.</p>', "It is 40 km away."],
  ["a currency", '.eur::before{content:"\\20AC"}', '<p>It cost <span class="eur">40</span>.</p>', "It cost €40."],
  ["per cent", ".share::after{content:'%'}", '<p>It was <i class="share">40</i>.</p>', "It was 40%."],
  ["half seen through", ".share::after{content:'%';opacity:0.9}", '<p>It was <i class="share">40</i>.</p>', "It was 40%."],
  ["set apart by a margin", '.new::before{content:"NEW";margin-right:4px}', '<p class="new">They left.</p>', "NEW They left."],
  ["an attribute", ".by::before{content:attr(data-by) ': '}", '<p class="by" data-by="Aysel">No.</p>', "Aysel: No."],
  ["the last rule counts", '.a::before{content:"not "} .a::before{content:"never "}', '<p>It <i class="a">was</i>.</p>', "It never was."],
  ["taken back", '.a::before{content:"not "} .a::before{content:none}', '<p>It <i class="a">was</i>.</p>', "It was."],
  ["an ornament", '.a::before{content:"• "} .b::after{content:"\\f101"}', '<p class="a">One<i class="b"></i></p>', "One"],
  ["unseen", ".tip::after{content:attr(title);opacity:0}", '<p>A <i class="tip" title="a hint">word</i>.</p>', "A word."],
  ["counted", '.f::before{content:"Figure " counter(f)}', '<p class="f">The bridge.</p>', "The bridge."],
  ["under the hand", '.tip:hover::after{content:"a hint"}', '<p>A <i class="tip">word</i>.</p>', "A word."],
])("what a page’s style writes: %s", (_, style, body, text) => {
  expect(textOf(styled(style, body))).toBe(text);
});

test("icons are none, however many; words in very many places are told, and not loaded", () => {
  const rules = (content: (number: number) => string) =>
    Array.from({ length: 200 }, (_, at) => `.i${at}::before{content:"${content(at)}"}`).join("");
  const body = '<p>So it was <i class="i7"></i> said.</p>';
  const icons = `${rules((at) => `\\f1${at.toString(16).padStart(2, "0")}`)}.new::before{content:"New: "}`;
  expect(read(styled(icons, `${body}<p class="new">Then.</p>`)).text).toBe("So it was said.\nNew: Then.");
  const { text, warnings } = read(
    styled(
      rules((at) => `w${at}`),
      body,
    ),
  );
  expect([text, warnings]).toEqual(["So it was said.", [{ code: "generated-left-out", message: expect.stringContaining("“w7”") }]]);
});

test("it is told, with its words; what was written within unseen text is left out with it", () => {
  const { warnings } = read(styled('.no::before{content:"not "}', '<p>It <i class="no">was</i>.</p>'));
  expect(warnings).toEqual([{ code: "generated-text", message: expect.stringContaining("“not”") }]);
  expect(textOf(styled('.no::before{content:"not "}', '<p>It was.<i class="no" hidden>x</i></p>'))).toBe("It was.");
});
