import type { APIRequestContext } from "@playwright/test";
import { builtRoutes } from "../built-routes.ts";
import { apiToken } from "../command-line.ts";
import { expect, test } from "../fixtures.ts";

test.use({ deskName: "routes" });

/** With something in place of its parameters. */
const filled = (route: string) =>
  route.replace("[...nextauth]", "session").replaceAll(/\[[^\]]+\]/g, "00000000-0000-7000-8000-000000000000");

/** Ways in which a guard that stands only before pages has been walked around. */
const disguises: Record<string, Record<string, string>> = {
  plain: {},
  "as React's data": { rsc: "1" },
  "as a prefetch": { rsc: "1", "next-router-prefetch": "1" },
  "as if the guard had run": { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware" },
};

/** Words that only someone signed in may read: the sample's people have addresses, and drafts have claims. */
const secrets = ["sample.invalid", "grace@example.org", "A secret claim that is only drafted"];

async function answerOf(request: APIRequestContext, path: string, headers: Record<string, string>) {
  const response = await request.get(path, { headers, maxRedirects: 0 });
  return { status: response.status(), location: response.headers().location ?? "", body: await response.text() };
}

test("a visitor gets nothing of the desk and the API by any route, in any disguise", async ({ desk, playwright }) => {
  const { page } = await desk.admin();
  const token = apiToken(desk.server, "drafter@example.org", "reviewer");
  const author = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const { articles } = await (await author.get("/api/v1/articles")).json();
  const { id, slug } = articles.find((article: { title: string }) => article.title.startsWith("Embassy"));
  const drafted = await author.post(`/api/v1/articles/${id}/annotations`, {
    data: { passages: [{ exact: "Aliyev spoke of an “unfriendly step”." }], claim: secrets[2] },
  });
  expect(drafted.status(), await drafted.text()).toBe(201);
  const annotationId = (await drafted.json()).id;
  await author.dispose();
  await page.goto("/desk");

  const visitor = await playwright.request.newContext({ baseURL: desk.server.url });
  const paths = builtRoutes().flatMap((route) => [
    filled(route),
    filled(route.replace("[slug]", slug).replace("[id]", route.includes("annotations") ? annotationId : id)),
  ]);
  for (const path of new Set(paths)) {
    for (const [disguise, headers] of Object.entries(disguises)) {
      const { status, location, body } = await answerOf(visitor, path, headers);
      // Where Next sends a request for data first, nothing may wait at the end of it either.
      const followed = location === "" ? "" : await (await visitor.get(path, { headers })).text();
      const told = `${path}, ${disguise}: ${status}`;
      for (const secret of secrets) expect(body + followed, told).not.toContain(secret);
      if (path.startsWith("/desk"))
        expect([302, 303, 307, 308, 401, 404].includes(status) || body.includes("/sign-in") || body.length < 60, told).toBe(true);
      if (path.startsWith("/api/v1/") && !path.endsWith("openapi.json")) expect([307, 401, 405], told).toContain(status);
      expect(status, told).toBeLessThan(500);
    }
  }
  expect((await visitor.get(`/desk/articles/${id}/events?after=0`)).status(), "what happens in the room").toBe(401);
  expect((await page.request.get(`/desk/articles/${id}/events?after=0&as=${annotationId}`)).status(), "another person's window").toBe(401);
  expect((await page.request.get(`/desk/articles/${id}/events?after=0`)).status()).toBe(200);
  expect((await visitor.get(`/desk/articles/${id}/annotations`)).status(), "what is annotated in it").toBe(401);
  expect((await page.request.get(`/desk/articles/${id}/annotations?as=${annotationId}`)).status(), "another person's window").toBe(401);
  expect(await (await page.request.get(`/desk/articles/${id}/annotations`)).text()).toContain(annotationId);
  expect((await visitor.get("/desk/export")).status(), "no page, and nothing of a file either").toBe(401);
  await visitor.dispose();
});

test("a reviewer's pages hold nothing that only an admin may see", async ({ desk }) => {
  await desk.admin();
  const { page } = await desk.join("Rosa Reviewer", "reviewer");
  for (const route of builtRoutes().filter((route) => route.startsWith("/desk/settings"))) {
    for (const headers of Object.values(disguises)) {
      const { body, status } = await answerOf(page.request, route, headers);
      expect(body, `${route}: ${status}`).not.toContain("grace@example.org");
      expect(status).toBeLessThan(500);
    }
  }
});
