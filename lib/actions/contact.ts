"use server";

import { addContact } from "#lib/usecases/annotation/add-contact.ts";
import { removeContact, restoreContact } from "#lib/usecases/annotation/remove-contact.ts";
import { updateContact } from "#lib/usecases/annotation/update-contact.ts";
import { action } from "./action.ts";

export const addContactAction = action(addContact);
export const updateContactAction = action(updateContact);
export const removeContactAction = action(removeContact);
export const restoreContactAction = action(restoreContact);
