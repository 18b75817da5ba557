import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { uploadLimits } from "#lib/domain/api/articles.ts";
import { paragraph, pdf, word } from "#lib/importer/testing-files.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { granted } from "#lib/usecases/testing.ts";
import { POST as annotate, GET as listAnnotations } from "./articles/[id]/annotations/route.ts";
import { POST as addSnapshot } from "./articles/[id]/snapshots/route.ts";
import { POST as load } from "./articles/route.ts";

testDatabase();

const words = (what: string) => `The council of the harbour town met on Monday and voted to keep the ${what} running until the spring.`;
const captions = (what: string) => `WEBVTT\n\n00:12.000 --> 00:15.500\n<v Ada Lind>${words(what)}\n`;

async function sender() {
  const { token } = granted(await createToken(await actorFixture("editor"), { name: "a program" }));
  const request = (body: BodyInit, headers: Record<string, string> = {}) =>
    new Request("http://desk.example/api/v1/articles", { method: "POST", headers: { authorization: `Bearer ${token}`, ...headers }, body });
  return {
    send: (body: BodyInit, headers?: Record<string, string>) => load(request(body, headers), { params: Promise.resolve(undefined) }),
    sendTo: (id: string, body: BodyInit) => addSnapshot(request(body), { params: Promise.resolve({ id }) }),
    annotate: (id: string, annotation: object) => annotate(request(JSON.stringify(annotation)), { params: Promise.resolve({ id }) }),
    list: (id: string) =>
      listAnnotations(new Request("http://desk.example/api/v1", { headers: { authorization: `Bearer ${token}` } }), {
        params: Promise.resolve({ id }),
      }),
  };
}

function form(files: [name: string, content: string | Buffer][], fields: Record<string, string> = {}): FormData {
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) sent.append(name, value);
  for (const [name, content] of files) sent.append("file", new File([new Uint8Array(Buffer.from(content))], name));
  return sent;
}

test("one file is an article, with what was said of it; its bytes say what it is", async () => {
  const { send } = await sender();
  const loaded = await send(form([["minutes.txt", pdf([[{ text: words("ferry"), y: 780 }]])]], { title: "The minutes", outlet: "" }));
  expect(loaded.status).toBe(201);
  expect(await loaded.json()).toMatchObject({
    title: "The minutes",
    outlet: null,
    snapshot: { text: words("ferry"), kind: "article", times: [] },
  });
});

test("captions are a transcript whose words have times, in code points, and read anew as a snapshot they have others", async () => {
  const { send, sendTo } = await sender();
  const loaded = await send(form([["talk 🚢.vtt", captions("🚢 boat")]]));
  const { id, snapshot } = await loaded.json();
  expect(snapshot).toMatchObject({ kind: "transcript", times: [{ start: 0, end: [...snapshot.text].length, from: 12, until: 15.5 }] });
  expect(snapshot.text).toBe(`Ada Lind: ${words("🚢 boat")}`);

  const again = await sendTo(id, form([["talk.vtt", captions("🚢 boat, she said,").replace("00:12", "00:10")]]));
  expect(again.status).toBe(201);
  expect((await again.json()).snapshot).toMatchObject({ number: 2, kind: "transcript", times: [{ from: 10 }] });
  expect(
    (
      await sendTo(
        id,
        form([
          ["a.txt", "One."],
          ["b.txt", "Two."],
        ]),
      )
    ).status,
  ).toBe(400);
});

