# ruff: noqa: E501  (a table, one pattern to a line)
"""What English says casually with a subject, an object or a place in the sentence, and how it is said formally.

Data alone; ``registers`` applies it. Single phrases that are safe in any sentence stand in ``rewriting.toml``.
A pattern that begins with "^" holds at the beginning of a sentence only. A blank stands for any blanks, and no
pattern begins or ends within a word. The patterns meet contractions written out already.
"""

from __future__ import annotations

Pairs = tuple[tuple[str, str], ...]

_DET = r"(?:the|a|an|my|your|our|his|her|their|its|this|that|these|those|any|some|all|each|every|both)"
_NAME = r"(?-i:[A-Z][a-z]+)"
_WHOM = rf"(?:me|us|you|him|her|them|everyone|{_NAME})"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight)"
_END = r"(?=[ \t]*(?:[.,;!?)]|$|\n))"
_IS = r"(am|is|are|was|were|been|be)"
_MODAL = r"(to|can|cannot|could|will|would|shall|should|may|might|must|please|not|and|let us|do|did|does|I|we|they)"
_QUESTION = r"(?=[^.?!\n]*\?)"
_UNASKED = r"(?![^.?!\n]*\?)"
_RANK = (
    r"(?:good|bad|nice|busy|sure|easy|hard|quick|quickly|fast|slow|slowly|late|early|soon|big|small|large|long|short|high|low|clear|"
    r"simple|helpful|useful|important|interesting|interested|excited|exciting|happy|glad|pleased|sad|tired|sick|ill|"
    r"tight|strong|weak|close|far|expensive|cheap|difficult|confusing|confused|complicated|annoying|annoyed|"
    r"frustrating|frustrated|disappointed|disappointing|impressed|impressive|urgent|urgently|keen|grateful|thankful|"
    r"curious|worried|concerned|convenient|friendly|nervous|proud|sorry|stressed|stressful|tricky|well|"
    r"hot|cold|wet|old|new|young|rare|common|likely|unlikely|often|rarely|safe|straightforward|obvious|confident|"
    r"disruptive|productive|smooth|smoothly|efficient|reasonable|detailed|thorough|fun|funny|tough|heavy|light|loud|quiet)"
)
_MASS = (
    r"(?:work|time|money|information|effort|interest|space|traffic|trouble|attention|support|help|stress|pressure|"
    r"experience|feedback|data|paperwork|energy|confusion|progress|evidence|demand|business|research|material|food|sense|fun|news|damage|noise|rain|snow|water)"
)
_PLURAL = (
    r"(?:people|children|colleagues|(?!(?:this|his|its|us|is|was|has|as|news|business|physics|chaos|focus|status|"
    r"politics|bus|gas|basis|always|perhaps|besides|towards|analysis|bonus|canvas|series|economics|mathematics)\b)[a-z]{2,}(?<!s)s)"
)
_RECEIVABLE = (
    r"(?:e-?mails?|mails?|messages?|letters?|notes?|invoices?|invitations?|invites?|reply|replies|response|answers?|"
    r"feedback|documents?|files?|reports?|parcels?|packages?|orders?|payments?|voicemails?|texts?|requests?|quotes?|"
    r"offers?|contracts?|drafts?|attachments?|photos?|pictures?|cheques?|forms?|applications?|updates?|receipts?|fax(?:es)?)"
)
_REQUEST = (
    r"(?:send|forward|check|confirm|call|email|let (?:me|us|him|her|them) know|tell|give (?:me|us|him|her|them)|"
    r"help (?:me|us)|take a look|have a look|look at|look over|look into|review|update|provide|share|pass|bring|add|remove|"
    r"fix|sign|print|book|arrange|schedule|reschedule|resend|explain|clarify|reply|ask|remind|move|set up|make sure|"
    r"change|copy|include|upload|attach|get back|contact|inform|submit|complete|return|reserve|order|approve|advise|"
    r"investigate|reset|cancel|postpone|describe|show me|answer)"
)
_ELLIPTIC = (
    r"(?:send|call|check|let|get|try|do|be|bring|see|ask|forward|come|reply|respond|confirm|keep|need|have|follow|"
    r"take|make|pay|give|contact|email|update|look|discuss|arrange)"
)
_AFTER_IT = rf"(?=[ \t]*(?:[.,;!?)]|$|\n)| (?:on (?!time)|at |to |tomorrow|today|tonight|this |next |because|since |as |either|after |for |until |before |by |if |due |but |and |{_DAY}))"

FIRST: Pairs = (
    # How spoken forms are written out: the meaning of 's and the order of a negated question hang on what follows.
    (r"\b(it|that|what)'s (already |just |also |finally |really |only )?(taken|happened|come|changed|worked|started|arrived|failed|grown|improved|occurred|turned|cost|gotten|helped)", r"\1 has \2\3"),
    (r"(he|she|who)'s (already |just |also |finally |really |only )?(taken|happened|come|changed|worked|started|arrived|failed|grown|improved|turned|said|made|sent|decided|agreed|asked (?:me|us|you|for|if|whether)|told (?:me|us|you)|seen|left|lost|found|given|moved|signed|written|joined|offered|received|promised|gotten|helped)", r"\1 has \2\3"),
    (r"^why don't we (?=[^.?!\n]*\?)", "shall we "),
    (r"(?<=, )why don't we (?=[^.?!\n]*\?)", "shall we "),
    (r"there's (a few|a couple|a lot of [a-z]+s|lots of [a-z]+s|two|three|four|five|six|seven|eight|nine|ten|several|many|\d+)", r"there are \1"),
    (r"(I|we|you|they)(?:'ve| have)? gotta", r"\1 have to"),
    (r"(he|she|it)(?:'s| has)? gotta", r"\1 has to"),
    (r"(I) ain't", r"\1 am not"),
    (r"(we|you|they) ain't", r"\1 are not"),
    (r"(he|she|it|that|this|there) ain't", r"\1 is not"),
    (r"(would|could|should|might|must|may)'?ve", r"\1 have"),
    (r"(would|could|should|might|must)(n't|n’t)'ve", r"\1 not have"),
    (r"(that|there|this|who)'d (?=(?:be|have|make|work|help|take|give|mean|like|suit|need|cause|allow|require|solve|save)\b)", r"\1 would "),
    (r"(there|what|where|who|how|why)'re", r"\1 are"),
    (r"can't (I|you|we|he|she|it|they)", r"can \1 not"),
    (r"won't (I|you|we|he|she|it|they)", r"will \1 not"),
    (r"(do|does|did|is|are|was|were|have|has|had|could|would|should)n't (I|you|we|he|she|it|they|there)", r"\1 \2 not"),
    (r"^(?:gonna|going to) (?=(?:be|need|have|miss|send|try|take|call|do|get|go|see)\b)(?![^.?!\n]*\?)", "I am going to "),
    (r"^(?:gonna|you gonna|are you gonna) (?=[^.?!\n]*\?)", "are you going to "),
    (r"(?:I|we) dunno", "I do not know"),
    (r"^dunno", "I do not know"),
    (r"I'd of", "I would have"),
    (r"y'all", "you all"),
    (r"r u", "are you"),
    (r"c u", "see you"),
    (r"u r", "you are"),
)  # fmt: skip

STRUCK: tuple[str, ...] = (
    # At the beginning of a sentence and followed by another word; nothing is said by them.
    r"(?:hey|heya|oh|ooh|ah|well|anyway|anyways|anyhow|haha|hahaha|lol|um|umm|uh|hm|hmm|oops|whoops|ugh|yay|wow|phew|yikes|damn|argh|aw|aww|gosh|omg|woohoo|hurray|dude|man|look|listen|so|so yeah|right|alright then|ok so|okay so|right so|now then)[,…]",
    r"(?:hey|oh|ah|haha|lol|um|umm|hm|hmm|oops|whoops|ugh|yay|wow|phew|yikes|damn|aw|aww|omg|woohoo|well|so|anyway)(?:\.\.\.?|…|!+)",
    r"(?:hey|so anyway|oh well|ah well|well anyway|long story short|you know what|guess what|hey there|hey guys|hey folks|hey all|hey everyone)[,:!?.]+",
    r"(?:honestly|basically|literally|like|dude|mate)[,]",
    r"hey(?= (?:can|could|do|did|have|are|is|just|I|we|what|when|where|how|would|will|there's|thanks|sorry|quick)\b)",
)  # fmt: skip

