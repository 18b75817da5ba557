import { verdictRules } from "#lib/domain/export/verdict-look.ts";

// While a page is still on its way, its last block is not whole: cards wait for their text, so that nothing shown moves (.article without a next element;
// :last-child would match only when its parent is whole).
// Every public page carries this one sheet inline: one request shows the page, and one hash in the Content-Security-Policy covers it.
const sheet = `
:root{color-scheme:light dark;
--paper:light-dark(#fdfcf9,#16181b);--ink:light-dark(#1d1f22,#e9e6df);--soft:light-dark(#5a5e65,#a6aab1);--line:light-dark(#e3dfd6,#30343a);--card:light-dark(#fff,#1d2024);--sunk:light-dark(#f6f3ec,#1b1e22);
--acc:light-dark(#00694d,#3ecf9f);--mis:light-dark(#b34700,#ff9a57);--ina:light-dark(#9c1c3c,#ff7d95);--ctx:light-dark(#7a5c00,#f2c14e);--op:light-dark(#5b4a94,#b9a7f5);--todo:light-dark(#5a616d,#a3abb6);--go:light-dark(#1f4d8f,#8ab8ff);
--serif:"Iowan Old Style","Charter","Source Serif 4","Noto Serif",Georgia,serif;--sans:system-ui,"Inter","Noto Sans",sans-serif;
--note:clamp(16rem,28vw,22rem);--gutter:clamp(1.75rem,4vw,4rem);--edge:clamp(1rem,4vw,2.5rem);--wide:calc(42rem + var(--gutter) + var(--note));--side:max(var(--edge),(100% - var(--wide))/2)}
${verdictRules}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-block:1.5rem}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.08rem/1.65 var(--serif);text-wrap:pretty;overflow-wrap:break-word}
a{color:inherit;text-underline-offset:.18em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:2px solid var(--go);outline-offset:2px;border-radius:.15em}
svg{flex:none}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.say::before{content:attr(data-say)}
.at::before{font:500 .78rem/1 var(--sans);font-variant-numeric:tabular-nums lining-nums;color:var(--soft);margin-inline-end:.6em}
a[data-host]::after{content:" (" attr(data-host) ")";font:.8em var(--sans)}
.skip{position:absolute;left:-99rem;top:.5rem;background:var(--card);padding:.5rem 1rem;border:1px solid var(--line);font:.9rem var(--sans);z-index:1}
.skip:focus{left:.5rem}
.bar{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:center;padding:.55rem var(--side);border-bottom:1px solid var(--line);font:.88rem/1.4 var(--sans)}
.bar a{text-decoration:none;padding:.35rem 0}.bar a:hover{text-decoration:underline}
.bar b{font:600 1.05rem var(--serif)}
.bar nav{margin-left:auto;display:flex;gap:1.2rem;color:var(--soft)}
.bar [aria-current]{color:var(--ink);text-decoration:underline;text-decoration-thickness:.1em;text-underline-offset:.4em}
main{padding:clamp(1.4rem,4vw,3.2rem) var(--side)}
.kicker{font:600 .78rem/1.4 var(--sans);letter-spacing:.07em;text-transform:uppercase;color:var(--soft);margin:0}
h1{font-size:clamp(1.7rem,4.2vw,2.55rem);line-height:1.16;margin:.35rem 0 .9rem;max-width:30ch;text-wrap:balance;font-weight:600}
.verdict{display:inline-flex;gap:.45em;align-items:baseline;font:600 .88rem/1.25 var(--sans);color:var(--c)}
.verdict svg{align-self:center}
hgroup h1{font-size:clamp(2.3rem,6.4vw,3.6rem);line-height:1.08;margin:.5rem 0 .7rem}hgroup .verdict{font:inherit;letter-spacing:-.01em;gap:.3em}hgroup .verdict svg{width:.82em;height:.82em}
.headline{font-size:clamp(1.2rem,2.6vw,1.6rem);line-height:1.3;font-weight:600;margin:0;max-width:36ch;text-wrap:balance}hgroup .by{margin:0 0 1rem}
.takeaway{font-size:1.18rem;line-height:1.55;max-width:60ch;margin:1rem 0 1.1rem}
.takeaway>*{margin:0 0 .6em}
.by{font:.88rem/1.6 var(--sans);color:var(--soft);margin:.2rem 0;max-width:70ch}.by b{color:var(--ink);font-weight:600}
.hero{display:grid;grid-template-columns:minmax(0,42rem) minmax(0,var(--note));column-gap:var(--gutter);align-items:start}
.beside{border:1px solid var(--line);border-radius:.4rem;background:var(--card);padding:.9rem 1rem;margin-top:1.6rem;font:.9rem/1.5 var(--sans)}.beside h2{margin:0 0 .5rem}.beside p{margin:.5rem 0 0}.beside .t{font:600 1.02rem/1.35 var(--serif);margin:0}
.credits{border-left:1px solid var(--line);padding-left:1.2rem;margin-top:1.6rem}
.tally{margin-top:2rem;font:.9rem/1.4 var(--sans)}
.tally p{margin:0 0 .5rem;display:flex;flex-wrap:wrap;gap:0 .35em}.tally p .by,.covered{flex-basis:100%;margin:0}.covered{color:var(--soft);font-size:.86rem}
.map{display:block;width:100%;height:1.5rem;margin:0 0 .8rem;border-radius:.2rem}
.map>path:not(.all){fill:var(--line);opacity:.6}.of{fill:var(--c)}.map a:hover rect{opacity:.75}.key{margin-inline-end:.1rem}
.filter{display:flex;flex-wrap:wrap;gap:.4rem .5rem;margin:0;padding:0;list-style:none}
.filter a{min-height:1.9rem;padding:.25rem .6rem;border:1px solid var(--line);border-radius:1rem;text-decoration:none;background:var(--card)}
.filter a:hover{border-color:currentColor}
.filter [aria-current]{border-color:currentColor;box-shadow:inset 0 0 0 1px currentColor}
.plain{color:var(--ink);font-weight:500}
.notice{border-left:3px solid var(--c,var(--ctx));padding:.35rem 0 .35rem 1rem;margin:1.7rem 0 0;font:.95rem/1.55 var(--sans);max-width:64ch}
.notice p{margin:.2rem 0}.changes{margin:.4rem 0;padding-left:1.2rem}.changes li{margin:.3rem 0}
.since{display:block;border-left:2px solid var(--ctx);background:var(--sunk);border-radius:0 .3rem .3rem 0;padding:.35rem .6rem;margin:.45rem 0}del+ins{margin-left:.2em}
.sample{background:var(--sunk);border-bottom:1px solid var(--line);padding:.5rem var(--side);margin:0;font:.88rem/1.5 var(--sans)}
.sample b{font-size:.76rem;letter-spacing:.07em;text-transform:uppercase;border:1px solid currentColor;border-radius:.2rem;padding:.05rem .4rem;margin-right:.5rem}
.draft{background:var(--go);color:var(--paper)}
main{display:flow-root}.article{--in:calc(var(--note) + var(--gutter));margin-top:1.9rem}
.article p{margin:0 var(--in) 1.15rem 0}.article ul,.article ol,.article blockquote{margin:0 0 1.15rem}
.article blockquote{padding-left:1.1rem;border-left:2px solid var(--line)}
.article li>p,.article li>.block>p{margin-bottom:.4rem}
.article h3,.article h4,.article h5,.article h6{font-size:1.25rem;line-height:1.3;margin:1.8rem var(--in) .6rem 0;font-weight:600}
.article h4{font-size:1.12rem}.article h5,.article h6{font-size:1rem}
.article hr{border:0;border-top:1px solid var(--line);margin:1.6rem var(--in) 1.6rem 0}
.article:not(:has(+*))>.block:not(:has(+*))>.cards{display:none}
.article sup:not(.n),.article sub{font-size:.72em;line-height:0}.sign{font-size:0}
.picture{border:1px solid var(--line);border-radius:.3rem;padding:.5rem .8rem;font-size:.95rem}.picture::before{content:"Picture";display:block;font:600 .72rem/1.6 var(--sans);color:var(--soft)}
.table-box{overflow-x:auto;overflow-wrap:break-word;margin:0 var(--in) 1.15rem 0}.table-box table{width:auto;min-width:60%}.table-box :is(th,td){min-width:4rem;text-align:start;padding-inline:0 1rem}.table-box :is(th,td) p:not(.steps){margin:0}:is(.why,.takeaway) :is(th,td)>p{width:max-content;min-width:100%;max-width:15em}
.byline{font:.88rem/1.5 var(--sans);color:var(--soft)}
mark{background:color-mix(in oklab,var(--c) 11%,transparent);color:inherit;text-decoration-line:underline;text-decoration-style:var(--u);text-decoration-color:var(--c);text-decoration-thickness:var(--t);text-underline-offset:.22em;text-decoration-skip-ink:none;border-radius:.15em;padding:.04em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone;scroll-margin-block:30vh}
.l1{text-underline-offset:.42em}.l2{text-underline-offset:.62em}
.scripted mark{cursor:pointer}.away{opacity:0;pointer-events:none}
mark:target{background:color-mix(in oklab,var(--c) 30%,transparent)}
.n{font:600 .7rem/0 var(--sans);vertical-align:super;white-space:nowrap}
.n a{color:var(--c);text-decoration:none;padding:.55rem .3rem;margin:-.55rem -.22rem;border-radius:.3rem}
.n a:hover{text-decoration:underline}
.n a:target{outline:2px solid var(--c)}.n a:target::after{content:" Read this check ›";font-size:.85rem}
.card{--in:0;float:right;clear:right;width:var(--note);margin:.25rem 0 .9rem var(--gutter);background:var(--card);border:1px solid var(--line);border-top:3px solid var(--c);border-radius:.4rem;padding:.6rem .9rem .45rem;font:.89rem/1.5 var(--sans);scroll-margin-block:2rem}
.checks{max-width:42rem}.checks blockquote{margin:2rem 0 .6rem;padding-left:1rem;border-left:2px solid var(--line)}.checks blockquote a{text-decoration:none}.checks .card{float:none;width:auto;margin:0}.more{margin:1.6rem 0}.more p{margin:0 0 .5rem}
.card:target{outline:2px solid var(--c);outline-offset:3px}.card:target>details::details-content{content-visibility:visible;display:block;block-size:auto}
.card header{display:flex;justify-content:space-between;align-items:start;gap:.6rem}
.card .steps{display:flex;margin:-.2rem -.45rem 0 0;color:var(--soft);font-size:.85rem}
.card .steps a{min-width:1.6rem;min-height:1.6rem;display:grid;place-items:center;text-decoration:none;border-radius:.3rem}
.card .steps a:hover{background:var(--sunk);color:var(--ink)}
.card h3{margin:.3rem 0;font:600 1rem/1.38 var(--serif)}
.card p:not(.steps){margin:.35rem 0}
.card .who,.card footer{color:var(--soft);font-size:.82rem;line-height:1.45}
article .since p{margin:.1rem 0}article .since blockquote{margin:.25rem 0 0;padding:0;border:0;font:.93rem/1.45 var(--serif)}.claim .since{font:.95rem/1.55 var(--sans);padding:.6rem .9rem}
.why>:first-child{margin-top:.35rem}.why ul,.why ol{padding-left:1.2rem;margin:.35rem 0}.why blockquote{margin:.4rem 0;padding-left:.7rem;border-left:2px solid var(--line)}
.twice{margin:.5rem 0;padding:.05rem .7rem;border-left:2px solid var(--c,var(--line));background:var(--sunk);border-radius:.3rem;overflow-wrap:anywhere}.twice p{margin:.35rem 0;white-space:pre-line}
summary{cursor:pointer;padding:.25rem 0}
.card summary{color:var(--soft)}
.evidence{list-style:none;margin:.15rem 0 0;padding:0}
.evidence li{padding:.45rem 0;border-top:1px solid var(--line)}
.evidence q,.evidence blockquote{font:italic .93rem/1.45 var(--serif);margin:.2rem 0 0;display:block}
.stance{font-weight:600}.captured{display:block;font:.82rem/1.5 var(--sans);color:var(--soft)}
.asked{list-style:none;margin:.4rem 0 0;padding:0;overflow-wrap:anywhere}.asked li{padding:.45rem 0;border-top:1px solid var(--line)}.card .asked p{margin:0}.claim .asked{font:.92rem/1.5 var(--sans)}.claim .asked p{margin:0}
.asked blockquote{font:italic .93rem/1.45 var(--serif);margin:.2rem 0;padding:0;border:0}.asked .when{color:var(--soft);font-size:.82rem}
.ways,.card footer{display:flex;flex-wrap:wrap;gap:0 .9rem;align-items:baseline}.ways a,.card footer a{padding:.2rem 0}.note{display:none}.lead::before{content:"Checks on the text that follows"}
.end{display:flow-root;font:.92rem/1.6 var(--sans);border-top:1px solid var(--line);margin-top:2.6rem;padding-top:1.5rem}
.end h2,.label{font:600 .78rem/1.4 var(--sans);letter-spacing:.07em;text-transform:uppercase;color:var(--soft);margin:0 0 .5rem}
.end p{margin:0 0 .6rem}.end ol{padding-left:1.6rem;margin:0}
.cols{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:1.8rem 2.2rem}
.sources{columns:2 24rem;column-gap:2.6rem}.sources li{break-inside:avoid;padding:.2rem 0 .35rem}
.plain-list{list-style:none;margin:0;padding:0}.plain-list li{padding:.1rem 0}
.cite p:first-of-type{max-width:70ch}.cite pre{margin:.4rem 0}
.scale{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:.9rem 2.6rem;margin:0}
.scale dd{margin:.1rem 0 0;color:var(--soft)}
code,.hash{font:.84em/1.5 ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
ins{text-decoration:underline;text-decoration-thickness:.1em;background:color-mix(in oklab,var(--acc) 14%,transparent)}del{color:var(--soft);background:color-mix(in oklab,var(--ina) 10%,transparent)}
pre{font:.84rem/1.5 ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;background:var(--sunk);padding:.7rem .9rem;border-radius:.3rem;overflow:auto;white-space:pre-wrap}
.list{list-style:none;margin:1.6rem 0 0;padding:0;max-width:42rem}
.list>li{padding:1.5rem 0;border-top:1px solid var(--line)}
.list>li>.verdict{font-size:1.05rem;margin-top:.35rem}.list h2{font:600 1.35rem/1.25 var(--serif);margin:.25rem 0 .5rem;text-wrap:balance}
.list h2 a{text-decoration:none}.list h2 a:hover{text-decoration:underline}
.list p{margin:.5rem 0 0;max-width:62ch;font-size:1.02rem;line-height:1.55}.list .kicker{font-size:.78rem;line-height:1.4;max-width:none}
.counts{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font:.86rem/1.5 var(--sans);color:var(--soft);margin:.5rem 0 0;padding:0;list-style:none}
.counts .verdict{font-weight:500}
.share{display:block;width:100%;height:.34rem;margin:.9rem 0 0;border-radius:.17rem;overflow:hidden}.share rect{fill:var(--c)}
.search{display:flex;gap:.5rem;max-width:34rem;font:1rem/1.4 var(--sans)}
.search input,.search button{font:inherit;color:inherit;border:1px solid var(--line);border-radius:.35rem;padding:.5rem .75rem;background:var(--card)}
.search input{flex:1;min-width:0}.search input::placeholder{color:var(--soft);opacity:1}.search button{cursor:pointer}.search button:hover{border-color:currentColor}
.facets{display:grid;gap:.9rem;margin:1.5rem 0 0;font:.9rem/1.4 var(--sans)}
.facets div{display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center}.hero .facets .label{flex-basis:100%;margin:0}
.home>.facets{order:1}.home>:last-child{grid-column:1;grid-row:1}.home>.facets{grid-column:2}
.facets .filter a{display:inline-flex;gap:.45em;align-items:baseline;color:var(--c,var(--ink))}
table{border-collapse:collapse;width:100%;font:.9rem/1.5 var(--sans)}
th,td{text-align:left;vertical-align:top;padding:.55rem .8rem .55rem 0;border-top:1px solid var(--line)}th{font-weight:600}td.hash{width:calc(32ch + .9rem)}
.prose{max-width:64ch}.prose h2{font:600 1.3rem/1.3 var(--serif);letter-spacing:0;text-transform:none;color:inherit;margin:2rem 0 .5rem}.prose .end h2{margin-top:0}
.claim{max-width:42rem}.claim h2,.beside h2{font:600 .78rem/1.4 var(--sans);letter-spacing:.07em;text-transform:uppercase;color:var(--soft);margin:1.8rem 0 .5rem}
.beside h2{margin-top:0}
.claim blockquote{margin:.5rem 0;padding-left:1.1rem;border-left:3px solid var(--c)}.claim blockquote p{margin:0}.around{color:var(--soft)}
.appearances{list-style:none;margin:0;padding:0}.appearances li{padding:.9rem 0 1rem;border-top:1px solid var(--line)}.appearances li:target{border-left:3px solid var(--c);padding-left:.9rem}.appearances .at-once{display:flex;flex-wrap:wrap;gap:.1rem .8rem;align-items:baseline;margin:0}.appearances .by{margin:0}.appearances .said{font-weight:600;line-height:1.4;margin:.2rem 0 .1rem}
.claim .evidence{font:.92rem/1.5 var(--sans)}
.drop{border:2px dashed var(--line);border-radius:.5rem;padding:.2rem 1.2rem 1rem;margin:1.6rem 0;background:var(--card);font:.95rem/1.55 var(--sans)}
.drop.over{border-color:var(--go)}.drop h2{margin-top:.8rem;font-family:var(--serif)}.drop input{font:inherit;max-width:100%}::file-selector-button{font:inherit;font-weight:600;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.35rem;padding:.45rem .9rem;margin-right:.8rem;cursor:pointer}::file-selector-button:hover{border-color:currentColor}.drop .notice h3{margin:0;font-size:1rem;color:var(--c)}.drop output{display:block}
.site{border-top:1px solid var(--line);padding:1.1rem var(--side) 2rem;font:.85rem/1.6 var(--sans);color:var(--soft);display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}
@media(max-width:66rem){
.card{float:none;width:auto;margin:.1rem 0 1rem}
.block{display:flex;flex-direction:column;reading-flow:flex-visual}.block>.cards{order:1}
@supports(reading-flow:flex-visual){.lead::before{content:"Checks on the text above"}}
.article{--in:0;max-width:44rem}
.hero{display:block}.credits{border:0;padding:0;margin-top:1rem}.tally,.beside{margin-top:1.5rem;max-width:44rem}
}
@media(max-width:40rem){td.hash{width:calc(16ch + .9rem)}.tagline{display:none}.bar{justify-content:space-between}.bar nav{margin-left:0;gap:1rem}h1{text-wrap:wrap}}
@media(forced-colors:active){.of{fill:CanvasText}.card{border-color:CanvasText}mark:target,.card:target{outline:2px solid Highlight}}
@media print{
:root{color-scheme:light}
body{font-size:10.5pt;background:#fff}
main{max-width:none;padding:0}
.bar nav,.skip,.card footer,.credits .ways,.claim .ways a,.card header a[rel],.site,.screen,.map a:not([href]){display:none}
.bar,.sample{padding-inline:0}
.article{--in:0;max-width:none;margin-top:1.2rem}.hero{display:block}.credits{border:0;padding:0;margin:0}.tally{margin-top:1rem}
.card{float:none;width:auto;margin:0 0 .7rem 1.2rem;border:0;border-left:2.5pt solid var(--c);border-radius:0;padding:.1rem 0 .1rem .8rem;font-size:9pt;break-inside:avoid}
.card header{justify-content:start;flex-direction:row-reverse}
.card .steps{font-weight:700;color:inherit;margin:0}
.block{display:flex;flex-direction:column}.block>.cards{order:1}
.card summary,.card .ways a{display:none}.evidence q,.evidence blockquote{font-size:9pt}.beside{display:none}
details::details-content{content-visibility:visible;display:block;block-size:auto}
.note{display:inline}.note::before{content:" [" attr(data-note) "]";font-weight:600}.sources{columns:auto}.sources a[href^=http]::after{content:" <" attr(href) ">";font-size:.9em;overflow-wrap:anywhere}
.filter a{border:0;padding:0 .8rem 0 0}
.table-box{overflow:visible}tr{break-inside:avoid}
h1,h2,h3{break-after:avoid}
}
`;

/** The style sheet of every public page. */
export const publicStyle = sheet.replaceAll("\n", "");

export type PreviewLook = "dark" | "print";

/** The same sheet as it applies in the dark or on paper, whatever screen it is looked at on. */
export function previewStyle(looks: readonly string[]): string {
  const dark = looks.includes("dark") ? publicStyle.replace("color-scheme:light dark", "color-scheme:dark") : publicStyle;
  return looks.includes("print") ? `${dark.replace("@media print{", "@media all{")}body{padding:15mm}` : dark;
}
