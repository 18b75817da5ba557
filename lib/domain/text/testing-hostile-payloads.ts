/*
 * Strings that have run script somewhere: for tests only. Two lists that others keep, and what is newer than they are.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const packages = createRequire(import.meta.url);

/** The filter evasion cheat sheet, as the fuzzer of Yahoo's filters is seeded with it. */
const filterEvasions = readFileSync(packages.resolve("xss-filters/tests/fuzz/bin/seed.xss"), "utf8").split("\n");

const naughtyStrings: string[] = JSON.parse(readFileSync(packages.resolve("big-list-of-naughty-strings"), "utf8"));

/** Foreign content, mutation on being parsed again, templates, and what sanitizers forgot in the last years. */
const newer = [
  "<svg/onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><script href=data:,alert(1) /></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
  "<svg><a xlink:href=javascript:alert(1)><text x=20 y=20>x</text></a></svg>",
  "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=1 onerror=alert(1) /></svg>#x'></svg>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "<math><mtext><table><mglyph><style><math><img src onerror=alert(1)></style>",
  '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
  "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
  '<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=alert(1)>"></select>',
  "<template><img src=x onerror=alert(1)></template>",
  "<template shadowrootmode=open><img src=x onerror=alert(1)></template>",
  '<xmp><p title="</xmp><svg/onload=alert(1)>"></xmp>',
  "<a href='javascript:alert(1)' autofocus onfocus=alert(1)>x</a>",
  "<a href='java&#x09;script:alert(1)'>x</a>",
  "<a href=' &#1; javascript:alert(1)'>x</a>",
  "<a href='javascript&colon;alert&lpar;1&rpar;'>x</a>",
  "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
  "<a href='vbscript:msgbox(1)'>x</a>",
  "<a href='//evil.example/' ping='https://evil.example/ping' target=_blank>x</a>",
  "<a href='https://fine.example/' style='position:fixed;inset:0;background:url(https://evil.example/b)'>x</a>",
  "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
  "<iframe src='javascript:parent.alert(1)'></iframe>",
  "<object data='data:text/html,<script>parent.alert(1)</script>'></object>",
  "<embed src='javascript:alert(1)'>",
  "<form action='javascript:alert(1)'><button formaction='javascript:alert(1)'>b</button></form>",
  "<details open ontoggle=alert(1)><summary>x</summary></details>",
  "<video><source onerror=alert(1)></video>",
  "<audio src=x onerror=alert(1)></audio>",
  "<marquee onstart=alert(1)>x</marquee>",
  "<input autofocus onfocus=alert(1)>",
  "<img srcset='https://evil.example/a 1x' src=x onerror=alert(1)>",
  "<img src='https://evil.example/pixel.png'>",
  "<link rel=stylesheet href='https://evil.example/a.css'>",
  "<style>@import 'https://evil.example/a.css'; * { background: url(https://evil.example/s) }</style>",
  "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
  "<base href='https://evil.example/'>",
  "<p style='background-image:url(https://evil.example/p)'>x</p>",
  "<p id=cookie name=body class=script role=alert>x</p>",
  "<img name=getElementById><form id=forms><input name=attributes></form>",
  "<x onclick=alert(1) tabindex=1 id=x popover>y</x>",
  "<button popovertarget=x onbeforetoggle=alert(1)>b</button>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<!--!><img src=x onerror=alert(1)>",
  "<![CDATA[<img src=x onerror=alert(1)>]]>",
  "]]><script>alert(1)</script>",
  "<?xml-stylesheet href='javascript:alert(1)'?>",
  "</script><script>alert(1)</script>",
  "</ScRiPt ><svg/onload=alert(1)>",
  "</style></title></textarea><svg/onload=alert(1)>",
  "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "\u2028alert(1)//\u2029",
  "{{constructor.constructor('alert(1)')()}}",
  "\u0024{alert(1)}",
  "__proto__[innerHTML]=<img src=x onerror=alert(1)>",
  "[x](javascript:alert(1))",
  "[x](<javascript:alert(1)>)",
  "[x](java\tscript:alert(1))",
  "[x](JaVaScRiPt&colon;alert(1))",
  "[x]: javascript:alert(1)",
  "![x](https://evil.example/md.png)",
  '![x](x"onerror="alert(1))',
  "<javascript:alert(1)>",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  '[x](https://fine.example/"onmouseover="alert(1))',
  "```html\n<img src=x onerror=alert(1)>\n```",
  '=HYPERLINK("https://evil.example","x")',
  "=cmd|' /C calc'!A0",
  "+1+cmd|' /C calc'!A0",
  "@SUM(1+1)",
  "-2+3",
  "\tTab first",
  "\u202Egnissorc\u2066 and \u2067more",
];

/** All of them, each once. */
export const hostilePayloads = [...new Set([...newer, ...filterEvasions, ...naughtyStrings])].filter((text) => text.trim() !== "");

/** Addresses that are none, or that a browser would run. */
export const hostileAddresses = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "javascript://fine.example/%0aalert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "blob:https://fine.example/1",
  "file:///etc/passwd",
  "view-source:https://fine.example/",
  "//evil.example/",
  "ftp://evil.example/",
  "feed:javascript:alert(1)",
];

/** As few strings as hold all payloads that fit into `limit` UTF-16 units, several joined in one. */
export function packed(payloads: string[], limit: number): string[] {
  const packs: string[] = [];
  let pack = "";
  for (const payload of payloads.filter(({ length }) => length <= limit)) {
    const joined = pack === "" ? payload : `${pack} ${payload}`;
    if (joined.length <= limit) pack = joined;
    else {
      packs.push(pack);
      pack = payload;
    }
  }
  return pack === "" ? packs : [...packs, pack];
}

/** Ends whatever a payload left open, so that the next one starts in the open. */
const ending = "\"'>--></script></style></textarea></title></xmp></noscript></template></select></svg></math></iframe></object>";

/** One page of HTML with all payloads; those that swallow everything after them come last. */
export function hostilePage(payloads: string[]): string {
  const swallows = (text: string) => /<(?:plaintext|frameset|!DOCTYPE)/i.test(text);
  return [...payloads.filter((text) => !swallows(text)), ...payloads.filter(swallows)].map((text) => `<p>${text}${ending}</p>`).join("\n");
}
