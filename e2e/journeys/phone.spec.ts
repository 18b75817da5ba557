import { expect, expectAccessible, test } from "../fixtures.ts";
import { cardOf, roomArticle } from "../room.ts";

test.use({ deskName: "people" });

const settings = ["account", "tokens", "scale", "gate", "people", "newsroom", "audit"].map((name) => `/desk/settings/${name}`);
const lists = ["/desk/sources", "/desk/claimants"];

test("every page of the desk fits the smallest phone", async ({ desk }) => {
  const { page } = await desk.admin();
  const one = async (list: string) => {
    await page.goto(list);
    return (await page.locator(`main a[href^="${list}/"]`).first().getAttribute("href")) ?? "";
  };
  const ofLists = [await one("/desk/sources"), await one("/desk/claimants")];
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    "/desk",
    "/desk?q=Baku",
    "/desk/work",
    "/desk/import",
    "/desk/notices",
    "/desk/agreement",
    ...lists,
    ...ofLists,
    ...settings,
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
});

test("what a colleague did is a line beside a message, and covers nothing else", async ({ desk }) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, "The quay was swept on Monday.\n\nThe crane was painted on Friday.", ["swept on Monday"]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${article.address}#a-${article.annotations[0]}`);
  await cardOf(page, article.annotations[0] ?? "")
    .getByRole("button", { name: "More" })
    .click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.locator("[data-messages] > li").first()).toBeVisible();
  await page.locator("[data-messages] > li").first().hover();
  await article.api("POST", `/articles/${article.id}/annotations`, {
    passages: [{ exact: "painted on Friday" }],
    claim: "It was painted.",
  });
  const line = page.getByText("program added “It was painted.”");
  await expect(line).toBeVisible();
  expect((await line.boundingBox())?.height).toBeLessThan(60);
});
