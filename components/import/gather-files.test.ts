import { expect, it } from "vitest";
import { existingArticle } from "./existing-article.ts";
import { gatherFiles } from "./gather-files.ts";

it("takes a text file of nothing but addresses for a list of articles, and every other file for an article", async () => {
  const list = new File(["https://a.example/1\nhttps://a.example/2\n"], "list.txt");
  const story = new File(["See https://a.example/1, which says otherwise."], "story.txt");
  const page = new File(["https://a.example/1"], "page.html");
  const long = new File([`https://a.example/${"x".repeat(1_000_000)}`], "long.txt");
  const gathered = await gatherFiles([list, story, page, long]);
  expect(gathered.addresses).toEqual(["https://a.example/1", "https://a.example/2"]);
  expect(gathered.files.map(({ name }) => name)).toEqual(["story.txt", "page.html", "long.txt"]);
});

it("keeps a file that can’t be read, so that whoever sends it says so", async () => {
  const gone = Object.assign(new File(["x"], "gone.txt"), { text: () => Promise.reject(new Error("moved")) });
  expect((await gatherFiles([gone])).files).toEqual([gone]);
});

it("leads from a refusal to the article that the library has already", () => {
  const article = { id: "b", slug: "pier-b", title: "Pier B" };
  expect(existingArticle({ code: "conflict", message: "There already.", details: { by: "text", article } })).toEqual(article);
  expect(existingArticle({ code: "conflict", message: "Meanwhile.", details: { waitSeconds: 7 } })).toBeNull();
  expect(existingArticle({ code: "invalid", message: "No." })).toBeNull();
  expect(existingArticle(null)).toBeNull();
});
