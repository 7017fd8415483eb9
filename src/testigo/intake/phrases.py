"""The set phrases of a page's furniture, by the kind of block they make; English first, then other languages' commonest.

A phrase is matched on a line in lower case with straight apostrophes and single spaces. ``WHOLE`` phrases are the line,
``OPENING`` phrases begin it, ``WITHIN`` phrases may stand anywhere in it. Each is a small regular expression, one a line;
``NAME`` stands for a social network and ``…`` for the rest of a short line.
"""

from __future__ import annotations

import re

from testigo.ledger import BlockKind

NETWORKS = (
    r"(?:facebook|twitter|instagram|youtube|tiktok|telegram|whats ?app|linkedin|threads|bluesky|google news|flipboard|"
    r"pinterest|reddit|snapchat|viber|messenger|mastodon|tumblr|wechat|line|rss)"
)

WHOLE: dict[BlockKind, str] = {
    "notice": r"""
        (?:accept|reject|manage|allow|decline|customi[sz]e) (?:all|cookies|settings|preferences|(?:all|additional) cookies)
        (?:i |yes,? i )?(?:accept|agree|do not accept|reject all|got it|ok,? got it)
        (?:cookie|cookies|privacy|consent)(?: and (?:cookie|privacy))? (?:policy|notice|settings?|preferences|statement|choices)
        (?:manage )?(?:your )?(?:privacy|consent|ad|cookie) (?:choices|settings|preferences)
        terms (?:of|and|&) (?:use|service|conditions|privacy)… ||privacy policy…
        do not (?:sell|share)(?: or (?:sell|share))? my (?:personal )?(?:information|data|info)
        pol[ií]tica de (?:privacidad|cookies|privacidade)… ||aviso legal…
        mentions l[ée]gales… ||datenschutz(?:erkl[äa]rung|hinweise)?… ||informativa sulla privacy…
        unsubscribe\b… ||manage (?:my |your )?(?:preferences|subscription)…
        disclaimer… ||terms… ||privacy…
        the (?:views|opinions) (?:expressed|in this).{0,200}
    """,
    "promotion": r"""
        (?:share|tweet|e-?mail|print|save|pin|post|send|copy link|copy url|sms|text|link|bookmark|gift|donate|subscribe)
        (?:share|copy|tweet|e-?mail|print|save|link|more|facebook|twitter|whatsapp|x| )+
        (?:share|tweet|e-?mail|send|recommend|post|pin|print|save) (?:this|on|via|to|now|it|article|story|page|full)\b…
        (?:re)?share (?:or comment|with|by|link|buttons|options)\b… ||(?:other|more) (?:ways to share|sharing options)
        \d[\d.,]*k? (?:shares?|likes?|tweets?|retweets?|views?|reactions?|followers|claps)
        (?:shares?|likes?|views?|retweets?|reads?|hits):? ?\d[\d.,]*k?
        give this article ||gift (?:this )?article ||reuse this content ||order reprints… ||report (?:a typo|an error|a correction)…
        (?:e-?mail|our|free|daily|weekly|the|subscribe to (?:our|the)) newsletters? ||newsletters?(?: sign ?-?up)?
        (?:ready|want) (?:for )?more\?? ||(?:subscribe|sign up|join|donate|register|support us) (?:now|today|here|free|for free|online)
        infinite scroll (?:en|dis)abled ||refresh (?:for|to see)… ||listen(?: to (?:this )?(?:article|story))?… ||play audio…
        (?:download|get|install|try) (?:the|our) (?:app|apps)… ||in this article ||stay (?:connected|informed|in touch|tuned)…
        me gusta(?: \d+)? ||tuitear|twittear ||compartir?(?: (?:en|por|esta|este|la|el|con))?… ||imprimir
        partager(?: (?:sur|cet|l'|par))?… ||imprimer ||envoyer par… ||teilen… ||artikel (?:drucken|teilen|versenden)… ||drucken
        condividi… ||stampa ||compartilh(?:ar|e)… ||delen… ||newsletter\b…
    """,
    "credit": r"""
        (?:with |from )?(?:news )?(?:agencies|agency reports?|wire (?:services|reports)|our correspondents?|news desk|web desk)
        (?:the )?(?:associated press|reuters|afp|ap|efe|dpa|pti|ani|ians|xinhua|upi|anadolu(?: agency)?|ansa|tass|kyodo|yonhap|nan)
        agencias|agences|agenturen|agenzie
        (?:getty(?: images)?|gettyimages|shutterstock|istock|ap photo|alamy|handout|supplied|file photo|stock photo)
        (?:story|article|report) (?:by|from) .{2,60} ||end(?:s|it)? ?[-/].{0,30} ||-?30-?
    """,
    "teaser": r"""
        (?:read|see|watch|view|show|learn|discover|find out|get) (?:more|next|also|full (?:story|article)|the full story)(?: here)?
        (?:read|view|see) (?:the )?(?:full|original|whole|entire|rest of (?:the|this)) ?(?:story|article|report|post|coverage)?
        (?:also|further) read(?:ing)? ||keep reading ||continue reading…
        (?:related|recommended|trending|popular|latest|top|more|other|similar|featured|must|breaking|hot|editors?)[ -]%STORIES%(?: .{1,40})?
        (?:related|trending|popular|recommended|you may like|up next|don't miss|must[- ]reads?|just in|in the headlines)
        (?:latest|top|recommended|related|trending|featured) (?:for you|now|today|this week|on .{2,30}|in .{2,30}|from .{2,30})
        most (?:read|viewed|popular|shared|watched|commented|recent)(?: (?:in|on|from|this) .{2,40}|,? .{2,30})?
        more (?:from|on|in|about|like) (?:this|the|our|[^ ]+)\b.{0,50} ||from (?:the|around the|our) (?:web|archives?|partners?|network)
        editor'?s'? (?:picks?|choice)… ||(?:sponsored|promoted|paid|partner)(?: (?:content|links?|stories|post|by|message))?…
        (?:you (?:may|might|could) (?:also |be )?(?:like|enjoy|interested)|people also|around the web|what to (?:read|know) next)\b…
        (?:next|previous|prev)(?: up)?:? (?:article|story|post|page)?… ||supported by ||advertiser content…
        (?:m[áa]s )?(?:noticias|notas|temas|art[íi]culos|contenidos?) (?:relacionad[oa]s?|destacad[oa]s|recomendad[oa]s)
        (?:m[áa]s|lo m[áa]s|los m[áa]s|las m[áa]s) (?:noticias|informaci[óo]n|le[íi]d[oa]s?|vist[oa]s?|en|sobre)\b…
        relacionad[oa]s? ||(?:te|le) (?:puede|podr[íi]a) interesar ||leer m[áa]s ||ver m[áa]s ||recomendad[oa]s…
        (?:les )?(?:plus|articles) (?:lus|populaires|r[ée]cents|sur le m[êe]me)… ||sur le m[êe]me (?:sujet|th[èe]me) ||lire la suite
        [àa] lire aussi… ||(?:mehr|weiteres) zum thema… ||meistgelesen… ||das k[öo]nnte sie auch… ||mehr (?:lesen|dazu)…
        (?:i )?pi[ùu] letti… ||mais lidas… ||(?:veja|leia|saiba) (?:mais|tamb[ée]m)\b… ||meest gelezen… ||lees (?:ook|meer)…
    """,
    "navigation": r"""
        (?:skip|jump) to .{2,40} ||(?:back|return|go|scroll) (?:to )?(?:top|the top|home|list|main|down|up|news|all news)…
        (?:open|close|toggle|expand|show|hide)(?: (?:the|this|all|main|site|more|less|full|key))? ?(?:menu|search|navigation|dialog|modal|ad|caption|thumbnails?|comments?|sidebar|events|panel)?(?: only)?
        (?:main |site )?(?:menu|navigation|search|home|sections?|footer|header|sidebar|breadcrumbs?)
        advertisements? ||ads? ||adverti[sz](?:ing|ement|e with us) ||story continues… ||article continues… ||continue(?:s)? (?:reading )?below…
        loading\b.{0,20} ||(?:show|see|view|load) (?:more|less|all|older|newer|previous|next)(?: (?:posts?|stories|news|articles?|comments|images|photos|updates|results))?
        next ||prev(?:ious)? ||page \d+(?: of \d+)? ||\d+ (?:of|/) \d+ ||first|last ||view (?:gallery|slideshow|photos|images|this email.{0,30}|in browser)
        (?:log|sign) ?(?:in|out|up|on) ||my account ||register|account|profile|settings ||contacts?(?: us)? ||about(?: us)? ||help|faqs?
        (?:site ?map|rss(?: feeds?)?|archives?|e-?paper|careers|jobs|advertise|press|media cent(?:er|re)|accessibility(?: statement)?)
        (?:tags?|topics?|filed under|categor(?:y|ies)|keywords|labels?|more about|posted in|etiquetas|temas)(?: ?:.{0,120})?
        (?:filed under|posted in) .{0,100}
        (?:play|pause|mute|unmute|fullscreen|replay|video(?: player| unavailable)?|live ?tv|watch live|listen live|on air|live stream|key events|summary of events)
        (?:download|view) (?:the )?(?:pdf|full pdf|as pdf|printable version)… ||available in (?:english|french|spanish|arabic|.{3,12})\b…
        [at][+-] ||(?:enlarge|expand|view)(?: this| the| full)? ?(?:image|photo|size)… ||image \d+ of \d+ ||photos?: ?\d+ ||you are here\b…
        (?:weather|news|severe weather|breaking news) alerts? ||breaking(?: news)? ||local weather ||subscriber (?:content|only)
        inicio|portada|men[úu]|buscar|publicidad|secciones ||accueil|recherche|publicit[ée] ||temps de lecture.{0,20}
        startseite|suche|anzeige|werbung|men[üu]|[üu]bersicht ||pubblicit[àa]|cerca ||publicidade|in[íi]cio|pesquisar ||advertentie
    """,
    "comment": r"""
        (?:view |show |read |see |all |hide )*(?:the )?(?:\(?\d[\d.,]*k?\)? )?comments?:?(?: ?\(?\d[\d.,]*\)?)?
        (?:leave|post|add|write|submit) (?:a |your )?(?:comment|reply)… ||no comments(?: yet)?… ||(?:click|tap) to comment
        join the (?:conversation|discussion|debate)… ||be the first to comment… ||start (?:a|the) (?:conversation|discussion)…
        (?:log|sign) ?in (?:or (?:register|sign up) )?to (?:comment|reply|leave|post|join)… ||comments (?:are|have been|for this)\b…
        reply|replies|restacks?|upvote|downvote|flag|report (?:comment|abuse) ||discussion(?: about this (?:post|article))?
        your e-?mail address will not be (?:published|made public|shown)… ||(?:name|email|website|comment) ?\*
        (?:dejar?|deja|escrib[ea]|a[ñn]ad[ea]) (?:un|tu|su) comentario… ||comentarios?(?: \(?\d+\)?)?
        r[ée]agir|commenter|commentaires?(?: \(?\d+\)?)? ||(?:\d+ )?kommentare?(?: \(?\d+\)?)? ||commenti(?: \(?\d+\)?)?
        coment[áa]rios?(?: \(?\d+\)?)? ||reacties?(?: \(?\d+\)?)?
    """,
    "byline": r"""
        \d+ ?(?:min(?:ute)?s?\.?)(?: read| de lectura| de lecture| di lettura| lesezeit|s? ago)? ||(?:estimated )?read(?:ing)? time:? .{1,16}
        (?:(?:first |last |originally )?(?:published|updated|posted|modified|last updated|created)[: ]*(?:about |over |almost )?)?(?:\d+|an?|one|two) ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|yrs?|years?) ago
        (?:hace|il y a|vor|há|fa) \d+ \w{1,9} ||(?:media|press|news) release(?: no\.? ?\d+)? ||for immediate release ||press statement
        (?:more|all)(?: (?:posts|stories|articles))? (?:by|from) (?:this|the) author ||(?:view|see) (?:all )?(?:posts|bio|profile|author).{0,40}
        (?:rolling|live) coverage by .{2,80} ||about the authors?… ||@[\w.]{2,30}
        (?:staff|web|news|editorial|online|agency) (?:reporters?|writers?|desk|team|staff|correspondents?)
        redacci[óo]n|redaktion|la r[ée]daction|redazione|reda[çc][ãa]o
    """,
    "caption": r"""
        (?:file (?:photo|picture|image|pic)|image caption|media caption|photo caption)
    """,
}

