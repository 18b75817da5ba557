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

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
