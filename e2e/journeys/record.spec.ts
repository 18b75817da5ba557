import { expect, expectAccessible, test } from "../fixtures.ts";

test.use({ deskName: "record" });

test("how far two people agree is said where they judged the same, and nothing where they did not", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.goto("/desk/agreement");
  await expect(page.getByRole("heading", { name: "Agreement", exact: true })).toBeVisible();
  await expect(page.getByText("Where the desk decided otherwise than you")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/desk/notices");
  await expect(page.getByRole("heading", { name: "Notices", exact: true })).toBeVisible();
  await expectAccessible(page);
});
