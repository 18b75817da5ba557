import { expect, test } from "vitest";
import { webUri } from "./addresses.ts";

test.each([
  ["https://a.example/пирс?x=ы#я", "https://a.example/%D0%BF%D0%B8%D1%80%D1%81?x=%D1%8B#%D1%8F"],
  ["https://bücher.example/", "https://xn--bcher-kva.example/"],
  ["https://a.example/a|b[c]^{d}`e'(f)\\g", "https://a.example/a%7Cb%5Bc%5D%5E%7Bd%7D%60e%27%28f%29/g"],
  ["https://a.example/100%?q=%zz", "https://a.example/100%25?q=%25zz"],
  ["https://a.example/#one#two", "https://a.example/#one%23two"],
  ["https://name:word@a.example/p", "https://a.example/p"],
  ["http://[::1]:8080/x", "http://[::1]:8080/x"],
])("%s is written as a URI", (address, uri) => {
  expect(webUri(address)).toBe(uri);
});

test.each(["javascript:alert(1)", "mailto:a@b.example", "ftp://a.example/", "data:text/html,x", "/relative", "", null])(
  "%s is no web address",
  (address) => {
    expect(webUri(address)).toBeNull();
  },
);
