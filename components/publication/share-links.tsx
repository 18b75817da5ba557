type Props = { href: string };

/** One press each: the page's script copies the address, or opens what the reader's device shares with. Without it, they lead to what they share. */
export function ShareLinks({ href }: Props) {
  return (
    <>
      <a href={href} data-act="copy">
        Permalink
      </a>
      <a href={href} data-act="share">
        Share
      </a>
    </>
  );
}
