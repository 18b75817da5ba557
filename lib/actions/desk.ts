"use server";

import { currentActor } from "#lib/auth/session.ts";
import { editDesk } from "#lib/usecases/desk/edit-desk.ts";

export async function editDeskAction(input: Parameters<typeof editDesk>[1]): ReturnType<typeof editDesk> {
  return editDesk(await currentActor(), input);
}
