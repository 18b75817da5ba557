"use server";

import { chooseMail } from "#lib/usecases/notice/choose-mail.ts";
import { countNotices } from "#lib/usecases/notice/list-notices.ts";
import { markNotices } from "#lib/usecases/notice/mark-notices.ts";
import { action } from "./action.ts";

export const countNoticesAction = action(countNotices, { background: true });
export const markNoticesAction = action(markNotices, { refresh: true });
export const chooseMailAction = action(chooseMail, { refresh: true });
