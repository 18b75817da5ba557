type Answer = {
  /** Of the record: a UUID. */
  id: string;
  url: string;
  /** ISO 8601. */
  at: string;
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, hexadecimal. */
  sha256: string;
};

/** What says how the body was packed or sent, which is kept unpacked: under another name, as Browsertrix writes it, so that no reader unpacks it again. */
const packing = ["content-encoding", "transfer-encoding", "content-length"];

/** An answer as it is kept, as one `response` record of WARC 1.1 (ISO 28500). The status stands without its phrase, which isn't kept. */
export function warcRecord({ id, url, at, status, headers, sha256 }: Answer, body: Uint8Array): Uint8Array {
  const kept = Object.entries(headers).map(([name, value]) => [packing.includes(name) ? `x-orig-${name}` : name, value]);
  const http = head(`HTTP/1.1 ${status} `, [...kept, ["content-length", `${body.length}`]]);
  const record = head("WARC/1.1", [
    ["WARC-Type", "response"],
    ["WARC-Record-ID", `<urn:uuid:${id}>`],
    ["WARC-Date", at],
    ["WARC-Target-URI", url],
    ["WARC-Payload-Digest", `sha256:${sha256}`],
    ["Content-Type", "application/http;msgtype=response"],
    ["Content-Length", `${http.length + body.length}`],
  ]);
  const end = new TextEncoder().encode("\r\n\r\n");
  const whole = new Uint8Array(record.length + http.length + body.length + end.length);
  let place = 0;
  for (const part of [record, http, body, end]) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

/** No value reaches into the next line. */
function head(first: string, fields: readonly (readonly string[])[]): Uint8Array {
  const lines = fields.map(([name = "", value = ""]) => `${name}: ${value.replaceAll(/[\r\n]+/g, " ")}`);
  return new TextEncoder().encode(`${[first, ...lines].join("\r\n")}\r\n\r\n`);
}
