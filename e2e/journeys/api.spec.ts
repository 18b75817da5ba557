import { apiToken } from "../command-line.ts";
import { expect, realArticles, test, withoutRealArticles } from "../fixtures.ts";
import { type Schema, sampleOf, withEachPart } from "../json-samples.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "api" });

type Selector = { type: string; start?: number; end?: number; exact?: string };
type Operation = { requestBody?: { content: Record<string, { schema: Schema }> } };
type Paths = Record<string, Record<string, Operation>>;
type Target = { selector: Selector[] };

/** A word that begins a sentence in the middle of a paragraph, and what follows it up to the full stop. */
function sentencesOf(text: string): string[] {
  return [...text.matchAll(/(?<=[.”] )[A-Z][^.\n]{40,160}\./g)]
    .map(([sentence]) => sentence)
    .filter((sentence) => text.split(sentence).length === 2);
}

test.describe("a program works with the desk over the API", () => {
  test("each real article: load, annotate by quote, publish; every export quotes the snapshot at its code points", async ({
    desk,
    playwright,
  }) => {
    test.skip(realArticles.length === 0, withoutRealArticles);
    const token = apiToken(desk.server, "api-editor@example.org", "editor");
    const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
    for (const article of realArticles) {
      // With a line of its own: the other journeys load the same articles at the same desk.
      const loaded = await api.post("/api/v1/articles", { data: { text: `${article.text}\nSent by a program.` } });
      expect(loaded.status(), await loaded.text()).toBe(201);
      const { id, slug, snapshot } = await loaded.json();
      const [first, second] = sentencesOf(snapshot.text);
      if (!first || !second) throw new Error(`${article.name} has no two sentences to quote`);
      const annotated = await api.post(`/api/v1/articles/${id}/annotations`, {
        data: {
          passages: [{ exact: first }, { exact: second }],
          claim: "What these two sentences claim together.",
          verdict: "accurate",
          rationale: "Both *sources* say so.\n\n- one\n- two",
          evidence: [{ url: "https://example.org/source", stance: "supports", quote: "so it was" }],
        },
      });
      expect(annotated.status(), await annotated.text()).toBe(201);
      expect(annotated.headers().etag).toBe('"1"');
      await signEverything(desk.server, id);
      const published = await api.post(`/api/v1/articles/${id}/revisions`, { data: { kind: "first" } });
      expect(published.status(), await published.text()).toBe(201);
      const { number, sha256, url } = await published.json();
      expect(number).toBe(1);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);

      const page = await (await fetch(url)).text();
      expect(page).toContain("What these two sentences claim together.");
      const collection = await (await fetch(`${desk.server.url}/r/${slug}.jsonld`)).json();
      const targets: Target[] = collection.first.items.flatMap((item: { target: Target[] }) => item.target);
      expect(targets).toHaveLength(2);
      const characters = [...snapshot.text];
      for (const { selector } of targets) {
        const quote = selector.find(({ type }) => type === "TextQuoteSelector");
        const position = selector.find(({ type }) => type === "TextPositionSelector");
        expect(characters.slice(position?.start, position?.end).join("")).toBe(quote?.exact);
      }
    }
    await api.dispose();
  });

  test("stale, ambiguous, unknown and forbidden requests are refused with problem details", async ({ desk, playwright }) => {
    const editor = apiToken(desk.server, "careful-editor@example.org", "editor");
    const reviewer = apiToken(desk.server, "careful-reviewer@example.org", "reviewer");
    const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${editor}` } });
    const text = "The bridge was closed on Monday. 🌉 The bridge was closed on Monday, said the mayor.\n\nIt opened again.";
    const { id } = await (await api.post("/api/v1/articles", { data: { text, title: "The bridge", language: "en" } })).json();

    const ambiguous = await api.post(`/api/v1/articles/${id}/annotations`, {
      data: { passages: [{ exact: "The bridge was closed on Monday" }], claim: "It was closed." },
    });
    expect(ambiguous.status()).toBe(422);
    expect(ambiguous.headers()["content-type"]).toContain("application/problem+json");
    const problem = await ambiguous.json();
    expect(problem.code).toBe("invalid");
    expect(problem.details.candidates.map(({ start }: { start: number }) => start)).toEqual([0, 35]);

    const created = await api.post(`/api/v1/articles/${id}/annotations`, {
      data: { passages: [{ start: 35, end: 66 }], claim: "It was closed." },
    });
    expect(created.status(), await created.text()).toBe(201);
    const annotation = await created.json();
    expect(annotation.passages[0].exact).toBe("The bridge was closed on Monday");

    const first = await api.patch(`/api/v1/annotations/${annotation.id}`, { data: { verdict: "opinion" }, headers: { "if-match": '"1"' } });
    expect(first.status(), await first.text()).toBe(200);
    const stale = await api.patch(`/api/v1/annotations/${annotation.id}`, {
      data: { verdict: "accurate" },
      headers: { "if-match": '"1"' },
    });
    expect(stale.status()).toBe(412);
    expect((await stale.json()).code).toBe("conflict");
    expect((await (await api.get(`/api/v1/annotations/${annotation.id}`)).json()).verdict).toBe("opinion");

    const unfinished = await api.post(`/api/v1/articles/${id}/revisions`, { data: { kind: "first" } });
    expect(unfinished.status()).toBe(422);
    expect((await unfinished.json()).details.blockers[0].annotationId).toBe(annotation.id);

    const known = await api.get(`/api/v1/annotations/${annotation.id}`, { headers: { "if-none-match": first.headers().etag ?? "" } });
    expect(known.status()).toBe(304);
    const nowhere = await api.post("/api/v1/nowhere/at-all", { data: {} });
    expect(nowhere.status()).toBe(404);
    expect(await nowhere.json()).toMatchObject({ code: "not_found", status: 404 });
    const unnamed = await api.post("/api/v1/articles", { data: { text: "Words of an article.", titel: "x" } });
    expect((await unnamed.json()).detail).toBe("There is no field “titel” here.");

    const asReviewer = { authorization: `Bearer ${reviewer}` };
    expect((await api.post(`/api/v1/articles/${id}/revisions`, { data: { kind: "first" }, headers: asReviewer })).status()).toBe(403);
    expect((await fetch(`${desk.server.url}/api/v1/articles`)).status).toBe(401);
    expect((await api.get("/api/v1/articles/00000000-0000-7000-8000-000000000000")).status()).toBe(404);

    expect((await api.delete(`/api/v1/annotations/${annotation.id}`)).status()).toBe(204);
    expect((await api.get(`/api/v1/annotations/${annotation.id}`)).status()).toBe(404);
    const description = await (await fetch(`${desk.server.url}/api/v1/openapi.json`)).json();
    expect(Object.keys(description.paths)).toContain("/articles/{id}/annotations");
    await api.dispose();
  });

  test("an operator of the database in any field of any body is refused, and the field is named", async ({ desk, playwright }) => {
    const token = apiToken(desk.server, "operators@example.org", "admin");
    const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
    const text = "The ferry ran on Tuesday.\n\nNobody was on board.";
    const { id } = await (await api.post("/api/v1/articles", { data: { text, title: "The ferry", language: "en" } })).json();
    const made = await api.post(`/api/v1/articles/${id}/annotations`, { data: { passages: [{ start: 0, end: 9 }], claim: "It ran." } });
    const annotation = await made.json();
    const { paths }: { paths: Paths } = await (await api.get("/api/v1/openapi.json")).json();

    const wrong: string[] = [];
    let asked = 0;
    for (const [path, operations] of Object.entries(paths)) {
      const address = `/api/v1${path.replace("{id}", path.startsWith("/annotations") ? annotation.id : id)}`;
      for (const [method, operation] of Object.entries(operations)) {
        const schema = operation.requestBody?.content["application/json"]?.schema;
        for (const { place, value } of schema ? withEachPart(sampleOf(schema), { contains: "" }) : []) {
          asked += 1;
          const answer = await api.fetch(address, { method, data: value, headers: { "if-match": '"1"' } });
          const { code, field } = await answer.json();
          const named = typeof field === "string" && (place === field || place.startsWith(`${field}.`) || field.startsWith(`${place}.`));
          if (code !== "invalid" || !named) wrong.push(`${method} ${path} ${place}: ${answer.status()} ${code} ${field}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(50);
    expect((await (await api.get(`/api/v1/articles/${id}/annotations`)).json()).annotations).toEqual([annotation]);
    await api.dispose();
  });
});
