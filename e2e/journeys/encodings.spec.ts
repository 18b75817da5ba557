import { mkdir } from "node:fs/promises";
import { encode } from "../../lib/importer/testing-encodings.ts";
import { expect, expectAccessible, test } from "../fixtures.ts";

test.use({ deskName: "import" });

const text = "Мост закроют в мае. Городские власти объявили во вторник, что старый мост через реку закроют на две недели.";

test("a text that was read in the wrong encoding is read in the right one, chosen beside a preview", async ({ desk }) => {
  const { page } = await desk.admin();
  const bytes = encode(`<html><head><meta charset="iso-8859-5"></head><body><p>${text}</p><p>${text}</p></body></html>`, "windows-1251");
  await page.goto("/desk/import");
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "bridge.html", mimeType: "text/html", buffer: Buffer.from(bytes) });
  const original = page.getByRole("region", { name: "Original", exact: true });
  await expect(original).toContainText("Read as Cyrillic (ISO-8859-5).");
  await page.getByRole("textbox", { name: "Author" }).fill("Ada Lind");
  await page.getByRole("button", { name: "Letters look wrong?" }).click();
  const dialog = page.getByRole("dialog", { name: "Read it in another encoding" });
  await expect(dialog.getByRole("button", { name: "Read it so" })).toBeDisabled();
  await dialog.getByRole("combobox", { name: "Encoding" }).selectOption("windows-1251");
  await expect(dialog.getByRole("region", { name: "How it reads" })).toContainText("Городские власти");
  await expect(dialog).toContainText("Every character can be read.");
  await expectAccessible(page);
  const shots = process.env.SCREENSHOTS;
  if (shots) {
    await mkdir(shots, { recursive: true });
    for (const [name, width] of [
      ["desk", 1440],
      ["phone", 390],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png` });
      }
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await dialog.getByRole("button", { name: "Read it so" }).click();
  await expect(original).toContainText("Read as Cyrillic (Windows-1251).");
  await expect(original).toContainText("Городские власти");
  await expect(page.getByRole("textbox", { name: "Text of the article" })).toContainText("Городские власти");
  await expect(page.getByRole("textbox", { name: "Author" })).toHaveValue("Ada Lind");
  if (shots) await page.screenshot({ path: `${shots}/after.png` });
});

test("a text with characters that could not be read is saved when a person says so", async ({ desk }) => {
  const { page } = await desk.admin();
  const bytes = Buffer.concat([
    Buffer.from(`The price was 5 ${"é".repeat(4)} and 3`),
    Buffer.from([0xff]),
    Buffer.from(" euros, said the council of the town."),
  ]);
  await page.goto("/desk/import");
  await page.locator("input[type=file]").first().setInputFiles({ name: "price.txt", mimeType: "text/plain", buffer: bytes });
  await expect(page.getByText(/1 character could not be read and stands as/)).toBeVisible();
  await page.getByRole("button", { name: "Save to the library" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be read" })).toBeVisible();
  await page.getByRole("button", { name: "Save it as it is" }).click();
  await page.waitForURL(/\/desk\/articles\//);
});
