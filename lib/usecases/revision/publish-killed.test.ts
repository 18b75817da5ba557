import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { canonicalJson } from "#lib/domain/revision/canonical-json.ts";
import { signatureHolds } from "#lib/domain/revision/signing.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { updateAnnotation } from "../annotation/update-annotation.ts";
import { annotate, articleFixture, granted } from "../testing.ts";
import { publishRevision } from "./publish-revision.ts";
import { readPublication } from "./read-publication.ts";

testDatabase();
const secret = "a secret for tests, long enough to be one";
setEnvironment({ AUTH_SECRET: secret });

const rounds = 8;

/** Publishes one revision after another, and says the hash of each once it has been told that it is published. */
const publisher = (actor: object, articleId: string, annotationId: string, version: number) => `
  import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
  import { updateAnnotation } from "#lib/usecases/annotation/update-annotation.ts";
  const actor = ${JSON.stringify(actor)};
  for (let version = ${version}; ; version += 1) {
    const edited = await updateAnnotation(actor, { id: "${annotationId}", version, claim: "The claim as of version " + version });
    if (!edited.ok) throw new Error(edited.error.message);
    console.log("edited");
    const published = await publishRevision(actor, { articleId: "${articleId}", note: "Version " + version });
    if (!published.ok) throw new Error(published.error.message);
    console.log(published.value.sha256);
  }`;

function start(program: string): ChildProcess {
  const environment = { ...process.env, DATABASE_URL: env.databaseUrl ?? "", AUTH_SECRET: secret, LOG_LEVEL: "silent" };
  return spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"], env: environment });
}

test("killed at any moment of publishing: no revision is half there, and what was told is published", async () => {
  const editor = await actorFixture("editor", "Mara Reyes");
  const { article, snapshot } = await articleFixture(editor);
  const annotation = await annotate(editor, snapshot);
  const told = [granted(await publishRevision(editor, { articleId: article.id })).sha256];
  let killedWhilePublishing = 0;

  for (let round = 0; round < rounds; round += 1) {
    const { version } = granted(await readAnnotation(editor, { id: annotation.id }));
    const child = start(publisher(editor, article.id, annotation.id, version));
    let last = "";
    if (child.stdout) {
      for await (const line of createInterface(child.stdout)) {
        last = line;
        if (line === "edited") setTimeout(() => child.kill("SIGKILL"), round * 4);
        else told.push(line);
      }
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    expect(child.signalCode).toBe("SIGKILL");
    if (last === "edited") killedWhilePublishing += 1;
  }

  const { revisions } = granted(await readPublication({ slug: article.slug }));
  expect(revisions.map(({ number }) => number).toReversed()).toEqual(revisions.map((_, index) => index + 1));
  let previousSha256: string | null = null;
  for (const { number } of revisions.toReversed()) {
    const { stored } = granted(await readPublication({ slug: article.slug, number }));
    expect(canonicalJson(JSON.parse(stored.content))).toBe(stored.content);
    expect(sha256Hex(stored.content)).toBe(stored.sha256);
    expect(signatureHolds(stored.content, stored.signature, stored.publicKey)).toBe(true);
    expect(stored.previousSha256).toBe(previousSha256);
    previousSha256 = stored.sha256;
  }
  const published = new Set(revisions.map(({ sha256 }) => sha256));
  expect(told.filter((sha256) => !published.has(sha256))).toEqual([]);
  expect(killedWhilePublishing).toBeGreaterThan(0);
  const { version } = granted(await readAnnotation(editor, { id: annotation.id }));
  granted(await updateAnnotation(editor, { id: annotation.id, version, claim: "A claim afterwards" }));
  expect(granted(await publishRevision(editor, { articleId: article.id, note: "Afterwards" })).number).toBe(revisions.length + 1);
});
