import { verdictRules } from "./verdict-look.ts";

/** Style of the standalone page: side notes float in the margin, one below the other; on phones they stand in place. */
export const pageStyle = `:root{color-scheme:light dark;--paper:light-dark(#fdfcf9,#16181b);--ink:light-dark(#1d1f22,#e9e6df);--soft:light-dark(#5d6168,#a2a6ad);--line:light-dark(#e3dfd6,#30343a);--card:light-dark(#fff,#1d2024);--acc:light-dark(#00694d,#3ecf9f);--mis:light-dark(#b34700,#ff9a57);--ina:light-dark(#9c1c3c,#ff7d95);--ctx:light-dark(#7a5c00,#f2c14e);--op:light-dark(#5b4a94,#b9a7f5);--todo:light-dark(#5f6672,#9aa1ac);--serif:"Iowan Old Style","Charter","Source Serif 4","Noto Serif",Georgia,serif;--sans:system-ui,"Inter","Noto Sans",sans-serif}
${verdictRules}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.08rem/1.65 var(--serif);text-wrap:pretty;overflow-wrap:anywhere}a{color:inherit;text-underline-offset:.18em}a[data-host]::after{content:" (" attr(data-host) ")";font:.8em var(--sans)}
.bar{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:baseline;padding:.9rem clamp(1rem,4vw,2.5rem);border-bottom:1px solid var(--line);font:.86rem/1.4 var(--sans);color:var(--soft)}.bar b{font:600 1.02rem var(--serif);color:var(--ink)}
main{max-width:76rem;margin:0 auto;padding:clamp(1.4rem,4vw,3.2rem) clamp(1rem,4vw,2.5rem)}
.kicker{font:600 .78rem/1.3 var(--sans);letter-spacing:.08em;text-transform:uppercase;color:var(--soft);margin:0}
h1{font-size:clamp(1.7rem,4.2vw,2.55rem);line-height:1.16;margin:.35rem 0 .6rem;max-width:24ch;text-wrap:balance;font-weight:600}
.verdict{display:inline-flex;gap:.45em;align-items:center;font:600 .86rem/1.2 var(--sans);color:var(--c)}.verdict svg{width:1.05em;height:1.05em;flex:none}
.overall{margin:0}.overall .verdict{font-size:1.12rem;border:1.5px solid currentColor;border-radius:.35rem;padding:.42rem .7rem}
.takeaway{font-size:1.2rem;max-width:58ch;margin:.9rem 0 1.1rem}.by{font:.86rem/1.5 var(--sans);color:var(--soft);margin:.5rem 0}.by b{color:var(--ink)}
.tally{display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;margin:.5rem 0 0;padding:0;list-style:none}
.notice{border-inline-start:3px solid var(--ctx);padding:.2rem .9rem;margin:1.4rem 0 0;font:.92rem/1.5 var(--sans);max-width:60ch}
.article{margin-top:2.4rem;padding-top:2rem;border-top:1px solid var(--line)}.block{max-width:42rem}.block::after{content:"";display:block}.block p{margin:0 0 1.15rem}.article blockquote{margin:0 0 1.15rem;padding-inline-start:1.1rem;border-inline-start:3px solid var(--line)}
mark{background:color-mix(in oklab,var(--c) 11%,transparent);color:inherit;text-decoration-line:underline;text-decoration-style:var(--u,solid);text-decoration-color:var(--c);text-decoration-thickness:var(--t,.1em);text-underline-offset:.22em;text-decoration-skip-ink:none;border-radius:.15em;box-decoration-break:clone}mark.more{background:color-mix(in oklab,var(--c) 24%,transparent)}
.sign{font-size:0}.article sub{font-size:.72em;line-height:0}.picture{border:1px solid var(--line);border-radius:.3rem;padding:.5rem .8rem}.picture::before{content:"Picture";display:block;font:600 .72rem/1.6 var(--sans);color:var(--soft)}.table-box{overflow-x:auto;margin:0 0 1.15rem}table{border-collapse:collapse;min-width:60%;font:.9rem/1.5 var(--sans)}th,td{text-align:start;vertical-align:top;min-width:4rem;padding:.55rem 1rem .55rem 0;border-top:1px solid var(--line)}.block :is(th,td) p{margin:0}
sup{line-height:0;font-size:.72em}sup a{font:600 1em var(--sans);color:var(--c);text-decoration:none;padding:.5em .3em;margin:-.5em -.1em}
.card{float:right;clear:right;width:clamp(15rem,28vw,21rem);margin:.25rem calc(-1*clamp(15rem,28vw,21rem) - clamp(1.5rem,4vw,4rem)) .9rem 0;background:var(--card);border:1px solid var(--line);border-top:3px solid var(--c);border-radius:.4rem;padding:.75rem .9rem .8rem;font:.9rem/1.5 var(--sans);scroll-margin-top:2rem}
.card:target{outline:2px solid var(--c);outline-offset:3px}.card h2{margin:.3rem 0 .35rem;font:600 .98rem/1.4 var(--serif)}.card p{margin:.35rem 0}.card ul{margin:.45rem 0;padding-inline-start:1.05rem}.number{float:right;color:var(--soft);font-size:.8rem;text-decoration:none;padding:.2rem .5rem;margin:-.2rem -.5rem}q{font-family:var(--serif);font-style:italic}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{clear:both;border-top:1px solid var(--line);margin-top:2.6rem;padding-top:1.3rem;font:.9rem/1.6 var(--sans);display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:1.2rem 2.5rem}footer h2{font:600 .78rem var(--sans);letter-spacing:.08em;text-transform:uppercase;margin:0 0 .3rem;color:var(--soft)}dl{margin:0}dd{margin:0 0 .7rem}
@media(max-width:66rem){.card{float:none;width:auto;margin:.2rem 0 1.1rem}.block{display:flex;flex-direction:column}.cards{order:2}}
@media print{:root{color-scheme:light}.card,tr{break-inside:avoid}.table-box{overflow:visible}}`;
