import { Mark } from "@tiptap/core";
import { clockTime } from "./recording-time.ts";

/** Words of a transcript with when they are said, in seconds from the recording's beginning. A style may show the time of a turn's first words. */
export const Cue = Mark.create({
  name: "cue",
  inclusive: false,
  addAttributes: () => ({
    start: {
      default: 0,
      parseHTML: numberIn("data-start"),
      renderHTML: ({ start }) => ({ "data-start": start, "data-at": clockTime(start) }),
    },
    end: { default: null, parseHTML: numberIn("data-end"), renderHTML: ({ end }) => (end === null ? {} : { "data-end": end }) },
  }),
  parseHTML: () => [{ tag: "span[data-start]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

function numberIn(name: string): (element: HTMLElement) => number | null {
  return (element) => {
    const value = element.getAttribute(name);
    return value === null || !Number.isFinite(Number(value)) ? null : Number(value);
  };
}
