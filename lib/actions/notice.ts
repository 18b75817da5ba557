"use server";

import { chooseMail } from "#lib/usecases/notice/choose-mail.ts";
import { markNotices } from "#lib/usecases/notice/mark-notices.ts";
import { action } from "./action.ts";

export const markNoticesAction = action(markNotices, { refresh: true });
export const chooseMailAction = action(chooseMail, { refresh: true });
