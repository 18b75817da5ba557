import type { Interval } from "#lib/domain/agreement/interval.ts";

export function percent(share: number | null): string {
  return share === null ? "–" : `${Math.round(share * 100)} %`;
}

/** Two digits, with a real minus. */
export function figure(value: number | null): string {
  return value === null
    ? "–"
    : value
        .toFixed(2)
        .replace(/^-0\.00$/, "0.00")
        .replace("-", "−");
}

export function intervalWords({ low, high }: Interval): string {
  return `${figure(low)} to ${figure(high)}`;
}

/** What a figure can bear, by Krippendorff's own marks (Content Analysis, 2019): the low end of its interval decides. */
export function alphaWords({ low }: Interval): string {
  if (low >= 0.8) return "Reliable";
  if (low >= 0.667) return "Good enough for tentative conclusions";
  return "Not enough to rely on: too much of it may be chance, or too few cases";
}