WITHIN: Pairs = (
    # Said in passing, wherever it stands.
    (r",? ?(?<=[\w,] )(?:haha|hahaha|lol|lmao|rofl)(?=[ \t]*(?:[.,!?]|$|\n))", ""),
    (r", (?:mate|buddy|dude|pal|bro|man|lol|haha)(?=[ \t]*(?:[.,!?]|$|\n))", ""),
    (r"(?<=\w),? (?:or something|or whatever|and whatnot)(?=[ \t]*[.,!])", ""),
    (r" (?:xx|xxx|xoxo|xo)(?=[ \t]*(?:$|\n))", ""),
    (r"thanks,? (?:guys|folks|everybody)", "thank you all"),
    (r"(hi|hello|hey|dear|morning|good morning|welcome),? (?:guys|folks)", r"\1 everyone"),
    (r"(?:see|talk to|speak to|catch) (?:ya|you|u) (?:later|soon|then|there)(?=[ \t]*(?:[.!]|$))", "I look forward to seeing you"),
    (r"you guys're", "you are"),
)  # fmt: skip

GREETINGS: Pairs = (
    (r"^(?:hi|hey|heya|hiya|hello|morning|hi there|hey there) (?!(?:there|all|everyone|again|team|from|to|and|is|was|I)\b)((?-i:[A-Z])\w+)(?=,)", r"dear \1"),
    (r"^(?:hi|hey|heya|hiya) (all|everyone|team)(?=[,!])", r"dear \1"),
    (r"^(?:hey|heya|hiya|yo|howdy|hi there|hey there|hello there)(?=[,!]?[ \t]*(?:$|\n))", "hello"),
    (r"^cheers,(?=[ \t]*(?:$|\n))", "kind regards,"),
    (r"^(?:hows|how's|how is|how are) (?:it going|things|you doing|everything going|things going|life)\?", "I hope you are well."),
    (r"^(?:what's|what is|whats) up\?", "I hope you are well."),
    (r"^hope (?:you're|you are|ur|your|u r) (?:doing |all )?(?:well|good|great|ok|okay|fine)\?", "I hope you are well."),
    (r"^(?:hope) (?:you(?: are|'re)?|all is|all's|everything|this|that|it|we|they|he|she|the|your|to)(?!\w)", r"I \g<0>"),
)  # fmt: skip

OPENERS: Pairs = (
    # What a mail begins with.
    (r"^(?:just )?(?:a )?(?:quick|short|little) (?:note|mail|e-?mail|message|line|one) to say (?:thanks|thank you)(?: so much| very much| a lot| a million)?(?= for)", "I am writing to thank you"),
    (r"^(?:just )?(?:a )?(?:quick|short|little) (?:note|mail|e-?mail|message|line|one) to (?:say|tell you|let you know)(?: that)?(?= (?!about\b|how\b|what\b|when\b|if\b|whether\b|hello\b|hi\b|thank)\w)", "I am writing to inform you that"),
    (r"^(?:just )?(?:a )?(?:quick|short|little) (?:note|mail|e-?mail|message|line|one) to (?=\w)", "I am writing to "),
    (r"^just (?:writing|emailing|mailing|dropping you a line|dropping a line|messaging) to (?:say|tell you|let you know) that", "I am writing to inform you that"),
    (r"^just (?:writing|emailing|mailing|dropping you a line|dropping a line|messaging) to", "I am writing to"),
    (r"^(?:this is )?just a (?:quick |friendly |little |gentle )*reminder", "this is a reminder"),
    (r"^(?:quick |friendly |little |gentle )+reminder(?= (?:that|about|to)\b|:)", "this is a reminder"),
    (r"^(?:just )?(?:a )?(?:quick )?(?:heads up|heads-up|fyi)(?: that|,|:| -| –)+ (?=(?:I|we|you|the|my|our|your|there|it|this|that|he|she|they|all|any)\b)", "please note that "),
    (r"^just (?:so you know|fyi|to let you know)(?: that|,|:| -| –)* (?=(?:I|we|you|the|my|our|your|there|it|this|he|she|they|all|any)\b)", "please note that "),
    (r"^(?:just )?(?:a )?quick question(?=[:,.!]| about| on| regarding)", "I have a brief question"),
    (r"^(?:I )?(?:just )?(?:wanna|want to|wanted to) (?:say|tell you) (?:thanks|thank you)(?: so much| very much| a lot| again)?(?= for)", "I would like to thank you"),
    (r"^(?:I )?(?:just )?(?:wanna|want to|wanted to) let you know(?: that)?(?= (?:I|we|you|the|my|our|your|there|it|this|he|she|they|all)\b)", "I would like to inform you that"),
    (r"^(?:I )?just (?:wanna|want to|wanted to) (?:check|see|ask) if", "I would like to ask whether"),
    (r"^(?:just|only) (?:wanna|want to|wanted to)", "I would like to"),
    (r"^wanted to", "I would like to"),
    (r"^(?:I|we) just (?:wanna|want to|wanted to)", "I would like to"),
    (r"^just wondering (?:if|whether)", "I would like to ask whether"),
    (r"^was (?:just )?wondering (?:if|whether)", "I would like to ask whether"),
    (r"^I was (?:just )?wondering if", "I was wondering whether"),
    (r"^(?:just )?wondering (?:if|whether)", "I would like to ask whether"),
    (r"^just (?:checking in|following up|checking) (?=(?:on|about|with|to|if|whether)\b)", "I am writing to follow up "),
    (r"(I am writing to follow up) (?:to see |to check |to ask )?(?:if|whether)", r"I would like to ask whether"),
    (r"^just (?:checking in|following up)", "I am writing to follow up"),
    (r"^(?:just )?checking (?:if|whether)", "I would like to ask whether"),
    (r"^looking forward to", "I look forward to"),
    (r"^(?:really |so |super )?looking forward to", "I very much look forward to"),
    (r"^(?:cannot|can not) wait to(?= \w)", "I very much look forward to being able to"),
    (r"^(?:I|we) (?:cannot|can not|can hardly) wait to (see|meet|hear|work|start|read|be|have|talk|catch|get|show|join|visit)", r"I look forward to being able to \1"),
    (r"^(?:good|great|nice|lovely) to (hear|see|meet|talk|speak|catch)", r"it was good to \1"),
    (r"^(?:glad|happy|pleased) (to|you|that|we|it|I)", r"I am pleased \1"),
    (r"^long time no see", "it has been a long time since we last met"),
    (r"^been (?:a long time|ages|a while)", "it has been some time"),
    (r"^(?:gotta|got to|have to|need to) (?=\w)", "I have to "),
    (r"^(?:not sure|unsure) (if|whether|what|when|where|why|how|who|about|that|I|we|it|this)", r"I am not sure \1"),
    (r"^(?:no idea|no clue) (if|whether|what|when|where|why|how|who)", r"I do not know \1"),
    (r"^(?:no idea|no clue)(?=[.,!])", "I do not know"),
    (r"^(?:got|saw|read|received) (your|the) ({_RECEIVABLE})".replace("{_RECEIVABLE}", _RECEIVABLE), r"I have received \1 \2"),
    (rf"^will ({_ELLIPTIC})(?= (?!I\b|you\b|we\b|he\b|she\b|they\b)\w)(?=[^?\n.]*(?:[.!\n]|$))", r"I will \1"),
    (r"^talk (?:to you )?soon", "I look forward to speaking with you soon"),
    (r"^see you (?=(?:on|at|in|tomorrow|next|this|there|then|soon)\b|[a-z]+day)", "I look forward to seeing you "),
    (r"^(?:would|'d) love to", "I would very much like to"),
    (r"^could not agree more", "I fully agree"),
)  # fmt: skip

