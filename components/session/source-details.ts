const names = ["title", "publisher", "publishedAt", "archivedUrl"] as const;

/** What is said of a source, apart from where it is; each a line, empty where nobody knows. */
export type SourceDetails = Record<(typeof names)[number], string>;

/** A row that shows them, and those that the desk had when it was filled in: all else was typed by this person. */
export type WithDetails = SourceDetails & { known?: SourceDetails };

export const noDetails: SourceDetails = { title: "", publisher: "", publishedAt: "", archivedUrl: "" };

function detailsOf({ title, publisher, publishedAt, archivedUrl }: SourceDetails): SourceDetails {
  return { title, publisher, publishedAt, archivedUrl };
}

/** What this person has said of the source; nothing where the row says what the desk had, so that nobody's newer words are overwritten. */
export function typedDetails(row: WithDetails): SourceDetails {
  return each((name) => (row[name] === known(row)[name] ? "" : row[name]));
}

/** The row with what is known of its source by now, wherever this person has typed nothing. The same row where nothing is new. */
export function withLatest<Row extends WithDetails>(row: Row, latest: SourceDetails): Row {
  const shown = each((name) => (row[name] === "" || row[name] === known(row)[name] ? latest[name] : row[name]));
  const isSame = names.every((name) => shown[name] === row[name] && latest[name] === known(row)[name]);
  return isSame ? row : { ...row, ...shown, known: detailsOf(latest) };
}

/** The same once `sent` was saved: what was typed stays as it stands on the screen, and what was sent of it is known. */
export function afterSaving<Row extends WithDetails>(row: Row, sent: Row, latest: SourceDetails): Row {
  const isTyped = (name: keyof SourceDetails) => sent[name] !== known(sent)[name];
  const shown = each((name) => (isTyped(name) || row[name] !== sent[name] ? row[name] : latest[name]));
  return { ...row, ...shown, known: each((name) => (isTyped(name) && sent[name] !== "" ? sent[name] : latest[name])) };
}

/** Rows that an earlier version kept in the browser don't say what was known. */
function known(row: WithDetails): SourceDetails {
  return row.known ?? noDetails;
}

function each(value: (name: keyof SourceDetails) => string): SourceDetails {
  return { title: value("title"), publisher: value("publisher"), publishedAt: value("publishedAt"), archivedUrl: value("archivedUrl") };
}
