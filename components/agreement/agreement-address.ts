/** What the page of agreement shows, as its address says it. */
export type AgreementChoice = { scale?: number; from?: string; until?: string; pair?: [string, string] };

type Given = Record<string, string | string[] | undefined>;

/** What can't be read is left out: the page then shows more, and says what it shows. */
export function choiceOf(given: Given): AgreementChoice {
  const [scale, from, until, people] = [given.scale, given.from, given.until, given.pair].map((each) =>
    typeof each === "string" ? each : "",
  );
  const pair = people?.split(".") ?? [];
  const [one, other] = pair;
  return {
    ...(scale && /^[1-9]\d{0,5}$/.test(scale) && { scale: Number(scale) }),
    ...(from && isDay(from) && { from }),
    ...(until && isDay(until) && { until }),
    ...(one && other && pair.length === 2 && pair.every((id) => isId(id)) && { pair: [one, other] as [string, string] }),
  };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}

export function agreementHref({ scale, from, until, pair }: AgreementChoice, more: Record<string, string> = {}, path = ""): string {
  const parameters = new URLSearchParams({
    ...(scale && { scale: String(scale) }),
    ...(from && { from }),
    ...(until && { until }),
    ...(pair && { pair: pair.join(".") }),
    ...more,
  });
  return `/desk/agreement${path}${parameters.size > 0 ? `?${parameters}` : ""}`;
}
