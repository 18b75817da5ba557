import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { WARCParser } from "warcio";
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

const html = { "content-type": "text/html; charset=utf-8" };
const text = (words: string) => new TextEncoder().encode(words);
const page = text("<p>Fähre – 渡し船</p>\r\n\r\n");
const answers: [string, { status?: number; headers?: Record<string, string>; body: Uint8Array; read?: Record<string, string> }][] = [
  ["plain", { body: page }],
  ["packed", { headers: { ...html, "content-encoding": "gzip", "content-length": "7" }, body: page }],
  ["packed twice", { headers: { ...html, "content-encoding": "br, gzip" }, body: page }],
  ["in chunks", { headers: { ...html, "transfer-encoding": "chunked" }, body: page }],
  ["in chunks that look like some", { headers: { ...html, "transfer-encoding": "chunked" }, body: text("5\r\nferry\r\n0\r\n\r\n") }],
  ["empty", { status: 204, headers: {}, body: new Uint8Array() }],
  ["not found, with words", { status: 404, body: page }],
  ["of all bytes", { headers: { "content-type": "image/png" }, body: Uint8Array.from({ length: 70_000 }, (_, index) => index % 256) }],
  [
    "gzip itself",
    {
      headers: { "content-type": "application/gzip" },
      body: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    },
  ],
  ["like a record", { body: text("WARC/1.1\r\nWARC-Type: response\r\n\r\nHTTP/1.1 500 Forged\r\n\r\n") }],
  [
    "with odd headers",
    {
      headers: {
        ...html,
        "x-odd": "one\r\nx-forged: 1\n\n<p>",
        "x-colons": "a:b: c",
        "x-far": "Fähre 渡し船",
        "x-empty": "",
        "x-gap": " \t kept ",
      },
      body: page,
      read: { ...html, "x-odd": "one x-forged: 1 <p>", "x-colons": "a:b: c", "x-far": "Fähre 渡し船", "x-gap": "kept" },
    },
  ],
];

test.each(answers)(
  "another reader of the format reads what was answered: %s",
  async (_, { status = 200, headers = html, body, read = headers }) => {
    const sha256 = createHash("sha256").update(body).digest("hex");
    const about = {
      id: "0198c8a4-0000-7000-8000-000000000000",
      url: "https://courier.example/pier?a=b%20c#d",
      at: "2026-05-04T12:00:00.123Z",
    };
    const records = [];
    // Twice in one file, so that one that ends in the wrong place is noticed.
    const record = warcRecord({ ...about, status, headers, sha256 }, body);
    for await (const each of new WARCParser([record, record])) {
      const payload = await each.readFully(true);
      records.push({ each, payload });
    }
    expect(records).toHaveLength(2);
    for (const { each, payload } of records) {
      expect(each.warcType).toBe("response");
      expect(each.warcTargetURI).toBe(about.url);
      expect(each.warcDate).toBe(about.at);
      expect(each.httpHeaders?.statusCode).toBe(status);
      expect(Buffer.compare(payload, body)).toBe(0);
      expect(each.warcPayloadDigest).toBe(`sha256:${createHash("sha256").update(payload).digest("hex")}`);
      const packing = ["content-encoding", "transfer-encoding", "content-length"];
      const named = Object.entries(read).map(([name, value]) => [packing.includes(name) ? `x-orig-${name}` : name, value]);
      // Bytes of headers are characters to it, as the standard for them has it; one without a value it leaves out.
      const readBack = [...(each.httpHeaders?.headers ?? [])].map(([name, value]) => [name, Buffer.from(value, "latin1").toString()]);
      expect(Object.fromEntries(readBack)).toEqual({
        ...Object.fromEntries(named),
        "content-length": `${body.length}`,
      });
    }
  },
);
