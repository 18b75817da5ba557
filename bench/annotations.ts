import { z } from "zod";
import { Window } from "#lib/room/testing-window.ts";
import { type AssayServer, discard, startAssay } from "../e2e/assay-server.ts";
import { apiToken, programPassword } from "../e2e/command-line.ts";
import { signIn } from "../e2e/two-nodes.ts";
import { type Figure, percentile } from "./report.ts";

const reviewers = 20;
const annotations = 40;
/** Milliseconds between two annotations. */
const pace = 500;
const words = "The sentence that stands here is checked by many at once.";
const email = "bench@example.org";
/** No reviewer waits longer than this, in milliseconds. */
const patience = 10_000;

/**
 * From the moment an annotation is sent to twenty reviewers: until the room has told them, and until each has fetched it with their own
 * rights, by the very requests a browser sends. Beside it, when its author was answered, which is just after the commit.
 */
export async function annotationsOnScreens(): Promise<Figure[]> {
  const server = await startAssay({ sample: false });
  try {
    const { answered, told, shown } = await annotationsArrive(server, email);
    const author = percentile(answered, 0.95);
    const figure = (what: string, values: number[]) => ({
      ...{ what: `annotation sent → ${what}, ${reviewers} reviewers, p95`, value: percentile(values, 0.95), unit: "ms" },
      ...{ peer: "its author is answered", peerValue: author, target: "≤ 30 ms more", met: percentile(values, 0.95) <= author + 30 },
    });
    return [figure("the room has told", told), figure("fetched for the screen", shown)];
  } finally {
    await discard(server);
  }
}

/** Each of some annotations: when its author was answered, when the room had told each reviewer, and when each had fetched it. In milliseconds. */
export async function annotationsArrive(
  server: AssayServer,
  email: string,
): Promise<{ answered: number[]; told: number[]; shown: number[] }> {
  const { url } = server;
  const headers = { authorization: `Bearer ${apiToken(server, email, "editor")}`, "content-type": "application/json" };
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${url}/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return z.object({ id: z.string() }).parse(await answer.json());
  };
  const { id: articleId } = await post("articles", { text: `${words}\n\n${email}`, title: "Checked by many", language: "en" });
  const people = [];
  for (let index = 0; index < reviewers; index += 1) {
    const cookie = await signIn(url, email, programPassword);
    const window = new Window(server, `review:${articleId}`, cookie);
    await window.synced();
    people.push({ cookie, window });
  }
  /** Asks as the review's page does. */
  const ask = async (cookie: string, after: number): Promise<string> => {
    const answer = await fetch(`${url}/desk/articles/${articleId}/events?after=${after}`, { headers: { cookie } });
    return answer.text();
  };

  const answered: number[] = [];
  const told: number[] = [];
  const shown: number[] = [];
  for (let round = 0; round < annotations; round += 1) {
    const after = Number(/"sequence":(\d+)\}/.exec(await ask(people[0]?.cookie ?? "", 0))?.[1] ?? 0);
    const arrivals = people.map(async ({ cookie, window }) => {
      await hearsAfter(window, after);
      const toldAt = performance.now();
      const answer = await ask(cookie, after);
      if (!answer.includes(`claim ${round}`)) throw new Error(`A reviewer did not get the annotation: ${answer.slice(0, 200)}`);
      return { toldAt, shownAt: performance.now() };
    });
    const sent = performance.now();
    const answer = post(`articles/${articleId}/annotations`, { passages: [{ exact: words }], claim: `claim ${round}` });
    const own = answer.then(() => performance.now() - sent);
    const limit = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("A reviewer was told nothing.")), patience).unref());
    const arrived = await Promise.race([Promise.all(arrivals), limit]);
    const ownAnswer = await own;
    // The first rounds warm up.
    if (round >= 8) {
      answered.push(ownAnswer);
      told.push(...arrived.map(({ toldAt }) => toldAt - sent));
      shown.push(...arrived.map(({ shownAt }) => shownAt - sent));
    }
    await new Promise((resolve) => setTimeout(resolve, pace));
  }
  for (const { window } of people) window.close();
  return { answered, told, shown };
}

/** At the moment the window hears of an event later than this. */
function hearsAfter(window: Window, after: number): Promise<void> {
  return new Promise((resolve) => {
    const listen = ({ payload }: { payload: string }) => {
      const { sequence } = z.object({ sequence: z.number().nullish() }).parse(JSON.parse(payload));
      if (!sequence || sequence <= after) return;
      window.provider.off("stateless", listen);
      resolve();
    };
    window.provider.on("stateless", listen);
  });
}