APOLOGIES: Pairs = (
    (r"^(?:I am |we are )?(?:so |very |really |super |terribly |awfully )*sorry (?:for|about) (?=(?:the|my|our|this|that|these|any|all|not|being|missing|taking|sending|asking|bothering|keeping|replying|getting|having|writing|forgetting)\b(?! loss| death))", "please accept my apologies for "),
    (r"^(?:so |very |really |super )?sorry (?:to be|I am) late", "please accept my apologies for being late"),
    (r"^(?:so |very |really |super )?sorry (?=(?:to hear|to bother|to disturb|to trouble|to say|to miss|to keep|to have)\b)", "I am sorry "),
    (r"^(?:so |very |really |super )?sorry (?:that )?(?=(?:I|we|you|it|this|he|she|they) )", "I am sorry that "),
    (r"^(?:so |very |really |super )?sorry if", "I apologise if"),
    (r"^(?:so |very |really |super )?sorry(?:,| but|, but) (?=(?:I|we|it|this|that|the|my|our|there|you|he|she|they) (?!\w+\?))", "I am sorry, but "),
    (r"^(?:oh )?(?:so |very |really )?sorry(?=[.!]| again[.!])", "I apologise"),
    (r"^(?:my bad|my mistake|oops, my bad)(?=[.,!]|$)", "I apologise for the mistake"),
    (r"I (?:have )?(?:really )?(?:messed|screwed) up(?=[.,!]| and | on )", "I made a mistake"),
    (r"we (?:have )?(?:really )?(?:messed|screwed) up(?=[.,!]| and | on )", "we made a mistake"),
    (r"(I|we|you|he|she|they) (?:messed|screwed) up (the|this|my|your|our|his|her|their)", r"\1 made a mistake with \2"),
    (r"(my apologies for [^.?!\n]*), been", r"\1, I have been"),
    (r"I am (?:so|super|awfully|terribly) sorry", "I am very sorry"),
    (r"we are (?:so|super|awfully|terribly) sorry", "we are very sorry"),
)  # fmt: skip

THANKS: Pairs = (
    (r"^(?:cheers|ta)(?= (?:for|again)\b)", "thank you"),
    (r"^(?:cheers|ta)(?=[.!]|$)", "thank you"),
    (r"^(?:cheers|thanks), ((?-i:[A-Z])[a-z]+)(?=[.!]?[ \t]*$)", r"kind regards, \1"),
    (r"^(?:a )?(?:huge|massive|big) (?:thanks|thank you|thank-you)(?= (?:for|to)\b|[.!])", "many thanks"),
    (r"(?:thanks|thank you|thx) (?:a million|a ton|a bunch|loads|heaps|tons|so so much|so very much|so much|an awful lot|a lot)", "thank you very much"),
    (r"^thanks(?! to\b| are\b| is\b| were\b)", "thank you"),
    (r"^thanks (?=to (?:you|all|everyone|everybody|both)\b)", "thank you "),
    (r"(?<=[,;:.!?]\s)thanks(?! to\b)", "thank you"),
    (r"(and|but|so|yes|no|ok|okay) thanks(?! to\b)", r"\1 thank you"),
    (r"^(?:really |much )appreciate (it|this|that|your|the|you|all)", r"I greatly appreciate \1"),
    (r"^appreciate (it|this|that|your|the|you|all)", r"I appreciate \1"),
    (r"^much appreciated(?=[.!]|$)", "I greatly appreciate it"),
    (r"(I|we) really appreciate", r"\1 greatly appreciate"),
    (r"you are the best(?=[.!]|$)", "I greatly appreciate your help"),
    (r"(?:say|saying) thanks", "express my thanks"),
)  # fmt: skip

REPLIES: Pairs = (
    # Answers that stand at the beginning.
    (r"^(?:yeah|yep|yup|yes yes|yea)", "yes"),
    (r"^(?:nope|nah|naw)", "no"),
    (r"^(?:ok|okay|k|alright|kk|oki|okey-dokey|righto)(?=[,.!] \w)", "very well"),
    (r"^(?:ok|okay|k|alright|kk|cool|cool cool|ok cool|okay cool|ok great|ok thanks|sweet|righto)(?=[.!]+[ \t]|[.!]*[ \t]*$)", "very well"),
    (r"^(?:cool|sweet|nice|awesome|brilliant|fab|great stuff|good stuff|nice one|amazing|fantastic|super)(?=[.,!])", "excellent"),
    (r"^great(?=[.!] |!)", "excellent"),
    (r"^(?:no worries|no probs|no problem|no prob|np|no biggie|not a problem|no sweat)(?=[.,!] |[.!]*[ \t]*$)", "that is not a problem"),
    (r"^(?:no worries|no probs|no problem|no biggie) (?=(?:if|at all|with)\b)", "it is not a problem "),
    (r"^(?:no worries|don't worry) about", "please do not worry about"),
    (r"^(?:sure thing|for sure|sure|totally|absolutely|definitely|you bet)(?=[.,!] )", "certainly"),
    (r"^(?:sure thing|for sure|sure|you bet)(?=[.!]?[ \t]*$)", "certainly"),
    (r"^(?:that )?(?:sounds?|looks?) (?:good|great|fine|perfect|ok|okay|cool|awesome|like a plan|brilliant|fab|lovely|fantastic|amazing)(?: to me| for me)?(?=[.,!]| -| –|$)", "that suits me very well"),
    (r"^works for me", "that suits me"),
    (r"(that|it|this|(?:mon|tues|wednes|thurs|fri|satur|sun)day) works for (me|us|you|him|her|them|everyone)", r"\1 suits \2"),
    (r"^(?:will do|on it|consider it done)(?=[.,!]|$)", "I will do so"),
    (r"^(?:got it|gotcha|noted|roger|understood|i get it)(?=[.,!]|$)", "I understand"),
    (r"^(?:makes sense)(?=[.,!]|$)", "that makes sense"),
    (r"^(?:count me in|i am in|i'm in)(?=[.,!]|$)", "I would be pleased to join"),
    (r"^(?:i am down|i'm down|i am up) for", "I would be pleased to join"),
    (r"^(?:bummer|that sucks|this sucks|too bad|what a shame|what a bummer|that's a bummer|that is a bummer|such a shame|what a pity)(?=[.,!]|$)", "that is unfortunate"),
    (r"(that|it|this) (?:really |totally )?sucks(?= that| about|[.,!])", r"\1 is very unfortunate"),
    (r"^(?:too bad|a shame|shame|pity|such a pity) (?:that )?(?=(?:I|we|you|he|she|it|they)\b)", "it is unfortunate that "),
    (r"(that|it|this) is (?:too bad|a bummer|a real shame|a real pity|such a shame)", r"\1 is unfortunate"),
    (r"^fingers crossed(?=[.!]|$)", "I hope for the best"),
    (r"^fingers crossed (?:that )?(?=(?:I|we|it|he|she|they|the|this|you)\b)", "I hope that "),
    (r"^congrats", "congratulations"),
    (r"^my pleasure(?=[.!]|$)", "it was my pleasure"),
    (r"^(?:all good|it is all good|we are all good)(?=[.,!]|$)", "everything is in order"),
    (r"^whatever (?:works|suits you)(?=[.,!]|$)", "I am happy with whatever suits you"),
    (r"^any (?:news|update|updates|luck|word)(?= (?:on|about|from|with|yet)\b|\?)", r"is there \g<0>"),
    (r"^(?:got|have) (?:any|some) (time|ideas|questions|plans|news)", r"do you have any \1"),
    (r"^(?:got|have) (?:a|one) (?:sec|minute|moment|min|second)(?= (?:to|for)\b|\?)", "do you have a moment"),
)  # fmt: skip

