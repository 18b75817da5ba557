import type { PublicContact } from "#lib/domain/claim/contact.ts";
import { contactWords, partyWords } from "#lib/domain/export/contact-words.ts";
import { longDate } from "#lib/domain/export/wording.ts";

/** Who was asked for comment on a check, and what they answered. Revisions of before that was kept have none. */
export function ContactLines({ contacts = [] }: { contacts?: readonly PublicContact[] }) {
  if (contacts.length === 0) return null;
  return (
    <ul className="asked" aria-label="Asked for comment">
      {contacts.map((contact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
        <ContactLine key={index} contact={contact} />
      ))}
    </ul>
  );
}

function ContactLine({ contact }: { contact: PublicContact }) {
  const { name, party, answer, outcomeOn, by } = contact;
  const words = contactWords(contact);
  return (
    <li>
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>
        {` (${partyWords[party]}): ${words.asked}; ${words.outcome}`}
        {answer !== "" && ":"}
      </p>
      {answer !== "" && (
        <blockquote dir="auto">
          {answer.split("\n").map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
            <p key={index}>{line}</p>
          ))}
        </blockquote>
      )}
      <p className="when">
        {answer !== "" && outcomeOn !== null && `Answered on ${longDate(outcomeOn)}. `}
        {"Asked by "}
        <bdi>{by}</bdi>
      </p>
    </li>
  );
}
