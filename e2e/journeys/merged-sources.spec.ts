import { expect, expectFlawless, test } from "../fixtures.ts";
import { roomArticle } from "../room.ts";

test.use({ deskName: "offline" });

const words = "The ministry spent forty million on the pier.";
const report = { url: "https://port-office.example/report", title: "The report of the port office", stance: "contradicts", quote: "" };
const mirror = { url: "https://mirror.example/files/report.pdf", title: "report_final(2)", stance: "contradicts", quote: "" };

test("two addresses of one document are made one source by hand, and taken apart again", async ({ desk }) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, `${words}\n\nNobody came to see it.`, []);
  const fields = { passages: [{ exact: words }], claim: words, verdict: "inaccurate", rationale: "Thirty.", evidence: [report, mirror] };
  const { id: annotationId } = await (await article.api("POST", `/articles/${article.id}/annotations`, fields)).json();
  const { sources } = await (await article.api("GET", "/sources?q=port-office")).json();
  const { id } = sources[0];

  await page.goto(`/desk/sources/${id}`);
  await expect(page.getByText("It is cited at no other address.")).toBeVisible();
  await page.getByLabel("The same as another source?").fill(mirror.url);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `Merge into this one: ${mirror.url}` }).click();
  await expect(page.getByText("One source now. What was published stays as it is.", { exact: true })).toBeVisible();
  const further = page.getByRole("region", { name: "Further addresses" });
  await expect(further.getByText(mirror.url)).toBeVisible();
  await expect(page.getByText("It is cited at no other address.")).toBeHidden();
  await expectFlawless(page);

  const evidence = async () => (await (await article.api("GET", `/annotations/${annotationId}`)).json()).evidence;
  expect(await evidence()).toMatchObject([
    { url: report.url, title: report.title, source: { id } },
    { url: mirror.url, title: report.title, source: { id } },
  ]);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("It is cited at no other address.")).toBeVisible();
  await page.getByRole("button", { name: `Merge into this one: ${mirror.url}` }).click();
  await further.getByRole("button", { name: `Another document: ${mirror.url}` }).click();
  await expect(page.getByText("A source of its own again.", { exact: true })).toBeVisible();
  await expect(page.getByText("It is cited at no other address.")).toBeVisible();
  expect(await evidence()).toMatchObject([{ title: report.title }, { title: mirror.title }]);
});
