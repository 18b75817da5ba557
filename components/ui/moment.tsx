const formats = {
  day: { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
  minute: {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  },
} as const;

/** Made when they are first needed: each takes a slow phone's browser tens of milliseconds. */
const known = new Map<keyof typeof formats, Intl.DateTimeFormat>();

function formatOf(to: keyof typeof formats): Intl.DateTimeFormat {
  const format = known.get(to) ?? new Intl.DateTimeFormat("en-GB", formats[to]);
  known.set(to, format);
  return format;
}

/** A moment in UTC, the same on the server and in every browser. */
export function Moment({ at, to = "day" }: { at: string; to?: keyof typeof formats }) {
  return <time dateTime={at}>{formatOf(to).format(new Date(at))}</time>;
}
