import { expect, test } from "vitest";
import { parseDraftDetails } from "./import-draft.ts";

const details = { title: "Ferry stays", outlet: " ", author: "", sourceUrl: "", publishedAt: "", language: " en " };

test("what is empty is not known", () => {
  expect(parseDraftDetails(details)).toEqual({
    ok: true,
    value: { title: "Ferry stays", outlet: null, author: null, sourceUrl: null, publishedAt: null, language: "en" },
  });
});

test("each field at fault is named, with what to do about it", () => {
  const wrong = { ...details, outlet: "x".repeat(201), sourceUrl: "ftp://news.example", publishedAt: "31.02.2026" };
  const parsed = parseDraftDetails(wrong);
  expect(parsed).toMatchObject({
    ok: false,
    error: {
      code: "invalid",
      field: "outlet",
      details: [
        { field: "outlet", message: "This is too long: there is room for 200 characters." },
        { field: "sourceUrl", message: "Give an address that begins with http:// or https://." },
        { field: "publishedAt", message: "Give a date such as 2026-03-04." },
      ],
    },
  });
});
