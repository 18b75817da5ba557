import { Fragment } from "react";

type Props = { parts: (string | null | false)[]; between?: string };

/** What is known of something, in one line. Each part reads in its own direction: a name in Hebrew doesn't draw in the date after it. */
export function Dotted({ parts, between = " · " }: Props) {
  const known = parts.filter((part) => part !== null && part !== false && part !== "");
  return known.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
    <Fragment key={index}>
      {index > 0 && between}
      <bdi>{part}</bdi>
    </Fragment>
  ));
}
