import { expect, test } from "vitest";
import { AnswerStore } from "./answer-store.ts";
import { type KeptAnswer, keepAnswer } from "./kept-answer.ts";

const answer = (bytes: number): KeptAnswer => ({
  ...keepAnswer({ status: 200, hash: "a", packed: null, headers: {}, body: new Uint8Array() }, {}),
  bytes,
});

test("the least recently used goes when the whole takes more than its bytes", () => {
  const store = new AnswerStore(1000);
  for (const address of ["/a", "/b", "/c", "/d"]) store.set(address, answer(250));
  store.get("/a");
  store.set("/e", answer(200));
  expect(store.addresses()).toEqual(["/c", "/d", "/a", "/e"]);
});

test("an answer that would take more than a quarter isn't kept, nor the older one of its address", () => {
  const store = new AnswerStore(1000);
  store.set("/a", answer(100));
  store.set("/b", answer(100));
  store.set("/a", answer(251));
  expect(store.addresses()).toEqual(["/b"]);
});

test("what is set anew counts once", () => {
  const store = new AnswerStore(1000);
  for (let time = 0; time < 20; time += 1) store.set("/a", answer(250));
  for (const address of ["/b", "/c", "/d"]) store.set(address, answer(250));
  expect(store.addresses()).toEqual(["/a", "/b", "/c", "/d"]);
});
