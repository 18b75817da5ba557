import { verdictRules } from "#lib/domain/export/verdict-look.ts";

const sheet = `
:root{color-scheme:light dark;
--paper:light-dark(#fdfcf9,#16181b);--ink:light-dark(#1d1f22,#e9e6df);--soft:light-dark(#5a5e65,#a6aab1);--line:light-dark(#e3dfd6,#30343a);
--acc:light-dark(#00694d,#3ecf9f);--mis:light-dark(#b34700,#ff9a57);--ina:light-dark(#9c1c3c,#ff7d95);--ctx:light-dark(#7a5c00,#f2c14e);--op:light-dark(#5b4a94,#b9a7f5);--todo:light-dark(#5a616d,#a3abb6);--go:light-dark(#1f4d8f,#8ab8ff);
--serif:"Iowan Old Style","Charter","Source Serif 4","Noto Serif",Georgia,serif;--sans:system-ui,"Inter","Noto Sans",sans-serif}
${verdictRules}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--serif);text-wrap:pretty;overflow-wrap:anywhere}
main{border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.2rem}
:focus-visible{outline:2px solid var(--go);outline-offset:2px;border-radius:.15em}
svg{flex:none}
a{color:inherit;text-underline-offset:.18em}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.kicker,.sample{font:600 .74rem/1.4 var(--sans);letter-spacing:.07em;text-transform:uppercase;color:var(--soft);margin:0}
.sample{border-bottom:1px solid var(--line);padding-bottom:.5rem;margin-bottom:.7rem}
h1{font-size:clamp(1.6rem,8vw,2.2rem);line-height:1.15;margin:.25rem 0 .4rem}
.gone{font-size:1.3rem}
.verdict{display:inline-flex;gap:.4em;align-items:baseline;color:var(--c)}.verdict svg{align-self:center}
.headline{font-weight:600;font-size:1.08rem;line-height:1.35;margin:0}
p{margin:.7rem 0}
ul{display:flex;flex-wrap:wrap;gap:.2rem .9rem;margin:.7rem 0;padding:0;list-style:none;font:600 .84rem/1.4 var(--sans)}
footer{display:flex;flex-wrap:wrap;gap:.2rem 1rem;justify-content:space-between;border-top:1px solid var(--line);margin-top:.9rem;padding-top:.7rem;font:.86rem/1.5 var(--sans);color:var(--soft)}
footer b{color:var(--ink)}
`;

/** The style sheet of what other sites show in a frame. */
export const embedStyle = sheet.replaceAll("\n", "");
