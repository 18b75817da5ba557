import { expect, test } from "@playwright/test";
import { discard, startAssay } from "../assay-server.ts";
import { apiToken } from "../command-line.ts";

test("every write that was answered survives kill -9, and the next start goes on with it", async () => {
  test.setTimeout(180_000);
  let server = await startAssay({ sample: false });
  const token = apiToken(server, "survivor@example.org", "editor");
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const sentences = Array.from({ length: 40 }, (_, index) => `Sentence number ${index} of this article stands here.`);
  const loaded = await fetch(`${server.url}/api/v1/articles`, {
    method: "POST",
    headers,
    body: JSON.stringify({ text: sentences.join(" "), title: "An article that survives", language: "en" }),
  });
  const { id } = await loaded.json();

  const answered: string[] = [];
  for (let round = 0; round < 3; round++) {
    let killed = false;
    const writing = (async () => {
      for (let index = 0; !killed; index = (index + 1) % sentences.length) {
        const claim = `Round ${round}, claim ${answered.length}`;
        const response = await fetch(`${server.url}/api/v1/articles/${id}/annotations`, {
          method: "POST",
          headers,
          body: JSON.stringify({ passages: [{ exact: sentences[index] }], claim }),
        }).catch(() => null);
        if (response?.status === 201) answered.push(claim);
      }
    })();
    const enough = answered.length + 10;
    await expect.poll(() => answered.length, { intervals: [5] }).toBeGreaterThan(enough);
    await server.kill("SIGKILL");
    killed = true;
    await writing;
    const { dataDir, url } = server;
    server = await startAssay({ dataDir, sample: false, port: Number(new URL(url).port) });
    const kept = await (await fetch(`${server.url}/api/v1/articles/${id}/annotations`, { headers })).json();
    const claims = new Set(kept.annotations.map(({ claim }: { claim: string }) => claim));
    expect(answered.filter((claim) => !claims.has(claim))).toEqual([]);
  }
  await discard(server);
});