REFUSALS: Pairs = (
    # "make it" is to come only where nothing is made of it: not in "make it work", "make it on time".
    (rf"(can|could|will|would|shall|able to|unable to|cannot|can not|could not|would not|hope to|going to|managed to|trying to|try to) make it to (?=(?:{_DET}|{_DAY})\b)", r"\1 attend "),
    (rf"(can|could|will|would|shall|able to|unable to|cannot|can not|could not|hope to|going to|managed to|trying to|try to) (not )?make it{_AFTER_IT}(?! to (?:work|the point))", r"\1 \2attend"),
    (rf"(can|could|cannot|can not|could not|able to|unable to) make (the|your|our|my|this|that|tomorrow's|today's|{_DAY}'s) (?=(?:\w+ )?(?:meeting|call|party|dinner|lunch|appointment|conference|event|workshop|training|session|wedding|interview|webinar|class|seminar|presentation|kick-off|demo)\b)", r"\1 attend \2 "),
    (r"(cannot|can not|can|could not|able to|unable to) make ((?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!')", r"\1 attend on \2"),
    (r"(cannot|can not|can|could not|able to|unable to) make (tomorrow|tonight)(?!')", r"\1 attend \2"),
    (r"I (?:cannot|can not) attend", "I am unable to attend"),
    (r"we (?:cannot|can not) attend", "we are unable to attend"),
    (r"(you|they) (?:cannot|can not) attend", r"\1 are unable to attend"),
    (r"(he|she) (?:cannot|can not) attend", r"\1 is unable to attend"),
    (r"(I|we|you|he|she|they) could not attend", r"\1 could not attend"),
    (r"^(?:cannot|can not) attend", "I am unable to attend"),
    (r"^(?:sadly|unfortunately|sorry) (?:cannot|can not|unable to) attend", "unfortunately, I am unable to attend"),
    (
        r"^(?:cannot|can not) (?=(?:come|join|do|talk|find|open|see|access|remember|be|get|log|reach|help|believe|say|tell|promise)\b)"
        + _UNASKED,
        "I cannot ",
    ),
    (r"^will not (?=(?:be|come|join|make|have|get|attend|need|work)\b)" + _UNASKED, "I will not "),
    (
        r"^have not (?=(?:had|got|heard|seen|received|found|been|been able|decided|started|finished)\b)"
        + _UNASKED,
        "I have not ",
    ),
    (
        r"^did not (?=(?:get|see|hear|know|realise|realize|have|mean|want|receive|find|manage|think|notice)\b)"
        + _UNASKED,
        "I did not ",
    ),
    (
        r"^do not (?=(?:think|know|see|believe|understand|remember)\b (?:I|we|it|that|if|whether|what|why|how|when|where|who|this|there))"
        + _UNASKED,
        "I do not ",
    ),
    (r"no can do", "that is not possible"),
)  # fmt: skip

REQUESTS: Pairs = (
    (rf"^(?:and |so |also |oh and )?(?:can|could|would|will) you (?:just |maybe |possibly |perhaps )*(please )?(?:just )?(?={_REQUEST}\b)(?![^.?!\n]*\b(?:please|pls|plz)\b){_QUESTION}", "could you please "),
    (rf"^(?:can|will) you please{_QUESTION}", "could you please"),
    (rf"^(?:can|will) you (?={_REQUEST}\b){_QUESTION}", "could you "),
    (rf"^(?:any chance) you (?:can|could){_QUESTION}", "could you possibly"),
    (rf"^(?:any chance) (?:of|for){_QUESTION}", "would there be any chance of"),
    (rf"^(?:any chance) (we|I|he|she|they) (?:can|could){_QUESTION}", r"would it be possible that \1 could"),
    (rf"^(?:you mind|mind) (?=\w+ing\b){_QUESTION}", "would you mind "),
    (rf"^mind if I{_QUESTION}", "would you mind if I"),
    (rf"^(?:do you |d'you )?(?:wanna|want to){_QUESTION}", "would you like to"),
    (rf"^(?:do you )?want (me|us) to{_QUESTION}", r"would you like \1 to"),
    (rf"^(?:are )?you (?:up for|down for) (a |an |some )?{_QUESTION}", r"would you be interested in \1"),
    (rf"^fancy (?=\w+ing\b){_QUESTION}", "would you like to join me in "),
    (rf"^fancy (?=(?:a|an|some)\b){_QUESTION}", "would you care for "),
    (rf"^(?:how|what) about (?=(?:next |this |on )?{_DAY}){_QUESTION}", "would it suit you "),
    (r"^would it suit you ((?:mon|tues|wednes|thurs|fri|satur|sun)day)", r"would it suit you on \1"),
    (rf"^how about (?:if )?(we|I) {_QUESTION}", r"shall \1 "),
    (rf"^how come{_QUESTION}", "why is it that"),
    (rf"^(?:are )?you free{_QUESTION}", "are you available"),
    (rf"^(?:free|available) (?=(?:on|at|next|this|for|to|{_DAY})\b){_QUESTION}", "are you available "),
    (rf"^you (?:ok|okay|cool|good|fine) with{_QUESTION}", "would you agree to"),
    (rf"^(?:is|are) (.{{2,40}}?) (?:ok|okay|cool|good) (?:with|for|by) (you|everyone|them|him|her){_QUESTION}", r"would \1 be acceptable to \2"),
    (r"(I|we|you|they|he|she) (am|are|is|was|were) free (?=(?:on|at|tomorrow|today|tonight|this|next|after|before|from|for|any|in the|all|most|between|until|to (?:meet|talk|speak|chat|join|come|help|discuss)|\w+day)\b)", r"\1 \2 available "),
    (r"^(?:send|give|tell|call|e-?mail|forward|show|bring|remind|keep|help|text|ask|cc|copy) (?=(?:me|us|him|her|them) )", r"please \g<0>"),
    (r"^(?:let (?:me|us) know)", r"please \g<0>"),
    (r"^do let me know", "please let me know"),
    (rf"^(?:have|take) a (?:quick )?look (?:at )(?={_DET}\b)", "please review "),
    (r"^(?:check|see) (?:the|this) (?=(?:attached|attachment|enclosed|link|file|document|below)\b)", "please see the "),
    (r"^(?:hang|hold) on(?=[.,!]| a (?:sec|second|moment|minute|min)\b)", "please wait"),
    (r"^(?:do not|never) (?=(?:forget|hesitate|worry)\b)", r"please do not "),
    (r"^feel free to", "please feel free to"),
    (r"^(?:make|be) sure (?=(?:to|you|that|the|your|it|we)\b)", "please make sure "),
    (rf"(?<=, )(?:wanna|want to){_QUESTION}", "would you like to"),
    (r"^([^.?!\n]*\b(?:I|we|it|that|this|he|she|they|there|the|my|our)\b[^.?!\n]*\w), (?:ok|okay|alright|all right|yeah|yes|cool)\?", r"\1. Is that acceptable?"),
    (r"^((?:it|that|this|we|you|they|he|she|I|the|there|my|our|your)\b[^.?!\n]*\w), (?:right|correct|no|huh|yeah|innit)\?", r"\1. Is that correct?"),
    (r"(?<=\w), (?:ok|okay|alright|all right)\?", ", please."),
)  # fmt: skip

HAVING: Pairs = (
    # "got": received, where it is something that is sent; possessed, where a determiner follows "have got".
    (rf"(have|has|had|never|just|already|I|we|you|they|he|she) (not |just |already |also |never |only |still not |not yet |finally )?(?:got|gotten) ((?!the message\b)(?:your|the|my|his|her|their|our|a|an|no|any|this|that)(?: \w+)? {_RECEIVABLE})(?! (?:\w+ed|done|sent|send|off|out|back|ready|going|working|right|wrong|signed|through|across|over|under|in|into|onto|to|straight)\b)", r"\1 \2received \3"),
    (rf"(did|do|does|not|will|to|can|should|would|could|might|may) (you |I |we |they |he |she |not |also |ever |still )?get ((?!the message\b)(?:your|the|my|his|her|their|our|a|an|no|any|this|that)(?: \w+)? {_RECEIVABLE})(?! (?:\w+ed|done|sent|send|off|out|back|ready|going|working|right|wrong|signed|through|across|over|under|in|into|onto|to|straight)\b)", r"\1 \2receive \3"),
    (r"(I|we|you|they) have not got (?=(?:a|an|the|my|your|our|his|her|their|any|much|many|enough|it|time)\b)", r"\1 do not have "),
    (r"(he|she|it) has not got (?=(?:a|an|the|my|your|our|his|her|their|any|much|many|enough|it|time)\b)", r"\1 does not have "),
    (r"have (you|we|they|I) got (?=(?:a|an|the|my|your|our|any|some|time|enough|it|everything|anything)\b)", r"do \1 have "),
    (r"has (he|she|it) got (?=(?:a|an|the|my|your|our|any|some|time|enough|it)\b)", r"does \1 have "),
    (r"(I|we|you|they|who) have got (?=(?:a|an|the|my|your|our|his|her|their|some|any|no|two|three|four|five|\d+|plenty|enough|lots|several|many|this|that|these|those|something|nothing|everything|it|them|one|another|more|all|to)\b(?! \w+ (?:\w+ed|done|cut|sent|made)\b)(?! (?:from|as|of) ))", r"\1 have "),
    (r"(he|she|it|who|that) has got (?=(?:a|an|the|my|your|our|his|her|their|some|any|no|two|three|four|five|\d+|plenty|enough|lots|several|many|this|that|these|those|something|nothing|everything|it|them|one|another|more|all|to)\b(?! \w+ (?:\w+ed|done|cut|sent|made)\b))", r"\1 has "),
    (r"^got (?=(?:a|an|some|any|time)\b)(?=[^.?!\n]*\?)", "do you have "),
)  # fmt: skip

