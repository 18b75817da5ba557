import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram } from "prom-client";
import { type Disk, readDisks } from "#lib/db/disk-space.ts";
import type { RoomFigures } from "#lib/domain/prose/room-messages.ts";
import type { Upkeep } from "#lib/usecases/backup/read-upkeep.ts";

collectDefaultMetrics();

const durations = new Histogram({
  name: "assay_http_request_duration_seconds",
  help: "Time to answer a request of the desk or the API.",
  labelNames: ["method", "status"],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
});

const sizes: Record<string, [help: string, value: (disk: Disk) => number]> = {
  assay_disk_free_bytes: ["Room left on the disks under the data folder and the embedded database.", ({ freeBytes }) => freeBytes],
  assay_disk_needed_bytes: ["With less than this left, nothing more is saved.", ({ neededBytes }) => neededBytes],
};
for (const [name, [help, value]] of Object.entries(sizes)) {
  new Gauge({
    ...{ name, help, labelNames: ["folder"] },
    async collect() {
      for (const disk of await readDisks().catch(() => [])) this.set({ folder: disk.folder }, value(disk));
    },
  });
}

const methods = new Set(["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"]);

export function measure(request: IncomingMessage, response: ServerResponse): void {
  const started = performance.now();
  const method = methods.has(request.method ?? "") ? request.method : "other";
  response.once("close", () => durations.observe({ method, status: response.statusCode }, (performance.now() - started) / 1000));
}

/** What the room says of itself, asked each time someone looks. */
export function measureRoom(figures: () => RoomFigures): void {
  const gauges: Record<string, [help: string, value: (room: RoomFigures) => number]> = {
    assay_room_connections: ["Browser windows connected to the room of this node.", ({ connections }) => connections],
    assay_room_documents: ["Shared texts open on this node.", ({ documents }) => documents],
    assay_room_unsaved_documents: ["Shared texts with words that no database has yet.", ({ unsavedDocuments }) => unsavedDocuments],
    assay_room_oldest_unsaved_seconds: [
      "Age of the oldest words that no database has yet.",
      ({ oldestUnsavedMilliseconds }) => oldestUnsavedMilliseconds / 1000,
    ],
    assay_room_storing: ["1 while what is written is stored, 0 while storing fails.", ({ state }) => (state === "failing" ? 0 : 1)],
  };
  for (const [name, [help, value]] of Object.entries(gauges)) {
    new Gauge({
      ...{ name, help },
      collect() {
        this.set(value(figures()));
      },
    });
  }
  new Counter({
    ...{ name: "assay_room_store_failures_total", help: "Commits of shared texts that failed and were tried again." },
    collect() {
      this.reset();
      this.inc(figures().storeFailures);
    },
  });
}

/** How old the newest backup is, and what the last check found: nothing where there is none, or the database is away. */
export function measureUpkeep(read: () => Promise<Upkeep>): void {
  const gauges: Record<string, [help: string, value: (upkeep: Upkeep) => number | null]> = {
    assay_backup_age_seconds: ["Age of the newest backup that was read back and checked.", ({ backup }) => backup.ageSeconds],
    assay_check_age_seconds: [
      "Time since every hash, signature, chain and passage was last checked.",
      ({ check }) => check?.ageSeconds ?? null,
    ],
    assay_check_faults: ["What that check found not to be as it was written.", ({ check }) => check?.faults ?? null],
  };
  for (const [name, [help, value]] of Object.entries(gauges)) {
    new Gauge({
      ...{ name, help },
      async collect() {
        this.reset();
        const upkeep = await read().catch(() => null);
        const figure = upkeep && value(upkeep);
        if (figure === null) this.remove();
        else this.set(figure);
      },
    });
  }
}
