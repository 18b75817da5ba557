"use server";

import { editScale } from "#lib/usecases/desk/edit-scale.ts";
import { action } from "./action.ts";

export const editScaleAction = action(editScale);