VERBS: Pairs = (
    # Verbs with a particle, where the object or the form around them shows what is meant.
    (rf"(give) ({_WHOM}) an? (?:quick )?(?:ring|call|bell|buzz|shout|tinkle)", r"call \2"),
    (rf"gave ({_WHOM}) an? (?:quick )?(?:ring|call|bell|buzz|shout)", r"called \1"),
    (rf"giving ({_WHOM}) an? (?:quick )?(?:ring|call|bell|buzz|shout)", r"calling \1"),
    (r"^call (?=(?:me|us)\b)", "please call "),
    (rf"ring ({_WHOM})(?= (?:up|back|on|at|tomorrow|today|later|when|if|after|before)\b|[.,!?])", r"call \1"),
    (rf"(?:drop|shoot) ({_WHOM}) an? (?:line|note|message|mail|e-?mail|text)", r"write to \1"),
    (rf"(?:dropped|shot) ({_WHOM}) an? (?:line|note|message|mail|e-?mail|text)", r"wrote to \1"),
    (rf"(?:ping|hit up|buzz) ({_WHOM})", r"contact \1"),
    (rf"(?:pinged) ({_WHOM})", r"contacted \1"),
    (r"^(?:write to|contact|inform) (?=(?:me|us|him|her|them)\b)", r"please \g<0>"),
    (rf"get in touch with ({_WHOM}|the|your|our|my)", r"contact \1"),
    (rf"getting in touch with ({_WHOM}|the|your|our|my)", r"contacting \1"),
    (rf"(?:got) in touch with ({_WHOM}|the|your|our|my)", r"contacted \1"),
    (r"get (?:a )?hold of (?=(?:me|us|you|him|her|them|anyone|someone)\b)", "reach "),
    (rf"get back to ({_WHOM})", r"reply to \1"),
    (rf"gets back to ({_WHOM})", r"replies to \1"),
    (rf"getting back to ({_WHOM})", r"replying to \1"),
    (rf"(have|has|had) (not |just |already |never |not yet )?(?:got|gotten) back to ({_WHOM})", r"\1 \2replied to \3"),
    (rf"got back to ({_WHOM})", r"replied to \1"),
    (r"(?:drop|stop|swing|pop) (?:by|in at|into) (?=(?:the|my|your|our|his|her|their) )", "visit "),
    (r"(?:drop|stop|swing|pop) (?:by|in|over|round)(?=[.,!?]| (?:at|on|around|tomorrow|today|later|next|this|any|some|if|when|before|after|for|and|to|\w+day)\b)", "visit"),
    (r"(?:popping|swinging|dropping) (?:by|over|round)(?=[.,!?]| (?:at|on|around|tomorrow|today|later|next|this|any|some|if|when|before|after|for|and|to)\b)", "visiting"),
    (rf"sort out (?=(?:{_DET}|things|what|how|it)\b)", "resolve "),
    (rf"sorting out (?=(?:{_DET}|things|what|how)\b)", "resolving "),
    (r"sort (it|this|that|things|them|everything) out", r"resolve \1"),
    (r"sorting (it|this|that|things|them|everything) out", r"resolving \1"),
    (rf"{_IS} (?:all )?(?:sorted out|sorted)(?= (?!by|in|into|according|alphabetically|on|from)\w|[.,!?])", r"\1 resolved"),
    (r"(get|got) (it|this|that|everything|things|them) (?:sorted out|sorted)(?= (?!by|in|into)\w|[.,!?])", r"\1 \2 resolved"),
    (r"(?:look|dig|delve) into (?=(?:it|the|this|that|your|my|our|what|why|how|these|those|any|a|an)\b)", "investigate "),
    (r"(?:looking|digging|delving) into (?=(?:it|the|this|that|your|my|our|what|why|how|these|those|any|a|an)\b)", "investigating "),
    (r"looked into (?=(?:it|the|this|that|your|my|our|what|why|how|these|those|a|an)\b)", "investigated "),
    (r"check out (?=(?:this|your|our|my|these|those|their)\b|the (?!of\b|hotel|room|book)\w)", "look at "),
    (r"check (it|this|that|them|these) out", r"look at \1"),
    (rf"(?:have|take) a (?:quick |brief |closer |proper )?look at (?={_DET}\b)", "review "),
    (rf"(?:having|taking) a (?:quick |brief |closer |proper )?look at (?={_DET}\b)", "reviewing "),
    (rf"(?:had|took) a (?:quick |brief |closer |proper )?look at (?={_DET}\b)", "reviewed "),
    (rf"{_MODAL} have a (?:quick )?look at", r"\1 look at"),
    (r"(?:chase|chase up) (?=(?:the|this|that|your|our|my) (?:\w+ )?(?:invoice|payment|order|reply|response|report|approval|client|customer|supplier|status)s?\b)", "follow up on "),
    (r"chase up (?=(?:the|this|that|your|our|my|these|those)\b)", "follow up on "),
    (r"chasing up (?=(?:the|this|that|your|our|my|these|those)\b)", "following up on "),
    (r"chased up (?=(?:the|this|that|your|our|my|these|those)\b)", "followed up on "),
    (r"chase (it|this|that) up", r"follow up on \1"),
    (rf"{_MODAL} put off (?={_DET}\b(?! by\b))", r"\1 postpone "),
    (rf"{_MODAL} put (it|this|that|them) off", r"\1 postpone \2"),
    (r"(am|is|are|was|were|been|be|being) put off(?= (?:until|till|to|again)\b)", r"\1 postponed"),
    (r"putting off (?=(?:the|this|that|our|my|your)\b)", "postponing "),
    (rf"{_MODAL} push back (?=(?:the|this|that|our|my|your) (?:\w+ )?(?:meeting|call|deadline|date|launch|release|appointment|lunch|start)\b)", r"\1 postpone "),
    (rf"{_MODAL} push ((?:the|this|that|our|my|your) (?:\w+ )?(?:meeting|call|deadline|date|launch|release|appointment|lunch|start)|it) back", r"\1 postpone \2"),
    (r"pushed back(?= (?:to|until|till|by)\b)", "postponed"),
    (r"call off (?=(?:the|this|that|our|my|your|tomorrow)\b)", "cancel "),
    (r"calling off (?=(?:the|this|that|our|my|your|tomorrow)\b)", "cancelling "),
    (r"(?:called|call) (it|this) off", r"cancelled \1"),
    (r"(am|is|are|was|were|been|be|being|got|have|has|had|we|they|I) called off", r"\1 cancelled"),
    (r"set up (an?|the|another|our) (?=(?:\w+ )?(?:meeting|call|appointment|interview|visit|conference|session|demo|date|time)\b)", r"arrange \1 "),
    (r"setting up (an?|the|another|our) (?=(?:\w+ )?(?:meeting|call|appointment|interview|visit|conference|session|demo|date|time)\b)", r"arranging \1 "),
    (r"hand in (?=(?:the|my|your|our|his|her|their|this|that|it)\b)", "submit "),
    (r"handed in (?=(?:the|my|your|our|his|her|their|this|that)\b)", "submitted "),
    (r"handing in (?=(?:the|my|your|our|his|her|their|this|that)\b)", "submitting "),
    (r"hand (it|them|this) in", r"submit \1"),
    (r"(?:show|turn) up(?=[.,!?]| (?:at|late|on|early|tomorrow|today|next|this|in person|for)\b)", "arrive"),
    (r"(?:shows|turns) up(?=[.,!?]| (?:at|late|on|early|tomorrow|today|next|this|in person|for)\b)", "arrives"),
    (r"(?:showed|turned) up(?=[.,!?]| (?:at|late|on|early|yesterday|last|today|this|in person|for)\b)", "arrived"),
    (r"figure out (?=(?:how|what|why|where|when|who|which|whether|if|the|a|an|this|that|my|our|your)\b)", "determine "),
    (r"figuring out (?=(?:how|what|why|where|when|who|which|whether|if|the|a|an|this|that|my|our|your)\b)", "determining "),
    (r"figured out (?=(?:how|what|why|where|when|who|which|whether|if|the|a|an|this|that|my|our|your)\b)", "determined "),
    (r"(?:figure|work) (it|this|that|things) out", r"resolve \1"),
    (r"(?:figured|worked) (it|this|that|things) out", r"resolved \1"),
    (r"find out if", "establish whether"),
    (r"find out (?=(?:whether|what|when|where|why|how|who|which)\b)", "establish "),
    (r"finding out (?=(?:whether|what|when|where|why|how|who|which)\b)", "establishing "),
    (r"found out (?=(?:that|whether|what|when|where|why|how|who|which)\b)", "learned "),
    (r"(?:hear|find out) (?=more about\b)", "learn "),
    (r"touch base with", "speak with"),
    (r"touch base", "speak"),
    (r"touching base with", "speaking with"),
    (rf"{_MODAL} catch up(?=[.,!?]| (?:tomorrow|today|soon|later|next|this|in|at|over|on {_DAY}|on the phone|by phone|with (?:you|me|us))\b)", r"\1 speak"),
    (rf"{_MODAL} (?:have|grab) a (?:quick |brief )?(?:chat|catch-up|catch up|natter|word|talk)(?: (?=with|about|on|this|next|at|tomorrow|today|before|after|when|some|in|over)|{_END})", r"\1 speak briefly "),
    (r"(?<=speak briefly) (?=[.,;!?])", ""),
    (r"(?:have|grab) a (?:quick |brief )?(?:chat|catch-up|natter)", "have a brief conversation"),
    (r"had a (?:quick |brief )?(?:chat|catch-up|natter)", "had a brief conversation"),
    (r"a (?:quick |brief |short )?(?:chat|natter)(?= (?:about|with|on|this|next|at|tomorrow|today|before|after|when|some|in the)\b|[.,!?])", "a brief conversation"),
    (rf"{_MODAL} (?:chat|talk) about (?=(?:it|this|that|the|your|our|my|how|what|a|an)\b)", r"\1 discuss "),
    (rf"{_MODAL} (?:chat|talk) (?=(?:with|to)\b)", r"\1 speak "),
    (rf"{_MODAL} (?:chat|talk)(?=[.,!?]| (?:tomorrow|today|soon|later|next|this|in|at|over|on {_DAY}|on the phone|by phone|more|again|before|after)\b)", r"\1 speak"),
    (r"(?:chatting|talking) (?=(?:with|to)\b)", "speaking "),
    (r"chatted (?=(?:with|to|about)\b)", "spoke "),
    (r"talk (it|this|that) (?:over|through)", r"discuss \1"),
    (r"talk through (?=(?:the|this|your|our|my)\b)", "discuss "),
    (r"(?:go over|go through|run through|run over) (?=(?:the|this|your|our|my|these|those|some) (?:\w+ )?(?:numbers|draft|report|contract|details?|plans?|documents?|docs?|agenda|figures|list|changes|slides|presentation|proposal|points|questions|results|code|files?|notes|schedule|data|papers?)\b)", "review "),
    (r"(?:going over|going through|running through) (?=(?:the|this|your|our|my|these|those|some) (?:\w+ )?(?:numbers|draft|report|contract|details?|plans?|documents?|docs?|agenda|figures|list|changes|slides|presentation|proposal|points|questions|results|code|files?|notes|schedule|data|papers?)\b)", "reviewing "),
    (r"(?:went over|went through|ran through) (?=(?:the|this|your|our|my|these|those|some) (?:\w+ )?(?:numbers|draft|report|contract|details?|plans?|documents?|docs?|agenda|figures|list|changes|slides|presentation|proposal|points|questions|results|code|files?|notes|schedule|data|papers?)\b)", "reviewed "),
    (r"run into (?=(?:a|an|some|any|the same|more) (?:\w+ )?(?:problem|issue|trouble|error|bug|difficult|snag|delay))", "encounter "),
    (r"(have|has|had) run into (?=(?:a|an|some|any|the same|more) (?:\w+ )?(?:problem|issue|trouble|error|bug|difficult|snag|delay))", r"\1 encountered "),
    (r"ran into (?=(?:a|an|some|the same|more) (?:\w+ )?(?:problem|issue|trouble|error|bug|difficult|snag|delay))", "encountered "),
    (r"come up with (?=(?:a|an|some|any|the|something|new|ideas)\b)", "develop "),
    (r"(?:came) up with (?=(?:a|an|some|the|something)\b)", "developed "),
    (r"wrap up (?=(?:the|this|our|my|your)\b)", "conclude "),
    (r"wrap (this|it|things) up", r"conclude \1"),
    (r"wrapping up (?=(?:the|this|our|my|your)\b)", "concluding "),
    (r"(has|have|had) kicked off", r"\1 begun"),
    (r"kicked off (?=(?:the|this|our|on|at|in|with|yesterday|last)\b)", "began "),
    (r"(to|will|can|we|should|shall) kick off(?= (?:the|this|our|on|at|in|with|tomorrow|next|by)\b|[.,!?])", r"\1 begin"),
    (r"(it|which|that|project|meeting|event|workshop|conference) kicks off", r"\1 begins"),
    (r"(?:send|shoot|fire|ping|bung|chuck) over (?=(?:the|a|an|your|my|our|some|any|this|that|those|these|it)\b)", "send "),
    (r"(?:send|shoot|fire|ping|bung|chuck) (it|them|this|that|those|these) over", r"send \1"),
    (r"(?:sending|shooting) over (?=(?:the|a|an|your|my|our|some|this|that|those|these)\b)", "sending "),
    (r"sent over (?=(?:the|a|an|your|my|our|some|this|that|those|these)\b)", "sent "),
    (r"shoot (me|us|him|her|them) (?=(?:an?|the|your)\b)", r"send \1 "),
    (r"pass along (?=(?:the|a|an|your|my|our|some|any|this|that|those|these)\b)", "forward "),
    (r"bring up (?=(?:the|this|that|your|our|my|an?|any|these|those) (?:\w+ )?(?:issue|point|topic|question|subject|matter|problem|concern|idea)s?\b)", "raise "),
    (r"brought up (?=(?:the|this|that|your|our|my|an?|these|those) (?:\w+ )?(?:issue|point|topic|question|subject|matter|problem|concern|idea)s?\b)", "raised "),
    (r"get rid of", "remove"),
    (r"(?:got|gotten) rid of", "removed"),
    (r"getting rid of", "removing"),
    (r"help (me|us|you|him|her|them) out", r"help \1"),
    (r"help out with", "assist with"),
    (r"(to|can|could|will|would|glad|happy|please) help out", r"\1 help"),
    (r"go ahead and", ""),
    (r"(to|can|could|will|would|should|may|please|let us|we|I) go ahead with", r"\1 proceed with"),
    (r"(to|can|could|will|would|should|may|please|let us) go ahead(?=[.,!?])", r"\1 proceed"),
    (r"(?:keep|keeping) (me|us|you|him|her|them|everyone) (?:posted|in the loop)", r"keep \1 informed"),
    (r"kept (me|us|you|him|her|them|everyone) (?:posted|in the loop)", r"kept \1 informed"),
    (r"(?:on|are on) the same page", "in agreement"),
    (r"bring (me|us|you|him|her|them) up to speed", r"bring \1 up to date"),
    (r"(to|can|could|please|let us|we|shall we|should|will) get (?:started|going|cracking)", r"\1 begin"),
    (r"(to|can|could|let us|we|should|will) get together(?=[.,!?]| (?:on|at|to|next|this|in|for|tomorrow|soon|some|and|with|over)\b)", r"\1 meet"),
    (r"(to|can|could|let us|we|should|will|I) meet up", r"\1 meet"),
    (r"(to|can|could|let us|we|should|will|I) hang out(?= (?:with|on|at|next|this)\b|[.,!?])", r"\1 spend time together"),
    (r"spend time together with", "spend time with"),
    (r"grab (?:a bite|something to eat)(?: to eat)?", "have something to eat"),
    (r"grab (?=(?:a |some )?(?:quick )?(?:coffee|lunch|dinner|breakfast|drink|beer|tea)\b)", "have "),
    (r"(I|we|you|they) (?:reckon|figure)", r"\1 believe"),
    (r"I guess", "I suppose"),
    (r"(I|we) (?:cannot|can not) (?:do|manage) (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|tomorrow\b)", r"\1 cannot meet "),
    (r"meet ((?:mon|tues|wednes|thurs|fri|satur|sun)day)", r"meet on \1"),
    (r"(I|we|you|they) have no clue", r"\1 have no idea"),
    (r"(he|she) has no clue", r"\1 has no idea"),
    (r"hear back from", "receive a reply from"),
    (r"heard back from", "received a reply from"),
    (r"double-? ?check", "verify"),
    (r"double-? ?checking", "verifying"),
    (r"double-? ?checked", "verified"),
    (r"(to|can|could|will|would|please|should|let us|we|must) fix (?=(?:the|this|that|your|our|my|these|those|any) (?:\w+ )?(?:problem|issue|error|mistake|bug)s?\b)", r"\1 resolve "),
    (r"(to|will|can|could|would|should|must|please) let (you|him|her|them) know that", r"\1 inform \2 that"),
    (r"needs? (?:it|this|that|them) (?:like )?(?:yesterday)", "need this very urgently"),
    (r"(to|can|could|will|would|please|should|we|must|I) (?:ask around)", r"\1 enquire"),
    (r"running (?:a bit |a little |slightly )?late", "delayed"),
    (r"running behind", "behind schedule"),
    (r"stuck in (?=(?:a|another|the) meeting|meetings|traffic)", "delayed by "),
    (r"(?:swamped|snowed under|slammed|up to my (?:ears|eyes|neck)|flat out)(?= (?:with|at|this|today|right|all|until|till|in)\b|[.,!])", "very busy"),
    (r"up to my (?:ears|eyes|neck) in", "very busy with"),
    (r"crazy busy", "extremely busy"),
    (r"(things|it|week|day|month|work|everything) (have|has|is|are|was|were) (been )?(?:super |really |so |a bit |pretty |kind of )?(?:crazy|mad|nuts|bonkers|mental|insane|hectic)(?=[.,!]| (?:here|at|lately|this|right|with|around|recently))", r"\1 \2 \3very busy"),
    (r"blown away by", "very impressed by"),
    (r"fed up with", "dissatisfied with"),
)  # fmt: skip

