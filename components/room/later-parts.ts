import { assignDialog } from "../assignment/assignees-line.tsx";
import { contactForm } from "../contact/contact-item.tsx";
import { historyDialog } from "../history/later-history.tsx";
import { writing } from "../prose/shared-prose-editor.tsx";
import { publishDialog, withdrawDialog } from "../publication/publish-menu.tsx";
import { outlookList } from "../publication/publish-outlook.tsx";
import { settleQueue } from "../versions/outlet-changes.tsx";
import { takeInDialog } from "../versions/versions-panel.tsx";
import { importAnnotationsDialog } from "./export-menu.tsx";

/** What the room fetches once it is at rest, in the order in which it is likely to be wanted. */
export const laterParts = [
  writing,
  publishDialog,
  outlookList,
  historyDialog,
  contactForm,
  settleQueue,
  takeInDialog,
  assignDialog,
  importAnnotationsDialog,
  withdrawDialog,
];
