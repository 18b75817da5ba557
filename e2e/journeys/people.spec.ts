import { expect, expectAccessible, password, test } from "../fixtures.ts";

test.use({ deskName: "people" });

test("first run, invitations, and signing in as each role", async ({ desk, browser }) => {
  const { page: admin } = await desk.admin();
  await expect(admin.getByRole("heading", { name: "My work" })).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole("link", { name: "Library", exact: true }).click();
  await expect(admin.getByRole("heading", { name: "Library" })).toBeVisible();
  await expect(admin.getByText("This is a sample library.")).toBeVisible();
  await expectAccessible(admin);

  const { page: editor } = await desk.join("Edda Editor", "editor");
  const { page: reviewer } = await desk.join("Rita Reviewer", "reviewer");
  await expect(editor.getByRole("heading", { name: "My work" })).toBeVisible();
  await expect(reviewer.getByRole("button", { name: "Remove the sample" })).toHaveCount(0);
  await reviewer.goto("/desk/settings/people");
  await expect(reviewer.getByRole("button", { name: /invitation/i })).toHaveCount(0);

  await reviewer.goto("/desk");
  await editor.goto("/desk");
  for (const page of [reviewer, editor]) {
    await page.getByRole("link", { name: /Embassy in Kyiv/ }).click();
    await expect(page.getByRole("link", { name: "Preview" })).toBeVisible();
  }
  await expect(editor.getByRole("button", { name: "Publish…" })).toBeVisible();
  await expect(reviewer.getByRole("button", { name: "Publish…" })).toHaveCount(0);

  const again = await browser.newContext({ baseURL: desk.server.url });
  const page = await again.newPage();
  await page.goto("/desk");
  await expect(page).toHaveURL(/sign-in/);
  await expectAccessible(page);
  await page.getByLabel("E-mail address").fill("rita.reviewer@example.org");
  await page.getByLabel("Password", { exact: true }).fill("not the right password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue("rita.reviewer@example.org");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
  await again.close();

  for (const place of ["account", "people", "tokens", "scale", "newsroom"]) {
    await admin.goto(`/desk/settings/${place}`);
    await expectAccessible(admin);
  }
});

test("a link that was used, and one that never was, are told apart from nothing and let nobody in", async ({ desk, browser }) => {
  await desk.admin();
  const stranger = await browser.newContext({ baseURL: desk.server.url });
  const page = await stranger.newPage();
  await page.goto(desk.server.firstAdminLink ?? "");
  await expect(page.getByLabel("Password")).toHaveCount(0);
  await page.goto("/join/this-link-was-never-made-by-anyone-at-this-desk");
  await expect(page.getByLabel("Password")).toHaveCount(0);
  await stranger.close();
});

test("the sample library goes with one click and comes back with undo", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.goto("/desk");
  await page.getByRole("button", { name: "Remove the sample" }).click();
  await expect(page.getByText("Embassy in Kyiv")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /import an article/i }).first()).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Embassy in Kyiv").first()).toBeVisible();
});