DEGREES: Pairs = (
    # How much: only before words that have a degree, so that "super glue" and "pretty flowers" stay.
    (rf"(?:super|mega|hella|crazy|insanely|real) (?={_RANK}\b)", "very "),
    (rf"(?:super|mega) duper (?={_RANK}\b)", "very "),
    (rf"(?:so|really) really (?={_RANK}\b)", "very "),
    (rf"(?<!not\s)really (?={_RANK}\b)", "very "),
    (rf"pretty (?={_RANK}\b)", "quite "),
    (r"pretty much", "largely"),
    (r"(?<!\bthe\s)(?<!\ba\s)(?<!\bno\s)(?<!\bthis\s)(?<!\bthat\s)(?<!\bany\s)(?<!\bsome\s)(?<!\bits\s)way (?=too\b|(?:more|less|better|worse|faster|slower|bigger|smaller|longer|earlier|later|easier|harder|cheaper|higher|lower|further)\b)", "far "),
    (r"(am|is|are|was|were|been|be|feel|feels|seems|seem|looks|look|sounds|sound) (?:kind|sort|kinda|sorta) of (?!(?:a|an|the|like|you|him|her|them|your|his|my|our|their|that|this|it|what|thing)\b)(?=\w)", r"\1 somewhat "),
    (r"(?:kinda|sorta) (?=\w)", "somewhat "),
    (r"(am|is|are|was|were|been|be|feel|feels) so (?=(?:grateful|happy|glad|pleased|excited|sorry|busy|proud|thankful|impressed|tired|disappointed)\b(?! that| as))", r"\1 very "),
    (r"(?<!quite\s)(?<!every\s)(?<!not\s)a (?:little )?bit of (?=an? )", "something of "),
    (r"(?<!quite\s)(?<!every\s)(?<!not\s)a (?:little )?bit of (?=[a-z])", "a little "),
    (r"for a (?:little )?bit(?=[.,!?]|$)", "for a short time"),
    (r"in a (?:little )?bit(?=[.,!?]|$)", "shortly"),
    (r"quite a bit(?! of)", "considerably"),
    (r"quite a bit of (?=[a-z])", "a considerable amount of "),
    (r"(?<!quite\s)(?<!every\s)(?<!not\s)a (?:little|wee|tiny) bit(?! (?:of|and))", "slightly"),
    (r"(?<!quite\s)(?<!every\s)(?<!not\s)(?<!little\s)(?<!wee\s)(?<!tiny\s)a bit(?= (?!of\b|and\b|by\b|or\b|in\b)\w|[.,!?])", "a little"),
    (rf"(?:lots|loads|tons|heaps|oodles|a ton|a bunch|a load|a whole bunch|a whole lot|a lot|an awful lot|plenty) of (?=(?:[a-z]+ ){{0,1}}{_PLURAL}\b(?<!less)(?! (?:of|to)\b))(?<!\d tons of )(?!(?:flowers|grapes|keys|bananas|roses|herbs|the|my|your|our|his|her|their|this|that|these|those|us|them|it|money|time|work)\b)", "many "),
    (rf"(?:lots|loads|tons|heaps|oodles|a ton|a load|a whole lot|a lot|an awful lot) of (?=(?:[a-z]+ )?{_MASS}\b)", "a great deal of "),
    (r"(?:lots|loads|heaps|tons) more", "considerably more"),
    (r"(?<!\bthan\s)a lot (?=(?:more|better|less|easier|harder|faster|worse|bigger|smaller|longer|higher|lower|cheaper)\b)", "considerably "),
    (r"(?<!\bnot\s)(?<!\bthanks\s)(?<!\byou\s)(?<!\bquite\s)a lot(?=[ \t]*(?:[.,;!?]|$|\n)| lately| recently)", "a great deal"),
    (r"(a|an|the|some|one|this|that|your|my|our|another|for|quick|have|with) quick (?=(?:question|call|note|look|word|update|summary|chat|meeting|reply|overview|comment|introduction|break)\b)", r"\1 brief "),
    (r"a quick (?=(?:question|call|note|look|word|update|summary|meeting|overview|comment|introduction|break)\b)", "a brief "),
    (r"(?:an )?awesome (?=(?:job|work|news|idea|time|team|opportunity|event|day|result|results|presentation|meeting|people)\b)", "excellent "),
    (r"(was|is|are|were|be|been|sounds|looks) (?:so |really |just |totally |absolutely )?(?:awesome|amazing|fab|brilliant|epic|terrific|wicked|ace|top notch|top-notch)(?= (?!at\b)\w|[.,!])", r"\1 excellent"),
    (r"(is|are|was|were|be) (?:cool|okay|ok) (?=(?:with|by|for) (?:me|us|you|him|her|them|everyone)\b(?! to\b))", r"\1 acceptable "),
    (r"acceptable (?:with|by|for) (?=(?:me|us|you|him|her|them|everyone)\b(?! to\b))", "acceptable to "),
    (r"(that|this|it) (is|was|would be|will be|sounds|looks) (?:so |really |very |super )?(?:cool|neat|sweet)(?=[.,!])", r"\1 \2 very good"),
    (r"(is|was|am|are|were|be|been|feel|feels|look|looks|seem|seems|everything|all|that|it|this) (?:okay|ok)(?= (?:if|to|that|with|now|again|so)\b|[.,!?])", r"\1 all right"),
    (r"(?:totally|completely) (?=(?:agree|understand|forgot|get|fine)\b)", "fully "),
    (r"fully forgot", "completely forgot"),
)  # fmt: skip

