"use server";

import { editGate } from "#lib/usecases/desk/edit-gate.ts";
import { action } from "./action.ts";

export const editGateAction = action(editGate);
