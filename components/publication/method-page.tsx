import type { Desk } from "#lib/domain/people/desk.ts";
import type { PublishedVerdict } from "#lib/domain/revision/revision.ts";
import { RichText } from "../prose/rich-text.tsx";
import { PlainPage } from "./plain-page.tsx";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = {
  desk: Desk;
  scale: { number: number; verdicts: PublishedVerdict[] };
  /** As they chose to be shown. */
  people: string[];
  baseUrl: string;
};

/** How the desk works, in its own words, and what its verdicts mean. */
export function MethodPage({ desk, scale, people, baseUrl }: Props) {
  return (
    <PlainPage title="How we work" kicker="Method" desk={desk} baseUrl={baseUrl} path="/method">
      {desk.method ? <RichText node={desk.method} headings={2} /> : <UsualMethod />}
      <h2 id="scale">What our verdicts mean</h2>
      <p>{`Version ${scale.number} of our scale. A review keeps the definitions that were in force when its verdicts were given, and shows them.`}</p>
      <dl className="scale">
        {scale.verdicts.map((verdict) => (
          <div key={verdict.slug} id={`verdict-${verdict.slug}`}>
            <dt>
              <VerdictLabel verdict={verdict} />
              {verdict.rating !== null && <span className="by">{` ${verdict.rating} of 5`}</span>}
            </dt>
            <dd dir="auto">{verdict.definition}</dd>
          </div>
        ))}
      </dl>
      {people.length > 0 && (
        <>
          <h2 id="people">Who checks</h2>
          <ul>
            {people.map((shown) => (
              <li key={shown} dir="auto">
                {shown}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 id="corrections">Corrections</h2>
      <p>
        {"When we were wrong we say so: the review carries the correction, with the old verdict, the new one and the reason. "}
        <a href="/corrections">Everything we have corrected</a>
      </p>
      <h2>Proof</h2>
      <p>
        {
          "Every revision we publish is signed and names the one before it. Nothing published is changed afterwards: a correction is a new revision with a note. "
        }
        <a href="/verify">Check one yourself</a>
      </p>
    </PlainPage>
  );
}

/** Shown until the desk writes its own. It says only what the software makes sure of. */
function UsualMethod() {
  return (
    <>
      <p>
        We take an article as it was published and mark the passages that can be checked. Each gets a verdict, the reasons for it and the
        sources behind it, quoted and linked, so that you can judge for yourself.
      </p>
      <p>
        Whoever signs off a check is not the person who last changed it. What we cannot check we say we cannot check, and opinion is marked
        as opinion.
      </p>
    </>
  );
}