NOUNS: Pairs = (
    (r"there is (?=many\b)", "there are "),
    (r"there was (?=many\b)", "there were "),
    (r"is there (?=many\b)", "are there "),
    (r"(\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred|thousand|few) bucks", r"\1 dollars"),
    (r"(\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred|thousand|few) quid", r"\1 pounds"),
    (r"(\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred|few) grand(?=[.,!?]| (?:for|to|in|on|over|more|less|from|by|a|per|each|and|or|is|was|off|so|too|at|short)\b)", r"\1 thousand"),
    (r"(\d+|few|couple of|several|ten|five|two|three|fifteen|twenty|thirty) mins?", r"\1 minutes"),
    (r"(\d+|few|couple of|several|ten|five|two|three|fifteen|twenty|thirty) hrs", r"\1 hours"),
    (r"(\d+|few|couple of|several|ten|five|two|three|fifteen|twenty|thirty) secs", r"\1 seconds"),
    (r"(\d+|few|couple of|several|ten|five|two|three|four|six) (?:wks)", r"\1 weeks"),
    (r"(\d+|few|couple of|several|ten|five|two|three|four|six) (?:yrs)", r"\1 years"),
    (r"(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?<!\bcash\s)(?<!\bour\s)(?<!\bmy\s)till (?!rolls?\b|receipts?\b)(?=\w)", "until "),
    (r"'til(?=\s)", "until"),
    (r"(?<!\bthe\s)(?<!\ban\s)(?<!\bat\s)(?-i:atm)", "at the moment"),
    (r"you guys", "you"),
    (r"(?:the) guys (?=(?:from|in|at|who)\b)", "the people "),
    (r"(those|these|some|other|few|two|three|four|five|both|several|many) guys", r"\1 people"),
    (r"(a|the|this|that|some|another|new|nice|good) guy (?=(?:from|who|in|at|called|named|is|was|I|we|told|said)\b)", r"\1 person "),
    (r"(my|your|our|his|her|their) folks", r"\1 family"),
    (r"(?<!\bmy\s)(?<!\byour\s)(?<!\bour\s)(?<!\bhis\s)(?<!\bher\s)(?<!their\s)folks", "people"),
    (r"(the|my|our|your|their|his|her|two|three|four|all|school|some|many|with|for|little|young|of) kids(?! \w*ding)", r"\1 children"),
    (r"(my|our|your|their|his|her|little|a|the|every|each|one) kid(?=[.,!?]| (?:is|was|has|who|will|had|from|and|to|at|in|for)\b)", r"\1 child"),
    (r"(my|our|your|their|his|her) (?:mum|mom|mummy|mommy)('s)?", r"\1 mother\2"),
    (r"(my|our|your|their|his|her) (?:dad|daddy)('s)?", r"\1 father\2"),
    (r"(mother|father) and (?:dad|daddy)", r"\1 and father"),
    (r"(mother|father) and (?:mum|mom)", r"\1 and mother"),
    (r"(my|your|his|her) (?:buddy|mate|pal|bestie)", r"\1 friend"),
    (r"(my|your|his|her|our) (?:buddies|mates|pals)", r"\1 friends"),
    (r"(my|your|his|her|our|their) boss", r"\1 manager"),
    (r"(?:and|or) (?:stuff|all that stuff|stuff like that|all that|things like that)(?=[ \t]*[.,!?])", "and so on"),
    (r"(?:lots|loads|tons|a lot|a bunch|heaps) of stuff", "many things"),
    (r"(some|other|more) stuff", r"\1 matters"),
    (r"(my|your|his|her|our|their) stuff", r"\1 belongings"),
    (r"all (?:of )?(?:the|this|that) stuff", "all of this"),
    (r"(the|this|that) stuff (?=(?:you|we|I|that|from|for|about|on|in)\b)", r"\1 material "),
    (r"(?:the )?(?:heads up|heads-up)(?=[.,!]| (?:on|about)\b)", "the advance notice"),
    (r"a (?:heads up|heads-up)", "advance notice"),
    (r"a (?:couple|few) (?:things|bits and pieces)", "several matters"),
    (r"(is|was|been|be|such|quite|bit of|something of) a (?:real |total |massive |right )?(?:pain|hassle|nuisance|drag)(?= to\b| for\b|[.,!])", r"\1 an inconvenience"),
    (r"such an? (?:pain|hassle)", "such an inconvenience"),
    (r"(?:without|no) (?:any )?hassle", "without difficulty"),
    (r"for (?:ages|yonks)", "for a long time"),
    (r"it has been ages since", "it has been a long time since"),
    (r"(take|takes|took|taken|taking) (?:ages|forever)", r"\1 a very long time"),
    (r"(the|a|this|that|some|any|your|my|our|more|further|for|all|of|with|and|on|enough|contact|send|useful|new|additional) (?-i:info)", r"\1 information"),
    (r"(the|a|this|that|your|my|our|word|google|shared|attached|new|draft|final|first) (?-i:doc)(?! (?:martens|holiday))", r"\1 document"),
    (r"(the|these|those|your|my|our|some|any|all|of|word|shared|attached|new|draft|final|and|no|more|few) (?-i:docs)", r"\1 documents"),
    (r"(the|a|this|that|your|my|our|one|new|nice|good|profile|group) (?-i:pic)", r"\1 picture"),
    (r"(the|these|those|your|my|our|some|any|all|of|few|new|nice|good|more|no|attached|and|send) (?-i:pics)", r"\1 pictures"),
    (r"(the|an|a|this|that|your|my|our|next|another|doctor's|dentist) (?:app't|appt)", r"\1 appointment"),
    (r"(the|a|this|that|your|my|our|next|another|team|staff) mtg", r"\1 meeting"),
    (r"(the|a|this|that|your|my|our|another|last|sales|service|support|customer) (?-i:rep)(?=[.,!?]| (?:for|from|at|is|was|will|who|to|and|has|in|said|told|on)\b)", r"\1 representative"),
    (r"(the|an|a|this|that|your|my|our|new|job|online|newspaper) (?-i:ad)(?=[.,!?]| (?:for|in|from|is|was|on|about|and|to|with)\b)", r"\1 advertisement"),
    (r"(the|a|our|my|your|research|university) (?-i:lab)(?=[.,!?]| (?:is|was|on|at|in|for|to|and|will)\b)", r"\1 laboratory"),
    (r"(the|your|my|our|a|new|big|any|all|more|these|exam|quick) (?-i:fab)(?= \w)", r"\1 excellent"),
    (r"(the|this|that|your|my|our|next|last|every|long|nice|great|good|a|bank holiday) (?:wknd|wkend)", r"\1 weekend"),
    (r"(your|my|our|his|her|their|the|happy|a) (?:b-day|bday)", r"\1 birthday"),
    (r"(a|the|some|your|my|our|his|her|their|this) (?:bro)", r"\1 brother"),
)  # fmt: skip

