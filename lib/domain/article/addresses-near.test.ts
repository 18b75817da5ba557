import { expect, test } from "vitest";
import { addressesNear } from "./addresses-near.ts";
import { nearAddress } from "./near-address.ts";

test("the addresses of one page are each among those of the others, and all of them near", () => {
  const page = ["https://www.harbour.example/a?id=1", "http://harbour.example/a/?id=1&utm_source=x", "https://harbour.example/a?id=1#top"];
  for (const one of page) {
    expect(addressesNear(one)).toContain("https://harbour.example/a?id=1");
    expect(addressesNear(one)).toContain(one);
    for (const other of addressesNear(one)) expect(nearAddress(other)).toBe(nearAddress(one));
  }
  expect(addressesNear("https://harbour.example/a?id=2")).not.toContain("https://harbour.example/a?id=1");
});

test("the page of a host alone, and what is no web address", () => {
  expect(addressesNear("http://harbour.example")).toContain("https://www.harbour.example/");
  expect(addressesNear("javascript:alert(1)")).toEqual([]);
  expect(addressesNear("the accounts of the harbour")).toEqual([]);
});
