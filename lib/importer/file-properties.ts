/** What a file of another program says of itself. Often it is said of another file, which this one was made from. */
export type FileProperties = { title: string | null; author: string | null; createdAt: string | null };

/** The likely ones of what is said: names of files and of programs, accounts, and dates that can't be, are left out. The first counts. */
export function likelyProperties(said: { titles: string[]; authors: string[]; dates: string[] }): FileProperties {
  const first = (values: string[], likely: (value: string) => string | null) =>
    values.reduce<string | null>((found, value) => found ?? likely(value.slice(0, 1000).replaceAll(/\s+/g, " ").trim()), null);
  return { title: first(said.titles, title), author: first(said.authors, name), createdAt: first(said.dates, day) };
}

function title(value: string): string | null {
  const isName =
    /\.[a-z]{2,5}\d?$|^(?:microsoft (?:word|powerpoint)|untitled|document\d*$|print|layout \d|slide \d|ohne titel|sans titre|sin título|без названия|about:blank|https?:)/i;
  return value.length < 4 || value.length > 500 || isName.test(value) || !/\p{L}{2}/u.test(value) ? null : value;
}

function name(value: string): string | null {
  const isAccount =
    /^(?:admin(?:istrator)?|user|owner|root|unknown|author|microsoft|windows|default|guest|python-docx|apache poi|пользователь|benutzer)\b|[\\/@]/i;
  const isOneWithDigits = /\d/.test(value) && !value.includes(" ");
  return value.length < 3 || value.length > 200 || isAccount.test(value) || isOneWithDigits || !/\p{L}{2}/u.test(value) ? null : value;
}

/** From `D:20240305…` or ISO 8601; between the first PDFs and tomorrow. */
function day(value: string): string | null {
  const [, year, month, date] = /^(?:D:)?(\d{4})-?(\d{2})-?(\d{2})/.exec(value) ?? [];
  const iso = `${year}-${month}-${date}`;
  const time = Date.parse(iso);
  return Number.isNaN(time) || Number(year) < 1993 || time > Date.now() + 86_400_000 ? null : iso;
}
