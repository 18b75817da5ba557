import { beforeEach, expect, it, vi } from "vitest";

const desk = vi.hoisted(() => ({
  answers: [] as (() => Promise<unknown>)[],
  sent: [] as { itemId: string; original: string }[],
  toasts: [] as string[],
}));
vi.mock("#lib/actions/import-batch.ts", () => ({
  receiveImportFileAction: (input: { itemId: string; original: string }) => {
    desk.sent.push(input);
    return (desk.answers.shift() ?? (() => Promise.resolve({ ok: true, value: null })))();
  },
}));
vi.mock("#lib/actions/import.ts", () => ({
  createImportDraftAction: (input: { itemId: string; original: string }) => {
    desk.sent.push(input);
    return (desk.answers.shift() ?? (() => Promise.resolve({ ok: true, value: null })))();
  },
}));
vi.mock("../ui/toast-store.ts", () => ({ showToast: (message: string) => desk.toasts.push(message) }));

/** As browsers have it. */
class Reader {
  result: string | null = null;
  error: Error | null = null;
  onload: () => void = () => undefined;
  onerror: () => void = () => undefined;
  readAsDataURL(blob: Blob): void {
    blob.arrayBuffer().then(
      (bytes) => {
        this.result = `data:;base64,${Buffer.from(bytes).toString("base64")}`;
        this.onload();
      },
      (error) => {
        this.error = error;
        this.onerror();
      },
    );
  }
}

const page = new EventTarget();

/** Modules keep what a tab holds: each test has a tab of its own. */
async function tab() {
  vi.resetModules();
  return { sender: await import("./file-sender.ts"), single: await import("./send-original.ts") };
}

beforeEach(() => {
  Object.assign(desk, { answers: [], sent: [], toasts: [] });
  vi.stubGlobal("FileReader", Reader);
  vi.stubGlobal("window", page);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

const file = (name: string) => new File([name], name);
const gone = (name: string) => Object.assign(file(name), { arrayBuffer: () => Promise.reject(new Error("moved")) });
const refusal = (code: string) => () => Promise.resolve({ ok: false, error: { code, message: "Because." } });
const names = () => desk.sent.map(({ original }) => Buffer.from(original, "base64").toString());
const warnsOnLeaving = () => !page.dispatchEvent(new Event("beforeunload", { cancelable: true }));

it("sends files one after the other, byte for byte, and holds each until the desk has it", async () => {
  const { sender } = await tab();
  const heard: number[] = [];
  sender.subscribeToSender(() => heard.push(sender.filesInHand().size));
  sender.sendFiles([
    { itemId: "1", file: file("one") },
    { itemId: "2", file: file("two") },
  ]);
  expect(warnsOnLeaving()).toBe(true);
  await vi.waitFor(() => expect(sender.filesInHand().size).toBe(0));
  expect(names()).toEqual(["one", "two"]);
  expect(heard).toEqual([2, 1, 0]);
  await vi.waitFor(() => expect(warnsOnLeaving()).toBe(false));
});

it("tries again where the desk can’t be reached, before anything else", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const { sender } = await tab();
  desk.answers = [() => Promise.reject(new Error("no network"))];
  sender.sendFiles([
    { itemId: "1", file: file("one") },
    { itemId: "2", file: file("two") },
  ]);
  for (let turn = 0; turn < 50 && desk.sent.length < 3; turn += 1) await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  expect(names()).toEqual(["one", "one", "two"]);
  expect(desk.toasts).toEqual([]);
});

it("keeps what is refused in hand, to be sent again when its import goes on, and says why unless it was cancelled", async () => {
  const { sender } = await tab();
  desk.answers = [refusal("not_found"), refusal("invalid")];
  sender.sendFiles([
    { itemId: "1", file: file("one") },
    { itemId: "2", file: file("two") },
  ]);
  await vi.waitFor(() => expect(desk.toasts).toEqual(["two was not sent. Because."]));
  expect([...sender.filesInHand().keys()]).toEqual(["1", "2"]);
  sender.sendAgain(["1", "elsewhere"]);
  await vi.waitFor(() => expect([...sender.filesInHand().keys()]).toEqual(["2"]));
});

it("lets a file go that can’t be read any more, and says so", async () => {
  const { sender } = await tab();
  sender.sendFiles([{ itemId: "1", file: gone("one") }]);
  await vi.waitFor(() => expect(sender.filesInHand().size).toBe(0));
  expect(desk.toasts).toEqual([expect.stringContaining("one can’t be read")]);
});

it("sends one original with its kind; what can’t be one isn’t sent, and whatever goes wrong is told in words", async () => {
  const { single } = await tab();
  await single.sendFile(new File(["# Title"], "a.md"));
  expect(desk.sent).toMatchObject([
    { originalType: "text/markdown", originalName: "a.md", original: Buffer.from("# Title").toString("base64") },
  ]);
  await single.sendText("Words.", "text/plain");
  expect(desk.sent).toHaveLength(2);
  expect(await single.sendFile(new File(["x".repeat(5_000_001)], "a.mp4"))).toMatchObject({
    ok: false,
    error: { code: "invalid", details: { kind: "video" } },
  });
  expect(await single.sendText("x".repeat(5_000_001), "text/plain")).toMatchObject({
    ok: false,
    error: { code: "invalid", message: expect.stringContaining("longer than 2 MB") },
  });
  expect(desk.sent).toHaveLength(2);
  expect(await single.sendFile(gone("a.txt"))).toMatchObject({
    ok: false,
    error: { code: "invalid", message: expect.stringContaining("could not be read") },
  });
  desk.answers = [() => Promise.reject(new Error("no network"))];
  expect(await single.sendText("Words.", "text/plain")).toMatchObject({
    ok: false,
    error: { code: "upstream", message: expect.stringContaining("Nothing is lost") },
  });
});