OPENING: dict[BlockKind, str] = {
    "notice": r"""
        (?:read|learn|find out) (?:more )?about how we (?:use|process|protect)
        by (?:continuing|using|clicking|accepting|signing up|submitting|subscribing|registering|creating)\b.{0,160}\b(?:you|cookies|terms|policy|privacy)\b
        please (?:enable|turn on|disable|whitelist|accept) (?:javascript|cookies|your ad|ad ?block)
        (?:this|the) (?:content|article|story|video|page) is (?:only |exclusively )?(?:for|available (?:only )?(?:to|for)|reserved for|not available) (?:our )?(?:paid |registered )?(?:subscribers|members|in your|registered)
        you(?:'ve| have) (?:reached|read|used) (?:your|all|the)\b.{0,60}\b(?:limit|free|articles?)\b ||to (?:continue|keep) reading
        (?:subscribe|register|log ?in|sign ?in|sign up|create an account)(?: now)? (?:to (?:continue|read|unlock|access|keep|view)|for (?:full|unlimited|free) access)
        already (?:a |an )?(?:subscriber|member|registered|have an account) ||(?:not a|become a) (?:subscriber|member)\?
        (?:some of )?the (?:views|opinions) expressed (?:in this|here|by)
        (?:you are|you're) receiving this (?:email|message|newsletter) ||this (?:email|message) was sent to
        thank you for your patience while we ||this (?:service|site|website) may (?:include|contain)
        (?:il vous reste|la suite (?:de cet article )?est r[ée]serv[ée]e|cet article est r[ée]serv[ée]) ||(?:contenido|art[íi]culo) (?:exclusivo|solo) para suscriptores
    """,
    "promotion": rf"""
        follow (?:us\b|@|[^ ]+\.(?:com|org|net|co)\b|(?:our|the) (?:[^ ]+ ){{0,3}}(?:channel|page|account|live)|[^ ]+(?: [^ ]+){{0,4}} on {NETWORKS}|[^:]{{1,30}}: ?{NETWORKS})
        (?:find|like|join|connect with|message|tweet|add|watch) us (?:on|at|via|as)\b
        (?:sign ?up|subscribe|register|opt in)\b.{{0,80}}\b(?:newsletters?|e-?mail|inbox|alerts?|updates|channel|podcast|digest|briefing|free|posts)\b
        (?:get|receive|have|want)\b.{{0,90}}\b(?:newsletter|inbox|by e-?mail|straight to your|delivered to you|our app|push notifications?|daily briefing|on your (?:phone|mobile|pc|device))\b
        to (?:receive|get) (?:the |our |all )?(?:latest|new|breaking|more)\b.{{0,60}}\b(?:whatsapp|telegram|e-?mail|sms|posts|inbox|news)\b
        (?:download|get|install|try)\b.{{0,40}}\bapp\b ||(?:also )?download the [^.]{{2,40}} app
        (?:join|follow|subscribe to|like) (?:our|the|my) (?:[^ ]+ ){{0,3}}(?:whats ?app|telegram|facebook|viber|discord|youtube|signal)
        (?:support|help us|donate|become a (?:member|supporter|patron)|make a (?:gift|donation)|please consider|consider (?:supporting|becoming|making))\b.{{0,120}}\b(?:journalism|independent|newsroom|reporting|us|today|now|month|member|supporter|as little as)\b
        you can support (?:our|my|us) ||your (?:tax[- ]deductible |generous )?(?:gift|donation|support) (?:can|will|helps?|makes?|keeps?)
        (?:do you have|have you got|have|got) (?:a|any|something) (?:story|news|tip|information|photos?|videos?|question|views?)\b.{{0,140}}(?:@|contact|e-?mail|call|whats ?app|get in touch|send|let us know|share|click)
        got a (?:story|tip|news tip) ||do you (?:have|want|know)\b.{{0,80}}\b(?:us|newsroom|journalists?)\?
        (?:have you been affected|are you (?:in the area|affected)|tell us (?:your|what|about)|get in touch)\b ||contact (?:us|the newsroom|our (?:newsdesk|reporters?|news team))\b
        (?:you can (?:also )?(?:follow|contact|get in touch|reach|find) (?:us|me|our|the (?:team|reporter|author))|e-?mail us)\b ||(?:email|contact|reach|follow) the (?:author|writer|reporter)
        (?:click|tap|press) here\b ||kindly share ||please share ||(?:help|why not) (?:keep|share)\b.{{0,60}}\bshar(?:ing|e)
        for (?:the )?(?:latest|more|all the latest|breaking|all)\b.{{0,60}}\b(?:news|updates|stories|headlines|coverage)\b.{{0,80}}\b(?:visit|follow|subscribe|download|join|go to|click|see|log)\b
        (?:thanks|thank you) for (?:reading|subscribing|watching|listening|your support) ||was this (?:forwarded|email|article|helpful)
        (?:\S+ ){{0,4}}(?:now|also) on (?:telegram|whatsapp|instagram|tiktok)\b ||never miss ||don't miss (?:out|a|any|an)\b ||stay (?:up to date|updated|on top|ahead)
        want (?:more|to (?:read|get|support|advertise|share)|all of|the (?:latest|best)) ||we have a (?:small )?favou?r to ask ||advertise with
        s[íi]g(?:ue|a|an|ua)?nos\b ||s[íi]gue a\b.{{0,40}}{NETWORKS} ||suscr[íi](?:b[ea](?:te|se)|birse)\b ||compart[aei]\b.{{0,40}}{NETWORKS} ||ap[úu]ntate ||[úu]nete (?:a|al) ||descarg(?:a|ue|ar) (?:nuestra|la) app ||recib[ae] (?:nuestr|las noticias|en tu)
        suivez[- ](?:nous|la|le|l')\b ||(?:s'abonner|abonnez[- ]vous|inscrivez[- ]vous|recevez|t[ée]l[ée]chargez)\b ||(?:folgen sie|jetzt (?:abonnieren|anmelden|testen)|newsletter abonnieren|abonnieren sie)\b
        (?:seguici|iscriviti|scarica l'app|abbonati)\b ||(?:siga|inscreva|assine|receba|baixe)(?:-se|-nos)?\b.{{0,60}}(?:instagram|facebook|twitter|whats|telegram|youtube|canal|newsletter|not[íi]cias|app)\b ||volg ons\b
    """,
    "credit": r"""
        [(\[]?\s*(?:©|\(c\) ?(?:copyright|\d{4}|[a-z])|copyright\b.{0,6}(?:\d{4}|©|\(c\)|the |by )|&copy;)
        [(\[]?(?:the )?(?:[\w.'&/-]+ ){1,8}(?:also )?contributed (?:to|reporting|additional)\b
        [(\[]?(?:the )?(?:[\w.'&/,-]+ ){1,12}(?:also )?contributed (?:to|reporting for) this (?:report|story|article)
        [(\[]?(?:additional )?(?:reporting (?:by|from)|(?:research|production|editing|writing) by) ||[(\[]?(?:compiled|edited|written|reported|translated|transcribed|adapted|produced|photographed) by\b(?!.{0,80}\b(?:said|was|were)\b)
        [(\[]?with (?:files|reporting|inputs?|information|additional reporting|agency inputs?|agencies|reports?) (?:from|by)\b ||[(\[]with agenc
        [(\[]?this (?:story|article|report|material|copy|text|piece)\b.{0,60}\b(?:published|produced|generated|syndicated|feed|rewritten|redistributed|translated|adapted|republished|edited by|not been edited|provided by|copyrighted)\b
        (?:source|via|fuente|quelle|fonte|bron) ?: ||con informaci[óo]n de\b ||a version of this (?:article|story)
        [(\[]?(?:photo|photos|photograph|picture|pictures|image|images|video|graphic|credit|foto|fotos|cr[ée]dito|bild|photo credit|image source|picture credit)(?: (?:by|credit|courtesy|source))?(?: ?[:/] ?| by | courtesy |\.\.\.).{2,60}$
        (?:our standards|the thomson reuters trust) ||material from\b.{0,60}\bwas used ||first published (?:in|by|on) (?:the )?[a-z]
        originally (?:published|appeared) (?:on|in|at|by)
    """,
    "teaser": r"""
        (?:read|watch|listen|see|more|also|related|also read|read also|must read|see also|also see|read more|see more|read next|watch more|don't miss|explained|explainer|in pictures|photos|gallery|podcast|go deeper|dig deeper|read here|further reading|recommended|related (?:story|stories|articles?|news|content|video|coverage)|more (?:on this|news|stories)|up next|next up|trending|click here)(?: \([^)]{1,20}\))? ?[:|»>–—-]+ ?\S
        (?:video|live|analysis|opinion|profile|timeline|background|factbox|exclusive) ?[:|»>] ?\S.{0,160}$
        (?:read|see|watch|view) (?:more|also|next|the full|the whole|our full|our live|all the)(?: (?:about|on|of|from|here|in))?\b(?!.{0,120}\b(?:said|say|urged|told)\b)
        (?:you (?:may|might|can) also (?:like|read|watch|enjoy|be interested)|don't miss[:!]|more on this)\b ||(?:see|read|watch) more (?:on|about|from|in)
        for more (?:on this|about|information on this|details,? (?:read|see|click))
        (?:lea|lee|leer|ver|vea|mire|lea tambi[ée]n|lee tambi[ée]n|ver tambi[ée]n|lea m[áa]s|lee adem[áa]s|lea adem[áa]s|puedes? leer|(?:te|le) (?:puede|podr[íi]a) interesar|m[áa]s informaci[óo]n|relacionad[oa]s?|noticias? relacionadas?) ?[:|>»]
        (?:(?:[àa] )?lire aussi|[àa] lire|voir aussi|lire (?:[ée]galement|notre)|lesen sie (?:auch|hier)|mehr dazu|leggi anche|leia (?:tamb[ée]m|mais)|veja (?:tamb[ée]m|mais)|saiba mais|lees ook|zie ook) ?\b
    """,
    "navigation": r"""
        (?:story|article|content) continues (?:below|after) ||scroll (?:down )?(?:to|for) (?:continue|more|read)
        (?:this|the) video (?:is|can ?not|could not|has) (?:be |been )?(?:play|unavailable|removed|loading) ||your browser (?:does|is)
        (?:sorry, )?(?:we're|we are) (?:having trouble|experiencing)
    """,
    "comment": r"""
        (?:comments? (?:policy|guidelines)|our (?:comment|community) (?:policy|guidelines)|please (?:keep|read|be) .{0,40}comment)
        (?:cancel reply|save my name, e-?mail|notify me of)
    """,
    "byline": r"""
        (?:first |last |originally |date )?(?:published|updated|posted|modified|last updated|created|date)(?: ?:| on| at|,|\.)? ?(?=.{0,40}\d).{3,70}$
        (?:publicado|actualizado|[úu]ltima actualizaci[óo]n|publi[ée]|mis [àa] jour|ver[öo]ffentlicht|aktualisiert|stand|pubblicato|aggiornato|atualizado|gepubliceerd)\b(?=.{0,40}\d).{3,70}$
    """,
    "caption": r"""
        (?:file (?:photo|picture|image|pic|footage)|representat(?:ive|ional) (?:image|picture|photo)|pictured|image caption|media caption|photo caption|caption|imagen de archivo|foto de archivo) ?[:–—,|-]
        (?:photo|picture|image|foto) ?: .{20}
    """,
}

