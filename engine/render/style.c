/* SPDX-License-Identifier: MIT
 * The style sheet. Calm: one column of at most 68 characters, large type, one accent colour. No colour carries a meaning alone; all pairs
 * of ink and paper have a contrast of at least 4.5 (WCAG 2.2 AA) in light and dark. Nothing has a fixed width, nothing moves. */
#include "render/style.h"

#include <stddef.h>

static const char screen[] =
    ":root{color-scheme:light dark;--paper:#fdfcf9;--ink:#22262b;--soft:#565d66;--rule:#cfd3d6;--accent:#1f5a6b;--panel:#f1f3f1;"
    "--alert:#8a2b1d;--alert-paper:#fdf1ee}"
    "@media(prefers-color-scheme:dark){:root{--paper:#16191d;--ink:#e8e6e1;--soft:#aab1b8;--rule:#434a52;--accent:#8cc7d6;"
    "--panel:#1f242a;--alert:#ffb4a6;--alert-paper:#2c1c19}}"
    "*{box-sizing:border-box}"
    "html{font-size:112.5%;-webkit-text-size-adjust:100%;text-size-adjust:100%}"
    "body{margin:0;padding:2rem 1.25rem 4rem;background:var(--paper);color:var(--ink);"
    "font:1rem/1.6 Charter,'Bitstream Charter','Sitka Text',Cambria,Georgia,serif;overflow-wrap:anywhere}"
    "header,nav,main,footer{max-width:68ch;margin:0 auto}"
    "h1,h2,h3,nav,th,caption,dt,figcaption,.ask,.box,small{font-family:Seravek,'Gill Sans Nova',Ubuntu,Calibri,'DejaVu Sans',source-sans-pro,sans-serif}"
    "h1{font-size:2rem;line-height:1.2;margin:0 0 1.25rem;font-weight:600;letter-spacing:-.01em}"
    "h2{font-size:1.4rem;line-height:1.25;margin:3.25rem 0 1rem;padding-top:1rem;border-top:2px solid var(--accent);font-weight:600;color:var(--accent)}"
    "h3{font-size:1.08rem;line-height:1.35;margin:0 0 .6rem;font-weight:600}"
    "p{margin:.6rem 0}"
    ".lead{font-size:1.1rem;margin:1rem 0}"
    ".alert{border:3px solid var(--alert);background:var(--alert-paper);padding:1rem 1.25rem;border-radius:.4rem}"
    ".alert strong{color:var(--alert)}"
    ".group{margin:1.75rem 0;padding:0}"
    ".group p:has(+.sides){margin-top:1.4rem}"
    ".group+.group{border-top:1px solid var(--rule);padding-top:1.5rem}"
    "nav{margin-top:2rem;padding:.9rem 1.25rem;background:var(--panel);border-radius:.4rem}"
    "nav h2{all:unset;display:block;font-weight:600;margin-bottom:.35rem}"
    "nav ul{margin:0;padding:0;list-style:none;columns:18em 2;column-gap:2rem}"
    "nav li{margin:0;padding:.18rem 0;break-inside:avoid}"
    "a{color:var(--accent);text-underline-offset:.15em}"
    "a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}"
    "ul{margin:.6rem 0;padding-left:1.25rem}"
    "li{margin:.45rem 0}"
    "ul.checks{list-style:none;padding:0}"
    ".check{display:flex;gap:.8rem;margin:1rem 0;align-items:flex-start}"
    ".check>div{flex:1;min-width:0}"
    ".box{flex:none;width:1.15em;height:1.15em;margin-top:.22em;border:2px solid currentColor;border-radius:.15em}"
    ".line{display:block;height:2.1rem;border-bottom:1px solid var(--soft)}"
    ".sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:1rem;margin:.9rem 0}"
    "figure{margin:0;padding:.8rem 1rem;background:var(--panel);border-radius:.4rem;border-left:4px solid var(--accent)}"
    "figcaption{font-size:.82rem;color:var(--soft);font-weight:600}"
    "blockquote{margin:.2rem 0 0;white-space:pre-line;font-size:1.05rem}"
    ".unsaid{margin:.2rem 0 0;color:var(--soft);font-style:italic}"
    "q{quotes:'\\201C' '\\201D'}"
    "table{width:100%;border-collapse:collapse;margin:1.25rem 0;font-size:.94rem}"
    "caption{text-align:left;font-weight:600;padding-bottom:.4rem}"
    "caption.quiet,.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
    "th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--rule);font-weight:400}"
    "thead th{font-weight:600;border-bottom:2px solid var(--soft);font-size:.86rem}"
    "tbody th{font-size:.94rem;color:var(--soft)}"
    "dt{font-weight:600;margin-top:.9rem}dd{margin:.1rem 0 0}"
    "small{display:block;font-size:.8rem;color:var(--soft);line-height:1.45}"
    "footer{border-top:2px solid var(--accent);margin-top:3.25rem}footer h2{border:0;margin-top:0}";

