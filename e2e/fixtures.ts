import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type AssayServer, discard, startAssay } from "./assay-server.ts";
import { type OutsideDatabase, openOutsideDatabase } from "./database.ts";
import { copyOfPreparedDesk } from "./prepared-desk.ts";
import { mountSmallDisk, type SmallDisk } from "./small-disk.ts";
import { openWeb, type Web } from "./web.ts";

export const password = "a long and quiet password";

type Person = { context: BrowserContext; page: Page };
export type Desk = {
  server: AssayServer;
  /** The outlets' sites, as this desk's server sees them. */
  web: Web;
  /** The database behind it, where the journeys ask for one that can be taken away. */
  outside: OutsideDatabase | null;
  /** The disk its data folder is on, where the journeys ask for one that fills up. */
  disk: SmallDisk | null;
  /** A page signed in as the first admin; made on first use. */
  admin(): Promise<Person>;
  /** Invites someone with this role, accepts the link in a browser of their own, and hands over their page. */
  join(name: string, role: "admin" | "editor" | "reviewer"): Promise<Person>;
};

/** One server for each file of journeys that names its desk, on a data folder with nothing but the sample library. */
export const test = base.extend<object, { desk: Desk; deskName: string; outsideDatabase: boolean; diskMegabytes: number }>({
  // A worker, and with it the server, is shared only by files that give the same name.
  deskName: ["desk", { option: true, scope: "worker" }],
  outsideDatabase: [false, { option: true, scope: "worker" }],
  diskMegabytes: [0, { option: true, scope: "worker" }],
  desk: [
    async ({ browser, deskName: _, outsideDatabase, diskMegabytes }, use) => {
      const web = await openWeb();
      const outside = outsideDatabase ? await openOutsideDatabase() : null;
      const disk = diskMegabytes > 0 ? mountSmallDisk(diskMegabytes) : null;
      const started = await startAssay({
        web: web.port,
        ...(outside ? { environment: outside.environment } : { dataDir: copyOfPreparedDesk(disk?.folder) }),
      });
      // For commands, which are waited for.
      const server = outside ? { ...started, environment: { ...started.environment, DATABASE_URL: outside.url } } : started;
      const people: Person[] = [];
      let admin: Promise<Person> | undefined;
      const desk: Desk = {
        server,
        outside,
        disk,
        web,
        admin() {
          admin ??= becomeFirstAdmin(browser, server).then((person) => {
            people.push(person);
            return person;
          });
          return admin;
        },
        async join(name, role) {
          const person = await acceptInvitation(browser, server, await desk.admin(), name, role);
          people.push(person);
          return person;
        },
      };
      await use(desk);
      for (const { context } of people) await context.close();
      await discard(server);
      await outside?.close();
      disk?.unmount();
      await web.close();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

export { expect };

async function becomeFirstAdmin(browser: Browser, server: AssayServer): Promise<Person> {
  if (server.firstAdminLink === null) throw new Error("The server printed no link for the first admin.");
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto(server.firstAdminLink);
  await page.getByLabel(/your name/i).fill("Grace Admin");
  await page.getByLabel(/e-?mail/i).fill("grace@example.org");
  await page
    .getByLabel(/password/i)
    .first()
    .fill(password);
  await page.getByLabel("Name of the desk").fill("The Test Desk");
  await page.getByRole("button", { name: "Set up the desk" }).click();
  await page.waitForURL(/\/desk/);
  return { context, page };
}

async function acceptInvitation(browser: Browser, server: AssayServer, admin: Person, name: string, role: string): Promise<Person> {
  const { page } = admin;
  await page.goto("/desk/settings/people");
  await page.getByLabel(/e-?mail/i).fill(`${plain(name)}@example.org`);
  await page.getByLabel("Role", { exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Make an invitation" }).click();
  const link = await page.getByLabel(/^Invitation for/).inputValue();
  const context = await browser.newContext({ baseURL: server.url });
  const invited = await context.newPage();
  await invited.goto(link);
  await invited.getByLabel(/your name/i).fill(name);
  await invited
    .getByLabel(/password/i)
    .first()
    .fill(password);
  await invited.getByRole("button", { name: "Join the desk" }).click();
  await invited.waitForURL(/\/desk/);
  return { context, page: invited };
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[^a-z ]/g, "")
    .replaceAll(" ", ".");

/**
 * Holds a page against WCAG 2.2 A and AA. `scrolled`: what is half behind a card's head or foot isn't taken for too small to be
 * pressed, and a table that scrolls in a text being written is reached by the caret.
 */
export function expectAccessible(page: Page, { scrolled = false } = {}): Promise<void> {
  const axe = axeOn(page).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  return expectNothingFound(scrolled ? axe.disableRules(["target-size", "scrollable-region-focusable"]) : axe);
}

/** Holds a page against all that axe looks for, good practices too. */
export function expectFlawless(page: Page): Promise<void> {
  return expectNothingFound(axeOn(page));
}

/** What passes is not written down: of a large page that is most of the work. */
const axeOn = (page: Page) => new AxeBuilder({ page }).options({ resultTypes: ["violations"] });

async function expectNothingFound(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}

const articlesFolder = join(import.meta.dirname, "..", "..", "shared", "articles");

/** Five real news articles that lie beside the project where it is developed; tests of them are skipped elsewhere. */
export const realArticles: { name: string; path: string; text: string }[] = existsSync(articlesFolder)
  ? readdirSync(articlesFolder)
      .filter((name) => name.endsWith(".txt"))
      .sort()
      .map((name) => ({ name, path: join(articlesFolder, name), text: readFileSync(join(articlesFolder, name), "utf8") }))
  : [];

export const withoutRealArticles = "the folder of real articles is not beside this checkout";