test("an annotation on a transcript says when its words are said, and the same words at other times are another snapshot", async () => {
  const { send, sendTo, annotate, list } = await sender();
  const cues = `${captions("🚢 barge")}\n00:16.000 --> 00:20.000\n<v Ada Lind>Nobody spoke against it.\n`;
  const { id } = await (await send(form([["barge.vtt", cues]]))).json();
  const claim = { claim: "The barge keeps running", passages: [{ exact: "keep the 🚢 barge" }] };
  const made = await (await annotate(id, claim)).json();
  expect(made.passages).toMatchObject([{ exact: "keep the 🚢 barge", time: { from: 12, until: 15.5 } }]);
  await annotate(id, { claim: "All agree", passages: [{ exact: "until the spring. Nobody" }] });

  expect((await sendTo(id, form([["barge.vtt", cues]]))).status).toBe(409);
  const later = await sendTo(id, form([["barge.vtt", cues.replace("00:12", "00:14").replace("00:20", "00:21")]]));
  expect(await later.json()).toMatchObject({ snapshot: { number: 2 }, passages: { exact: 2, lost: 0 } });
  expect((await (await list(id)).json()).annotations).toMatchObject([
    { claim: "The barge keeps running", passages: [{ time: { from: 14, until: 15.5 } }] },
    { claim: "All agree", passages: [{ time: { from: 14, until: 21 } }] },
  ]);

  const plain = await (await send(form([["barge.txt", `${words("tug")} Nobody spoke against it.`]]))).json();
  expect((await (await annotate(plain.id, { claim: "It does", passages: [{ exact: "the tug" }] })).json()).passages).toMatchObject([
    { time: null },
  ]);
});

test("several files have a result each, in their order", async () => {
  const { send } = await sender();
  const files: [string, string | Buffer][] = [
    ["one.docx", word(paragraph(words("tram")))],
    ["two.odt", "PK\x03\x04 and no more"],
    ["three.md", `# The bus\n\n${words("bus")}`],
    ["again.txt", words("tram")],
  ];
  const answer = await send(form(files, { language: "en-GB" }));
  expect(answer.status).toBe(207);
  expect((await answer.json()).results).toMatchObject([
    { file: "one.docx", status: 201, article: { language: "en-GB", snapshot: { text: words("tram") } } },
    { file: "two.odt", status: 422, problem: { code: "invalid", field: "file", details: { kind: "archive" } } },
    { file: "three.md", status: 201, article: { title: "The bus" } },
    { file: "again.txt", status: 409, problem: { code: "conflict" } },
  ]);
  expect(
    (
      await send(
        form([
          ["a.txt", words("car")],
          ["b.txt", words("van")],
        ]),
      )
    ).status,
  ).toBe(201);
  expect(
    (
      await send(
        form(
          [
            ["a.txt", "One."],
            ["b.txt", "Two."],
          ],
          { title: "Both" },
        ),
      )
    ).status,
  ).toBe(400);
});

const part = (name: string, content: string) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;
const multipart = { "content-type": "multipart/form-data; boundary=edge" };

test.each<[string, BodyInit, Record<string, string>]>([
  ["no boundary", "x", { "content-type": "multipart/form-data" }],
  ["another multipart", "x", { "content-type": "multipart/mixed; boundary=edge" }],
  ["a boundary that isn't in it", part("title", "x"), { "content-type": "multipart/form-data; boundary=other" }],
  ["no end", part("title", "x"), multipart],
  ["nothing", "", multipart],
  ["no file", `${part("title", "x")}--edge--\r\n`, multipart],
  ["10,000 parts", `${part("title", "x").repeat(10_000)}--edge--\r\n`, multipart],
  ["a file without a name", `${part("file", "x")}--edge--\r\n`, multipart],
  ["a field twice", `${part("title", "x")}${part("title", "y")}--edge--\r\n`, multipart],
  [
    "a huge header",
    `--edge\r\nContent-Disposition: form-data; name="file"; filename="${"x".repeat(3_000_000)}\r\n\r\nx\r\n--edge--\r\n`,
    multipart,
  ],
  ["a file too large", form([["a.txt", "x".repeat(uploadLimits.fileBytes + 1)]]), {}],
  ["too many files", form(Array.from({ length: uploadLimits.files + 1 }, (_, index) => [`${index}.txt`, "x"])), {}],
  ["too much together", "x".repeat(uploadLimits.allBytes + 1), multipart],
])("%s is refused clearly", async (_, body, headers) => {
  const { send } = await sender();
  const answer = await send(body, headers);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "invalid", detail: expect.stringMatching(/\S.{15}/) });
});

test("a field that isn't known is refused, and none is taken for the file's own", async () => {
  const { send } = await sender();
  const answer = await send(form([["a.txt", words("lift")]], { bytes: "x", titel: "y" }));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: "invalid", detail: expect.stringContaining("titel") });
});
