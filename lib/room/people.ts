import type { Actor } from "#lib/domain/people/permissions.ts";
import { closeCodes, closeReasons } from "#lib/domain/prose/room.ts";
import { log } from "#lib/log.ts";
import { findSessionActor } from "#lib/usecases/people/find-session-actor.ts";
import { type RoomIncident, recordRoomIncident } from "#lib/usecases/room/record-room-incident.ts";

/** Who is behind a socket. Hocuspocus carries it along with each of its connections. */
export type Visitor = { actor: Actor; sessionId: string; address: string; knowsTables: boolean };
/** One open socket, and whose it is. */
export type Seat = Visitor & { close: (code: number, reason: string) => void };

/** Whom an incident is about, for the audit log. */
export function by({ actor, address }: Pick<Visitor, "actor" | "address">): { actorId: string; address: string } {
  return { actorId: actor.id, address };
}

const mostSeats = 60;
/** Milliseconds within which the same thing is written to the audit log once. */
const auditEvery = 60_000;

/** Milliseconds within which somebody who writes is noted as there once. */
const presentEvery = 5 * 60_000;

/** Who is connected to this node, and may stay only as long as their session and role hold. */
export function createPeople() {
  const seats = new Map<string, Set<Seat>>();
  const recorded = new Map<string, number>();
  const present = new WeakMap<Visitor, number>();

  function sit(seat: Seat): boolean {
    const own = seats.get(seat.actor.id) ?? new Set();
    if (own.size >= mostSeats) return false;
    seats.set(seat.actor.id, own.add(seat));
    return true;
  }

  function leave(seat: Seat): void {
    const own = seats.get(seat.actor.id);
    own?.delete(seat);
    if (own?.size === 0) seats.delete(seat.actor.id);
  }

  /** Looks at this person's sessions anew. What can't be looked up is closed: they can join again once it can. */
  async function recheck(userId: string): Promise<void> {
    await Promise.all([...(seats.get(userId) ?? [])].map(recheckSeat));
  }

  async function recheckSeat(seat: Seat): Promise<void> {
    const now = await findSessionActor(seat.sessionId).catch(() => null);
    if (now && now.role === seat.actor.role) return;
    leave(seat);
    seat.close(closeCodes.accessChanged, now ? closeReasons.roleChanged : closeReasons.signedOut);
    record({ verb: "close a connection", ...by(seat), reason: now ? "role changed" : "session ended" });
  }

  /** They write: their session doesn't run out. A window that only stays open lets it. */
  function notePresent(visitor: Visitor): void {
    const now = Date.now();
    if (now - (present.get(visitor) ?? 0) < presentEvery) return;
    present.set(visitor, now);
    findSessionActor(visitor.sessionId, { present: true }).catch((error: unknown) =>
      log.warn({ error }, "that somebody is writing could not be noted"),
    );
  }

  async function recheckAll(): Promise<void> {
    for (const userId of [...seats.keys()]) await recheck(userId);
  }

  /** Writes to the audit log, not more often than an attacker could make it a burden. */
  function record(incident: RoomIncident & { document?: string }): void {
    const key = `${incident.verb} ${incident.actorId ?? incident.address} ${incident.reason}`;
    const now = Date.now();
    if (now - (recorded.get(key) ?? 0) < auditEvery) return;
    if (recorded.size > 10_000) recorded.clear();
    recorded.set(key, now);
    recordRoomIncident(incident).catch((error: unknown) => log.error({ error, incident }, "the audit log could not be written"));
  }

  return {
    sit,
    leave,
    recheck,
    recheckAll,
    notePresent,
    record,
    count: () => seats.size,
    all: () => [...seats.values()].flatMap((own) => [...own]),
  };
}

export type People = ReturnType<typeof createPeople>;
