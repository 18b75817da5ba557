import { Fragment, memo, type ReactNode } from "react";

type OriginalPaneProps = {
  text: string;
  struck: { start: number; end: number }[] | null;
  name: string;
  /** How it was decoded, and how to have it decoded otherwise. */
  choices: ReactNode;
};

/** The original as it came, with what the article leaves out struck through. */
export const OriginalPane = memo(function OriginalPane({ text, struck, name, choices }: OriginalPaneProps) {
  const trimmed = text.trimEnd();
  return (
    <>
      <h2 className="eyebrow mb-3 flex flex-wrap justify-between gap-x-4">
        <span>Original</span>
        {name === "" ? null : <span className="tracking-normal normal-case">{name}</span>}
      </h2>
      {choices}
      <div dir="auto" className="clean-up-original">
        {(struck ?? []).map((span, index) => (
          <Fragment key={span.start}>
            {trimmed.slice(struck?.[index - 1]?.end ?? 0, span.start)}
            <del>{trimmed.slice(span.start, span.end)}</del>
          </Fragment>
        ))}
        {trimmed.slice(struck?.at(-1)?.end ?? 0)}
      </div>
    </>
  );
});
