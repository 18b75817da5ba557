"use server";

import { currentActor } from "#lib/auth/session.ts";
import { editScale } from "#lib/usecases/desk/edit-scale.ts";

export async function editScaleAction(input: Parameters<typeof editScale>[1]): ReturnType<typeof editScale> {
  return editScale(await currentActor(), input);
}
