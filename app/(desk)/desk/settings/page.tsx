import { redirect } from "next/navigation";

export default function SettingsPage() {
  redirect("/desk/settings/account");
}
