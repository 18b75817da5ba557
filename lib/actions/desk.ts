"use server";

import { editDesk } from "#lib/usecases/desk/edit-desk.ts";
import { action } from "./action.ts";

export const editDeskAction = action(editDesk);
