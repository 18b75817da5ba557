import { describe, expect, test } from "vitest";
import { guessability } from "./password-strength.ts";

const words = ["Mara Reyes", "mara.reyes@harbour.example", "Harbour Street Desk"];

describe("a password that guessers try first is found", () => {
  test.each([
    "password1234",
    "Password123!",
    "P@ssw0rd1234",
    "123456789012",
    "qwertyuiop12",
    "aaaaaaaaaaaa",
    "letmeinletmein",
    "iloveyou123456",
    "abcdefghijkl",
    "changeme12345",
    "x".repeat(500),
  ])("%s", (password) => {
    expect(guessability(password, words)).toBe("common");
  });
});

describe("a password of what is known of its person is found", () => {
  test.each([
    "Mara Reyes 2026",
    "mara.reyes2026",
    "MáraReyes!!!!",
    "reyes-mara-99",
    "mara.reyes@harbour.example",
    "harbourstreetdesk",
    "Harbour Street Desk 1",
    "DeskHarbour!2026",
  ])("%s", (password) => {
    expect(guessability(password, words)).toBe("own words");
  });

  test("and is nothing to find for somebody else", () => {
    expect(guessability("DeskHarbour!2026 Wharf", ["Joon Park"])).toBeNull();
  });
});

describe("a few words that nobody would guess are good", () => {
  test.each([
    "three calm harbour cranes",
    "a quite different sentence",
    "ein langer Satz über Möwen",
    "朝の港に三羽の鶴が静かに立つ",
    "kT9#vq2LmZx4",
    "mara counts seven gulls",
  ])("%s", (password) => {
    expect(guessability(password, words)).toBeNull();
  });
});
