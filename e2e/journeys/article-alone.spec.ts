import { expect, test } from "../fixtures.ts";

test.use({ deskName: "import" });

const page = `<!doctype html><html lang="en"><head><title>The lake is low</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>The lake is low</h1><h2>What was measured</h2>
<p>The lake holds 3 × 10<sup>9</sup> cubic metres, <a href="https://example.org/report">engineers said</a> on Tuesday, after the driest summer for years.</p>
<table><tr><th>Year</th><th>Level</th></tr><tr><td>2023</td><td>71</td></tr></table>
<ol start="3"><li><p>The council meets on Friday to decide about farmers and their wells.</p></li></ol></article>
<footer><p>© Valley News</p></footer></body></html>`;

test("of a file the article alone is taken, and the whole page again, with whatever stands in it", async ({ desk }) => {
  const { page: window } = await desk.admin();
  await window.goto("/desk/import");
  await window
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "lake.html", mimeType: "text/html", buffer: Buffer.from(page) });
  const text = window.getByRole("textbox", { name: "Text of the article" });
  await expect(text).toContainText("Valley News");
  await window.getByRole("button", { name: "Take the article alone" }).click();
  await expect(window.getByText("Of this page, the article alone was taken.")).toBeVisible();
  await expect(text).not.toContainText("Valley News");
  await expect(text.getByRole("heading", { name: "What was measured" })).toBeVisible();
  await expect(text).toContainText("10⁹ cubic metres, engineers said on Tuesday");
  await expect(text.getByRole("cell", { name: "71" })).toBeVisible();
  await window.getByRole("button", { name: "Take the whole page" }).click();
  await expect(text).toContainText("Valley News");
});
