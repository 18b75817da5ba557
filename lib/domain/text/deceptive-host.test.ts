import { expect, test } from "vitest";
import { deceptiveHost } from "./deceptive-host.ts";

test.each([
  ["https://раураl.example/login", "xn--l-7sba6dbr.example"],
  ["https://www.gооgle.example", "www.xn--ggle-55da.example"],
  ["http://аррӏе.example:8080/", "xn--80ak6aa92e.example"],
  ["https://xn--80ak6aa92e.example", "xn--80ak6aa92e.example"],
  ["https://ехаmple.test/a", "xn--mple-43d3a6i.test"],
  ["https://νews.example", "xn--ews-0yc.example"],
  ["https://ɢoogle.example", "xn--oogle-wmc.example"],
  ["https://news.example丶test.example", "news.xn--exampletest-948q.example"],
  ["https://news.exampleノlogin.test", "news.xn--examplelogin-ki5k.test"],
  ["https://սոօ.com/", "xn--mbbjz.com"],
  ["https://հօօ.example/", "xn--ebb6ba.example"],
  ["https://ᏢᎪᎩᏢᎪᏞ.example/", "xn--f9dbb2sqac.example"],
  ["https://ορ.example/", "xn--0xae.example"],
  ["https://сосӧ.example/", "xn--n1afb87d.example"],
  ["https://ססס.example/", "xn--mebaa.example"],
  ["https://bücher.рф", "xn--bcher-kva.xn--p1ai"],
  ["https://www.новости.例え", "www.xn--b1amnebsh.xn--r8jz45g"],
  ["https://ελλάδα.рф", "xn--hxakic4aa.xn--p1ai"],
])("%s is shown for what it is", (address, host) => {
  expect(deceptiveHost(address)).toBe(host);
});

test.each([
  "https://bücher.example",
  "https://новости.example",
  "https://пример.испытание",
  "https://例え.example",
  "https://ニュースweb.example",
  "https://ノート.example",
  "https://ɔkyeame.example",
  "https://ελληνικά.example",
  "https://լուրեր.example",
  "https://նորություններ.հայ",
  "https://www.новости.рф",
  "https://news.рф",
  "https://חדשות.example",
  "https://أخبار.مصر",
  "https://समाचार.भारत",
  "https://bücher.mañana.example",
  "https://한국어.example",
  "https://courier.example/раураl",
  "https://courier.example?to=раураl",
  "mailto:a@раураl.example",
  "раураl.example",
  "",
])("%s is what it looks like", (address) => {
  expect(deceptiveHost(address)).toBeNull();
});

test("a label made to keep a matcher busy is decided at once", () => {
  // Each of these letters belongs to two scripts.
  const label = `${"ー".repeat(20)}б`;
  expect(deceptiveHost(`https://${label}.example`)).toBe(new URL(`https://${label}.example`).hostname);
});