SENTENCES: Pairs = (
    # What joins sentences.
    (r"^but (?=(?:I|we|you|he|she|it|they|there|the|this|that|my|our|your) )", "however, "),
    (r"^plus,? (?=(?:I|we|you|he|she|it|they|there|the|this|that|my|our|your) )", "in addition, "),
    (r"^and (?=(?:also|then) )", ""),
    (r"^(?:also|oh and|and also|oh, and|one more thing)(?:,|:) (?=(?:I|we|you|he|she|it|they|there|the|this|that|my|our|your|could|please|do|is|are) )", "in addition, "),
    (r"^(?:anyway|anyways|anyhow) (?=(?:I|we|you|he|she|it|they|there|the|this|that|let) )", ""),
    (r"^(?:and )?so (?=(?:I will|we will|please|let us|we need|we have to|I need|I have to|I would|we would|I think|we should|could you|can we|can I|can you|are you|do you|will you|shall we) )", ""),
    (r"(?<=\w), so yeah(?=[.!])", ""),
    (r"(?<=\w), (?:you know|ya know|y'know)(?=[.!])", ""),
    (r"(?<=\w),? though(?=[.!])", ", however"),
)  # fmt: skip
TABLES: tuple[Pairs, ...] = (
    WITHIN, GREETINGS, OPENERS, APOLOGIES, THANKS, REPLIES, REFUSALS, HAVING, VERBS, DEGREES, NOUNS, REQUESTS, SENTENCES,
)  # fmt: skip
