/** One measured figure beside what it is held against. */
export type Figure = { what: string; value: number; unit: string; peer: string; peerValue: number; target: string; met: boolean };

const round = (value: number) => (value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));

export function print(figures: Figure[]): void {
  for (const figure of figures) {
    console.log(
      `${figure.met ? "ok  " : "MISS"} ${figure.what}: ${round(figure.value)} ${figure.unit} · ${figure.peer}: ${round(figure.peerValue)} ${figure.unit} · target ${figure.target}`,
    );
  }
}

/** A count that has to be nothing. */
export function mustBeNone(what: string, value: number, unit: string, peer: string, peerValue: number): Figure {
  return { what, value, unit, peer, peerValue, target: "0", met: value === 0 };
}

export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** The value below which this part of them lies, from 0 to 1. */
export function percentile(values: number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