static const char elsewhere[] =
    "@media(max-width:34em){table,tbody,tr,th,td,caption{display:block}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    "tr{padding:.6rem 0;border-bottom:1px solid var(--rule)}th,td{border:0;padding:.1rem 0}"
    "tbody th{font-weight:600;color:inherit}td[data-head]::before{content:attr(data-head) ': ';color:var(--soft);font-size:.86rem}}"
    "@media(forced-colors:active){.box,.line,figure,.alert,table,th,td{border-color:CanvasText}}";

/* Paper: nothing that belongs together is torn, numbered pages, and not more of them than a person carries to a visit. */
static const char paper[] =
    "@media print{@page{margin:16mm 16mm 18mm;@bottom-right{content:counter(page) ' / ' counter(pages);font:9pt sans-serif;color:#333}}"
    ":root{--paper:#fff;--ink:#000;--soft:#3d3d3d;--rule:#999;--accent:#000;--panel:#fff;--alert:#000;--alert-paper:#fff;color-scheme:light}"
    "html{font-size:10.5pt}body{padding:0;line-height:1.4}header,nav,main,footer{max-width:none}nav{display:none}"
    "a{color:inherit;text-decoration:none}h1{font-size:18pt;margin-bottom:.6rem}h3{font-size:11.5pt;margin-bottom:.35rem}"
    "h2{font-size:14pt;margin:1.4rem 0 .5rem;padding-top:.45rem;border-top-width:1px}p{margin:.35rem 0;orphans:3;widows:3}"
    "p:has(+.sides){break-after:avoid}li{margin:.22rem 0}.group{margin:.9rem 0}.group+.group{padding-top:.7rem}"
    "h1,h2,h3,caption,dt{break-after:avoid}h2+p,h3+p,h3+.sides,h3+table,h3+ul,h3+ol{break-before:avoid}"
    "li,tr,figure,.sides,dt,dd,.alert,.lead{break-inside:avoid}dd{break-before:avoid}thead{display:table-header-group}"
    ".check{display:block;position:relative;padding-left:1.9em;margin:.55rem 0}.check>.box{position:absolute;left:0;top:.1em;margin:0}"
    ".line{height:1.75rem}figure{border:1px solid #777;border-left-width:4px;padding:.45rem .7rem}"
    ".sides{grid-template-columns:1fr 1fr;gap:.6rem;margin:.5rem 0}table{font-size:9.5pt;margin:.6rem 0}"
    "th,td{padding:.24rem .6rem .24rem 0}tbody th{width:22%}#all td:nth-child(4){width:20%}small{font-size:8pt;line-height:1.3}"
    "#before ul,#words dl{columns:2;column-gap:2rem}#before .check{margin:.3rem 0;font-size:9.5pt}#words dl{font-size:9.5pt}"
    "#words dt{margin-top:.45rem}#more .check{margin:.3rem 0}#all table,#sources,#not{font-size:8.5pt}#sources small{font-size:7pt}"
    "#records,#before{break-inside:avoid}#more>p{break-after:avoid}thead{break-after:avoid}#all th,#all td{padding:.14rem .6rem .14rem 0}"
    "body:has(#meeting) h1{font-size:12.5pt;margin:0 0 .2rem}body:has(#meeting) .lead{font-size:8.5pt;margin:.15rem 0;padding:.2rem .5rem}"
    "body:has(#meeting) .lead:not(.alert){padding:0}#meeting{break-after:page;font-size:8pt;line-height:1.25}#meeting h2{font-size:10pt;margin:.25rem 0;padding-top:.2rem}"
    "#meeting h3{font-size:8.5pt;margin:0 0 .1rem}#meeting p{margin:.12rem 0}#meeting .group{margin:.3rem 0;padding-top:0;border:0}"
    "#meeting table{font-size:7.6pt;margin:.15rem 0}#meeting th,#meeting td{padding:.06rem .5rem .06rem 0}#meeting small{display:inline;font-size:6.2pt;margin-left:.35em}"
    "#meeting ul{margin:.1rem 0}#meeting li{margin:.05rem 0}#meeting .check{margin:.08rem 0;padding-left:1.5em}#meeting .box{width:.9em;height:.9em}"
    "#meeting .group:last-child td,#meeting .group:last-child tbody th{height:1.35rem}#meeting thead th{font-size:7.2pt}"
    "#questions,#all{break-before:page}#questions h2,#all h2{border:0;margin-top:0;padding-top:0}}";

const char *const style_sheet[] = {screen, elsewhere, paper, NULL};
