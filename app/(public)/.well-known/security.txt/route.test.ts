import { afterEach, expect, test } from "vitest";
import { env, setEnvironment } from "#lib/env.ts";
import { GET } from "./route.ts";

afterEach(() => setEnvironment({ ASSAY_SECURITY_CONTACT: "" }));

test("names the contacts, and a day within the year on which it ends", async () => {
  setEnvironment({ ASSAY_SECURITY_CONTACT: "security@desk.example, https://desk.example/report" });
  const answer = GET();
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  const lines = (await answer.text()).trim().split("\n");
  const fields = lines.map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)] as const);
  expect(fields.filter(([name]) => name === "Contact").map(([, value]) => value)).toEqual([
    "mailto:security@desk.example",
    "https://desk.example/report",
  ]);
  const days = (Date.parse(new Map(fields).get("Expires") ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(365);
  expect(lines.at(-1)).toMatch(/^Canonical: https?:\/\/.*\/\.well-known\/security\.txt$/);
});

test("is not there where nobody said whom to tell", async () => {
  expect(GET().status).toBe(404);
});

test.each(["http://desk.example/report", "the office", "javascript:alert(1)"])("%s is no contact, which the start says", (contact) => {
  setEnvironment({ ASSAY_SECURITY_CONTACT: contact });
  expect(() => env.securityContacts).toThrow("ASSAY_SECURITY_CONTACT");
});
