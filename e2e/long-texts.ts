/** Texts that no room is ever wide enough for, as people paste them. */
export const longTexts: Record<string, string> = {
  "a word of 300 letters": "donaudampfschifffahrt".repeat(15).slice(0, 300),
  "an archive's link":
    "https://web.archive.org/web/20250703120000/https://www.example.org/news/politics/2025/07/03/a-very-long-address-of-a-page?utm_source=newsletter&utm_medium=email&utm_campaign=2025-07-03&session=0123456789abcdef0123456789abcdef",
  "an Arabic name": "محمد_بن_عبد_الرحمن_بن_إبراهيم_بن_عبد_العزيز_آل_الشيخ_المدني_المكي_الحجازي_النجدي",
  "a name without spaces": "東京都千代田区永田町一丁目七番一号国会議事堂前記者会見室長補佐代理心得見習山田太郎左衛門尉藤原朝臣",
  "a claim of 1,000 letters": "The minister said that the bridge was built in nine days. ".repeat(18).slice(0, 1000),
  "a note of 40 lines": Array.from({ length: 40 }, (_, line) => `Line ${line + 1}: name the source of this.`).join("\n"),
};

/** As much of a text as a field of this length takes, on one line. */
export function cut(text: string, length: number): string {
  return text.replaceAll("\n", " ").slice(0, length).trim();
}
