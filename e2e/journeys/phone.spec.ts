import { expect, expectAccessible, test } from "../fixtures.ts";

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
