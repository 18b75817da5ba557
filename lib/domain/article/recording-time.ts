/** A stretch of a recording, in seconds from its beginning; `end` is null where nothing says it. */
export type RecordingTime = { start: number; end: number | null };

/** Longest recording, in seconds: a thousand hours. */
export const longestRecording = 3_600_000;

/** The attributes of a cue mark as a time; null where they are none. */
export function recordingTime(attributes: Record<string, unknown> | undefined): RecordingTime | null {
  const { start, end } = attributes ?? {};
  if (!isMoment(start)) return null;
  return { start, end: isMoment(end) && end >= start ? end : null };
}

function isMoment(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= longestRecording;
}

/** As people write it: 0:07, 12:30, 1:02:03. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

/** A time as W3C Media Fragments 1.0 writes it in normal play time: `t=12.5,20`, `t=12.5`. */
export function mediaFragment({ start, end }: RecordingTime): string {
  return `t=${seconds(start)}${end === null || end <= start ? "" : `,${seconds(end)}`}`;
}

function seconds(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
