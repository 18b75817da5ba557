import { expect, test } from "vitest";
import { warcRecord } from "./warc.ts";

test("a record says what was answered, when, and how long it is; no header reaches into the next line, none says that the body is packed", () => {
  const body = new TextEncoder().encode("Fähre\r\n\r\n");
  const headers = { "content-type": "text/html", "content-encoding": "gzip", "x-odd": "yes\r\nx-forged: 1" };
  const about = { id: "0198c8a4-0000-7000-8000-000000000000", url: "https://courier.example/pier", at: "2026-05-04T12:00:00.000Z" };
  const bytes = warcRecord({ ...about, status: 200, headers, sha256: "ab" }, body);
  const text = new TextDecoder().decode(bytes);
  const [, record = "", http = ""] = /^(WARC\/1\.1\r\n.*?\r\n\r\n)(HTTP\/1\.1 200 \r\n.*?\r\n\r\n)/s.exec(text) ?? [];
  expect(record).toContain("WARC-Type: response\r\n");
  expect(record).toContain(`WARC-Record-ID: <urn:uuid:${about.id}>\r\nWARC-Date: ${about.at}\r\nWARC-Target-URI: ${about.url}\r\n`);
  expect(http).toContain("\r\nx-orig-content-encoding: gzip\r\n");
  expect(http).not.toMatch(/\r\n(?:content-encoding|x-forged)/);
  const length = Number(/Content-Length: (\d+)/.exec(record)?.[1]);
  expect(length).toBe(http.length + body.length);
  expect(bytes.length).toBe(record.length + length + 4);
  expect(bytes.slice(record.length + http.length, -4)).toEqual(body);
});
