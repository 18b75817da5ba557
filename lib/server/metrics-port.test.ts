import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { testDatabase } from "#lib/db/testing.ts";
import type { RoomFigures } from "#lib/domain/prose/room-messages.ts";
import { env, setEnvironment } from "#lib/env.ts";
import "./metrics.ts";
import { openMetricsPort } from "./metrics-port.ts";

testDatabase();

const figures: RoomFigures = {
  ...{ state: "open", connections: 3, documents: 2, unsavedDocuments: 0, oldestUnsavedMilliseconds: 0, storeFailures: 0 },
};

test("a port of its own tells figures without a token, to this machine alone unless an address says otherwise", async () => {
  setEnvironment({ ASSAY_METRICS_PORT: "0" });
  expect(env.metricsPort).toEqual({ host: "127.0.0.1", port: 0 });
  setEnvironment({ ASSAY_METRICS_PORT: "[::]:9464" });
  expect(env.metricsPort).toEqual({ host: "::", port: 9464 });
  setEnvironment({ ASSAY_METRICS_PORT: "" });

  const opened = await openMetricsPort({ host: "127.0.0.1", port: 0 }, { figures: () => figures });
  const ask = (path: string) => fetch(`http://127.0.0.1:${opened.port}${path}`);
  setEnvironment({ ASSAY_DATABASE_FOLDER: tmpdir() });
  const told = await (await ask("/metrics")).text();
  setEnvironment({ ASSAY_DATABASE_FOLDER: "" });
  expect(told).toContain("process_cpu_seconds_total");
  expect(told).toMatch(/^assay_disk_free_bytes\{folder="[^"]+"\} \d+/m);
  expect(await (await ask("/api/health")).json()).toMatchObject({ status: "ok", figures });
  expect((await ask("/desk")).status).toBe(404);
  await expect(openMetricsPort({ host: "127.0.0.1", port: opened.port }, { figures: () => figures })).rejects.toThrow(/ASSAY_METRICS_PORT/);
  await opened.close();
});
