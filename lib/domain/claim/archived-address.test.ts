import { expect, test } from "vitest";
import { archivedAddress } from "./archived-address.ts";

test.each([
  ["https://web.archive.org/web/20240131120000/https://courier.example/pier?a=1#page=2", "https://courier.example/pier?a=1#page=2"],
  ["https://web.archive.org/web/20240131120000id_/http://courier.example/", "http://courier.example/"],
  ["https://web.archive.org/web/2024/courier.example/pier", "http://courier.example/pier"],
  ["http://web.archive.org/web/*/https://courier.example/pier", "https://courier.example/pier"],
  ["https://archive.ph/20240131120000/https://courier.example/pier", "https://courier.example/pier"],
  ["https://archive.today/2024.01.31-120000/https://courier.example/pier", "https://courier.example/pier"],
  ["https://arquivo.pt/wayback/20240131120000/https://courier.example/pier", "https://courier.example/pier"],
  ["https://wayback.archive-it.org/1234/20240131120000/https:/courier.example/pier", "https://courier.example/pier"],
])("%s is a copy of %s", (address, original) => {
  expect(archivedAddress(address)).toEqual({ original });
});

test.each(["https://perma.cc/AB12-CD34", "https://archive.ph/aBc12", "https://web.archive.org/web/2024/https://mara@courier.example/"])(
  "%s is a copy of what it doesn’t tell",
  (address) => {
    expect(archivedAddress(address)).toEqual({ original: null });
  },
);

test.each([
  "https://courier.example/2024/01/31/https://elsewhere.example/",
  "https://perma.cc/about",
  "https://archive.ph/",
  "https://web.archive.org/",
  "javascript:alert(1)",
  "AB12-CD34",
])("%s is no address of an archive", (address) => {
  expect(archivedAddress(address)).toBeNull();
});
