const formats = {
  day: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
  minute: new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  }),
};

/** A moment in UTC, the same on the server and in every browser. */
export function Moment({ at, to = "day" }: { at: string; to?: keyof typeof formats }) {
  return <time dateTime={at}>{formats[to].format(new Date(at))}</time>;
}
