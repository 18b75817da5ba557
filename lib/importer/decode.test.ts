import { expect, test } from "vitest";
import { type DecodeOptions, decode } from "./decode.ts";
import { encode, unmarked } from "./testing-encodings.ts";

async function textOf(bytes: Uint8Array, options?: DecodeOptions): Promise<string> {
  const decoded = await decode(bytes, options);
  return "text" in decoded ? decoded.text : decoded.binary;
}

const page = (text: string) =>
  `<!doctype html><html><head><title>${text.slice(0, 30)}</title><script>function f(){return document.getElementById("main")}</script></head><body><nav><a href="/news">News</a></nav><article><p>${text}</p></article></body></html>`;

test.each(unmarked)("$language in $charset is read without being told, long and short, bare and in a page", async ({ charset, text }) => {
  for (const long of [text, text.slice(0, 160)]) {
    expect(await textOf(encode(long, charset))).toBe(long);
    expect(await textOf(encode(page(long), charset), { html: true })).toBe(page(long));
  }
});

test.each(["utf-32le", "utf-32be"])("%s is read, with its mark and without", async (charset) => {
  const of = (text: string) => {
    const view = new DataView(new ArrayBuffer(text.length * 4));
    for (let at = 0; at < text.length; at += 1) view.setUint32(at * 4, text.charCodeAt(at), charset === "utf-32le");
    return new Uint8Array(view.buffer);
  };
  expect(await textOf(of("Привет, мост!"))).toBe("Привет, мост!");
  expect(await textOf(of("\uFEFFПривет, мост!"))).toBe("Привет, мост!");
});

test("text that is valid UTF-8 is read as such, whatever server and page say", async () => {
  const bytes = Buffer.from('<meta charset="windows-1251"><p>Café, мост, 橋');
  for (const declared of ["iso-8859-1", "windows-1251", "shift_jis", null]) {
    expect(await decode(bytes, { declared, html: true })).toMatchObject({
      text: expect.stringContaining("Café, мост, 橋"),
      charset: "utf-8",
      overruled: declared === "iso-8859-1" ? "windows-1252" : (declared ?? "windows-1251"),
    });
  }
});

test("a broken byte in UTF-8 stays one broken byte", async () => {
  const long = `${"Größe und Übermut. ".repeat(20)}`;
  const broken = Buffer.concat([Buffer.from(long), Buffer.from([0xe9]), Buffer.from(long)]);
  expect(await textOf(broken)).toBe(`${long}\uFFFD${long}`);
  expect(await textOf(broken.subarray(0, -6))).toContain(`${long}\uFFFD`);
  expect(await textOf(Buffer.from("caf\xe9 and nothing else", "latin1"), { declared: "utf-8" })).toBe("caf\uFFFD and nothing else");
});

test("a page that names UTF-8 and is something else is read as what it is", async () => {
  const text = "Zoë, Jürgen et Ångström déjeunaient près de l’île";
  const bytes = encode(text, "windows-1252");
  expect(await decode(bytes, { declared: "utf-8" })).toMatchObject({ text, charset: "windows-1252", source: "guess", overruled: "utf-8" });
});

test("the server's word counts before the page's, and the page's wherever it stands in the page", async () => {
  const text = "Старый мост";
  const far = `<html><head><!-- <meta charset="koi8-r"> --><script>'<meta charset="koi8-r">'</script><style>${"a{}".repeat(4000)}</style>`;
  for (const meta of ["<META CHARSET=windows-1251>", `<meta content="text/html; charset = 'cp1251'" http-equiv="Content-Type">`]) {
    const bytes = encode(`${far}${meta}<p>${text}`, "windows-1251");
    expect(await decode(bytes, { html: true })).toMatchObject({ text: expect.stringContaining(text), source: "page" });
    expect(await decode(bytes, { html: true, declared: "iso-8859-5" })).toMatchObject({ source: "server", charset: "iso-8859-5" });
  }
});

test("an XML declaration names the encoding", async () => {
  const bytes = encode('<?xml version="1.0" encoding="koi8-r"?><html><p>мост', "koi8-r");
  expect(await decode(bytes, { html: true })).toMatchObject({ text: expect.stringContaining("мост"), charset: "koi8-r", source: "page" });
});

test("a named encoding that the bytes can't be is overruled", async () => {
  const text = "港にかかる古い橋の点検を来月から始めると発表した。";
  const bytes = encode(`<meta charset="euc-jp"><p>${text}`, "shift_jis");
  expect(await decode(bytes, { html: true })).toMatchObject({
    text: expect.stringContaining(text),
    charset: "shift_jis",
    overruled: "euc-jp",
  });
});

test("what a person chose overrules everything", async () => {
  expect(await textOf(Buffer.from("Ж", "utf8"), { chosen: "latin1" })).toBe("Ð–");
});

test("pictures, programs and noise are no text", async () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, index) => Math.imul(index + 7, 2_654_435_761) >>> 24);
  expect(await decode(noise)).toEqual({ binary: "not a text file" });
  expect(await decode(new Uint8Array(400))).toEqual({ binary: "not a text file" });
  expect(await decode(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))).toEqual({ binary: "a picture" });
});

test("a character that somebody else could not read is no broken byte", async () => {
  expect(await decode(Buffer.from("5\uFFFD"))).toMatchObject({ text: "5\uFFFD", charset: "utf-8" });
});
