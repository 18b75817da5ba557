import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ArticleBar } from "./article-bar.tsx";

test("a page that belongs to a review says what is unread, as every page of the desk does", () => {
  const bar = renderToStaticMarkup(<ArticleBar article={{ slug: "bridge", title: "The bridge" }}>Preview</ArticleBar>);
  expect(bar).toContain('href="/desk/notices"');
  expect(bar).toContain("Preview");
});
