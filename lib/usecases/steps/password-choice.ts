import { database } from "#lib/db/client.ts";
import { findDesk } from "#lib/db/desk.ts";
import { guessability } from "#lib/domain/people/password-strength.ts";
import { type Result, refuse } from "#lib/domain/result.ts";

type Choice = { password: string; name: string; email: string; deskName?: string; field?: string };

/** The refusal of a password that others would guess, whoever they are or as they know its person; null for every other one. */
export async function refuseGuessable({ password, name, email, deskName, field = "password" }: Choice): Promise<Result<never> | null> {
  const desk = deskName ?? (await findDesk(database())).name;
  const reason = guessability(password, [name, email, desk]);
  if (reason === null) return null;
  const message =
    reason === "common"
      ? "This is among the first passwords that guessers try. Take another: a few words that don’t belong together do well."
      : "This is your name, your address or the desk’s, with little else. Take another: a few words that don’t belong together do well.";
  return refuse("invalid", message, { field });
}
