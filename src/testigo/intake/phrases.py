"""The set phrases of a page's furniture, by the kind of block they make; English first, then other languages' commonest.

Patterns match from the start of a line (``^``) unless they say otherwise, on lines with single spaces, in any case.
"""

from __future__ import annotations

import re

from testigo.ledger import BlockKind

_SITE = r"(?:facebook|twitter|x|instagram|youtube|tiktok|telegram|whatsapp|linkedin|threads|bluesky|google news|flipboard|pinterest|reddit|snapchat|viber|signal)"
_SITES = rf"(?:{_SITE}(?:\s*(?:,|\||/|and|&|·|-|or)?\s*)){{2,12}}"
_OURS = r"(?:our|us|the)"

PHRASES: dict[BlockKind, str] = {
    "notice": r"""
      ^(?:we|this (?:web)?site|our (?:web)?site|\w+)(?:\ and\ our\ (?:\d+\ )?(?:partners|vendors))?\ (?:uses?|and\ our\ partners\ (?:use|store|process))\ (?:\w+\ ){0,2}cookies
    | ^(?:read|learn|find\ out)\ (?:more\ )?about\ how\ we\ use\ (?:cookies|your\ data)
    | ^by\ (?:continuing\ to\ (?:use|browse)|using|clicking|accepting|signing\ up|submitting|subscribing|registering|creating)\b.{0,160}\b(?:you|cookies|terms|policy)\b
    | ^(?:accept|reject|manage|allow|decline)\ (?:all|cookies|settings|preferences|additional\ cookies|only\ necessary)
    | ^(?:cookie|privacy|consent)\ (?:policy|notice|settings|preferences|statement|choices)\b
    | ^(?:your|manage\ your)\ (?:privacy|consent|ad)\ (?:choices|settings|preferences)
    | ^(?:terms\ (?:of|and)\ (?:use|service|conditions)|privacy\ policy|do\ not\ (?:sell|share)\ my)\b
    | ^please\ (?:enable|turn\ on|disable|whitelist)\ (?:javascript|cookies|your\ ad)
    | ^(?:this\ (?:content|article|story)\ is\ (?:for|only\ available\ to|reserved\ for)|you(?:'|’)?(?:\ ha)?ve\ (?:reached|read)\ (?:your|all)|to\ (?:continue|keep)\ reading)
    | ^(?:subscribe|register|log\ ?in|sign\ ?in|sign\ up)\ (?:now\ )?(?:to|for)\ (?:continue|read|unlock|access|full|unlimited|free\ access)
    | ^already\ (?:a\ (?:subscriber|member)|have\ an\ account|registered)
    | ^(?:the\ )?(?:views|opinions)\ expressed\ (?:in\ this|here|by)
    | ^(?:utilizamos|usamos|este\ sitio\ (?:web\ )?(?:utiliza|usa))\ .{0,60}cookies | ^(?:nous\ utilisons|ce\ site\ utilise)\ .{0,40}cookies
    | ^(?:wir\ verwenden|diese\ website\ (?:verwendet|nutzt))\ .{0,40}cookies | ^(?:utilizziamo|questo\ sito\ (?:usa|utilizza))\ .{0,40}cookie
    | ^(?:pol[ií]tica\ de\ (?:privacidad|cookies|privacidade)|aviso\ legal|mentions\ l[ée]gales|datenschutz|impressum)\b
    """,
    "promotion": rf"""
      ^follow\ (?:us\b|@|\S+\.(?:com|org|net|co)\b|\w+(?:\ \w+){{0,3}}\ on\ {_SITE}|{_OURS}\ (?:\w+\ )?(?:channel|page|account|coverage))
    | ^(?:find|like|join|connect\ with|message|tweet)\ us\ (?:on|at|via)\b
    | ^{_SITES}$
    | ^(?:sign\ ?up|subscribe|register)\b.{{0,70}}\b(?:newsletter|newsletters|email|e-mail|inbox|alerts?|updates|channel|podcast|today|here|free|digest|briefing)\b
    | ^(?:get|receive|have)\b.{{0,80}}\b(?:newsletter|inbox|by\ e-?mail|straight\ to\ your|delivered|our\ app|push\ notifications?|daily\ briefing)\b
    | ^(?:subscribe|newsletters?|sign\ ?up|share|share\ (?:this|on|via|now|article|story|the\ story)\b.{{0,60}}|tweet|print(?:\ this(?:\ (?:page|article))?)?|e-?mail\ (?:this|to\ a\ friend)\b.{{0,30}}|save(?:\ for\ later|\ article)?|bookmark|copy\ link|listen\ to\ this\ article\b.{{0,40}})$
    | ^(?:download|get|install)\ (?:our|the)\b.{{0,40}}\bapp\b
    | ^(?:support|donate|become\ a\ (?:member|supporter)|make\ a\ (?:gift|donation)|help\ us\ (?:keep|continue))\b.{{0,90}}\b(?:journalism|independent|newsroom|us|today|now|month)\b
    | ^(?:do\ you\ have|got|have)\ (?:a|any)\ (?:story|news\ tip|tip|information|photos|videos?)\b.{{0,120}}(?:@|contact|e-?mail|call|whatsapp|get\ in\ touch|send|let\ us\ know)
    | ^(?:have\ you\ been\ affected|are\ you\ (?:in\ the\ area|affected)|tell\ us\ (?:your\ story|what\ you)|contact\ (?:us|the\ newsroom|our\ (?:newsdesk|reporters?)))\b
    | ^(?:you\ can\ (?:also\ )?(?:follow|contact|get\ in\ touch|reach|email|find\ us))\b
    | ^(?:click|tap)\ here\b
    | ^for\ (?:the\ )?(?:latest|more|all\ the\ latest|breaking)\b.{{0,60}}\b(?:news|updates|stories|headlines|coverage)\b.{{0,80}}\b(?:visit|follow|subscribe|download|join|go\ to|click|see)\b
    | ^(?:s[íi]g[ua]enos|suscr[íi]bete|suscr[íi]base|compart(?:ir|e|a)\b|ap[úu]ntate|[úu]nete\ a|descarga\ (?:nuestra|la)\ app|recibe\ (?:nuestr|las\ noticias))
    | ^(?:suivez[- ]nous|abonnez[- ]vous|partager\b|inscrivez[- ]vous|folgen\ sie\ uns|jetzt\ abonnieren|newsletter\ abonnieren|seguici\ su|iscriviti|siga-nos|inscreva-se)
    """,
    "credit": r"""
      ^\(?\s*(?:©|\(c\)|copyright\b|&copy;)
    | \ball\ rights\ reserved\b | ^todos\ los\ derechos\ reservados | ^tous\ droits\ r[ée]serv[ée]s | ^alle\ rechte\ vorbehalten
    | ^\(?(?:[\w.'’&/ -]{2,60})\s+contributed\ (?:to|reporting)\b
    | ^\(?(?:additional\ )?reporting\ (?:by|from)\b | ^\(?(?:editing|writing|compiled|edited|written|reported|translated)\ by\b | ^\(?with\ (?:files|reporting|inputs?|information|additional\ reporting)\ from\b
    | ^this\ (?:story|article|report|material|copy)\ (?:was|has\ been|is|may\ not\ be|originally|first)\b.{0,80}\b(?:published|produced|generated|syndicated|feed|originally|rewritten|redistributed|edited|updated\ to|translated|adapted|corrected\ by)\b
    | ^(?:source|via|fuente|quelle|fonte)\s?:\s
    | ^\(?(?:photo|photos|photograph|picture|pictures|image|images|video|graphic|credit|foto|fotos|cr[ée]dito|bild)(?:\ (?:by|credit|courtesy|source))?\s?(?::|/|by\b|courtesy\b)(?!.{60})
    | ^(?:inputs?|agenc(?:y|ies)|with\ agencies|\(with\ agenc(?:y|ies)\ inputs?\)|con\ informaci[óo]n\ de\b)
    | ^\(?(?:the\ )?(?:associated\ press|reuters|afp|ap|efe|dpa|pti|ani|ians|xinhua|upi|anadolu|bbc|cnn)\)?\.?$
    | ^material\ from\b.{0,60}\bwas\ used
    """,
    "teaser": r"""
      ^(?:read|see|watch|listen|look|view|explore|discover)\ (?:more|also|next|now|it\ here|the\ (?:full|whole|original|rest)|full|all|further|below)\b(?!.{0,60}\bsaid\b)
    | ^(?:read|watch|listen|see|more|also|related|analysis|opinion|explainer|explained|profile|timeline|gallery|in\ pictures|video|photos|live|podcast|recommended|background|go\ deeper|dig\ deeper)\s?[:»>|–—]\s?\S
    | ^(?:also|further)\ read(?:ing)?\b | ^(?:related|recommended|trending|popular|latest|top|more|other|similar|featured|most\ (?:read|viewed|popular|shared|watched|commented))(?:\ (?:on|from|in|for|news|stor(?:y|ies)|articles?|topics?|posts?|content|reads?|headlines|coverage|links?|videos?|this|now|stories\ from)\b.{0,50})?$
    | ^(?:you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested|enjoy)|don(?:'|’)t\ miss|must[- ]read|editor(?:'|’)?s(?:'|’)?\ (?:picks?|choice)|promoted|sponsored|around\ the\ web|paid\ (?:content|post)|more\ to\ (?:read|explore)|up\ next|next\ (?:article|story|post)|previous\ (?:article|story|post)|what\ to\ (?:read|know)\ next)\b
    | ^(?:lea|lee|leer|ver|vea|mire|le\ puede\ interesar|te\ puede\ interesar|lea\ tambi[ée]n|m[áa]s\ (?:noticias|informaci[óo]n|le[íi]do)|noticias\ relacionadas|relacionad[oa]s?)(?:\ (?:tambi[ée]n|adem[áa]s|m[áa]s|aqu[íi]))?\s?(?::|$)
    | ^(?:lire\ (?:aussi|la\ suite)|[àa]\ lire|voir\ aussi|mehr\ zum\ thema|lesen\ sie\ auch|leggi\ anche|leia\ (?:tamb[ée]m|mais)|lees\ ook)\b
    """,
    "navigation": r"""
      ^(?:skip\ to|jump\ to|back\ to\ top|go\ to\ (?:top|home)|scroll\ (?:down|to)|toggle|open\ (?:menu|search|navigation)|close(?:\ (?:menu|dialog|this|modal|ad))?|menu|search|home|advertisements?|ad|adverti[sz]ing|story\ continues\ below(?:\ this)?(?:\ advertisement)?|article\ continues\ (?:below|after).{0,40}|continue\ reading\ below|loading\b.{0,20}|show\ (?:more|less)|load\ more|view\ (?:all|more)|see\ all|expand|next|prev(?:ious)?|page\ \d+(?:\ of\ \d+)?|\d+\ of\ \d+|log\ ?(?:in|out)|sign\ ?in|my\ account|contact(?:\ us)?|about(?:\ us)?|sitemap|site\ map|rss|tags?\s?:.{0,120}|topics?\s?:.{0,120}|filed\ under\b.{0,80}|categor(?:y|ies)\s?:.{0,80}|inicio|portada|men[úu]|buscar|publicidad|accueil|startseite|anzeige|pubblicit[àa]|publicidade|play|pause|mute|unmute|fullscreen|video\ (?:player|unavailable)|view\ (?:gallery|comments)|hide\ caption|toggle\ caption|enlarge(?:\ this)?\ image)[.:…]?$
    | ^(?:f|t|in|g|x|w|p|\+|\||·|•|»|›|>|<|×|✕|–|—|-|/|\.|,|\#|\*)$
    | ^(?:getty|gettyimages|shutterstock|istock)$
    """,
    "comment": r"""
      ^(?:\d+\ comments?|comments?(?:\ \(\d+\))?|leave\ a\ (?:comment|reply)|post\ a\ comment|add\ (?:a|your)\ comment|view\ (?:all\ )?comments|join\ the\ (?:conversation|discussion)|log\ ?in\ to\ (?:comment|reply|leave)\b.{0,40}|comments\ are\ (?:closed|off|disabled|moderated)\b.{0,60}|reply|report\ (?:comment|abuse)|show\ comments|be\ the\ first\ to\ comment\b.{0,30}|comentarios|deja\ un\ comentario|kommentare|commentaires)[.:]?$
    """,
    "byline": r"""
      ^(?:by|from|por|par|von|di)\ [A-ZÀ-Ý][\w.'’-]+(?:\ (?:[A-ZÀ-Ý][\w.'’-]*|de|del|la|van|von|der|bin|al|el|and|y|et|und|with|in)){0,9}(?:\s?[,|–—-]\s?[\w .,'’&/@-]{1,80})?$
    | ^(?:first\ |last\ )?(?:published|updated|posted|modified|created|date|last\ (?:update|modified|updated)|originally\ published)(?:\s?(?::|on|at)\s?|\s)(?=.{0,40}\d).{3,80}$
    | ^(?:publicado|actualizado|publi[ée]|mis\ [àa]\ jour|ver[öo]ffentlicht|aktualisiert|pubblicato)\b.{0,60}\d.{0,30}$
    | ^\d+\s?(?:min(?:ute)?s?)(?:\ read|\ de\ lectura|\ de\ lecture)?$ | ^\d+\ (?:seconds?|minutes?|hours?|days?|weeks?|months?)\ ago$
    | ^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\ (?:\d{1,2}\ [a-z]+|[a-z]+\ \d{1,2}),?\ (?:19|20)\d\d(?:\b.{0,30})?$
    | ^(?:\d{1,2}\ )?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\ (?:\d{1,2},?\ )?(?:19|20)\d\d(?:[\ ,|at-]{0,6}\d{1,2}[:.]\d\d.{0,24})?$
    """,
    "caption": r"""
      ^(?:file\ (?:photo|picture|image|pic)|representative\ image|representational\ image|pictured|image\ caption|media\ caption|photo\ caption|caption|photo(?=:)|picture(?=:)|\(?left\ to\ right\)?|imagen\ de\ archivo)\s?(?::|–|—|-|,)
    | \((?:ap|afp|reuters|epa|efe|getty|pa|ap\ photo|file|photo|image|picture|courtesy)\b[^()]{0,60}\)\.?$
    | (?:/|\s)(?:getty\ images|afp|reuters|epa-efe|shutterstock|ap\ photo|afp\ via\ getty\ images)\.?$
    """,
}

COMPILED: tuple[tuple[BlockKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE | re.VERBOSE)) for kind, pattern in PHRASES.items()
)