WITHIN: dict[BlockKind, str] = {
    "credit": r"""
        \ball rights reserved\b ||\b(?:todos los )?derechos reservados\b ||\btous droits r[ée]serv[ée]s ||\balle rechte vorbehalten
        \briproduzione riservata\b ||\btodos os direitos reservados\b ||\bno part of (?:this|the) (?:material|content)
        \bcontributed to this (?:report|story|article)\b ||\bauto-?generated from a syndicated\b
    """,
    "caption": r"""
        [(\[][^()\[\]]{0,50}\b(?:photos?|photograph|pictures?|file|supplied|courtesy|getty|handout|screen ?(?:grab|shot)|archive|footage|twitter|facebook|foto|archivo)\b[^()\[\]]{0,50}[)\]]\.?$
        \b(?:photograph|photo|picture|pic|image|foto|photo credit|credit)(?: by)?: ?[^:.]{3,60}$ ||\b(?:afp|ap|reuters|epa|pa|efe|getty images)(?: photo)?/[^ ]+(?: [^ ]+){0,3}$
        (?:/|\s)(?:getty images|afp via getty images|epa-efe|shutterstock|ap photo|pa wire|alamy)\.?$ ||[a-z]/(?:afp|ap|reuters|epa|pa|efe)\.?$
    """,
}

_STORIES = (
    r"(?:news|stor(?:y|ies)|articles?|topics?|posts?|content|reads?|headlines|coverage|links?|videos?|picks|reading|"
    r"reports?|updates|features|tags)"
)
_TAIL = r"[\s.:;…»›>!?→+*-]*$"


def _alternatives(block: str) -> str:
    lines = (line.strip() for line in block.strip().splitlines())
    phrases = (phrase.strip() for line in lines for phrase in line.split("||"))
    return "|".join(p.replace("…", r"(?:(?!\w).{0,70})?").replace("%STORIES%", _STORIES) for p in phrases if p)


_ORDER: tuple[BlockKind, ...] = (
    "notice",
    "comment",
    "credit",
    "promotion",
    "teaser",
    "navigation",
    "byline",
    "caption",
)
WHOLE_LINE = tuple((kind, re.compile(rf"(?:{_alternatives(WHOLE[kind])}){_TAIL}")) for kind in _ORDER)
OPENS_LINE = tuple((kind, re.compile(_alternatives(OPENING[kind]))) for kind in _ORDER)
IN_LINE = tuple((kind, re.compile(_alternatives(block))) for kind, block in WITHIN.items())
