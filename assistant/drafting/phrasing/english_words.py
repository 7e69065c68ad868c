# ruff: noqa: SIM905, E501  (word lists read best one a line)
"""Word classes of telegraphic English: what lacks its subject, what is a state, what bids; data alone."""

from __future__ import annotations

# A sentence that begins with one of these lacks only its "I": no reader would take it for an order.
I_VERBS = (
    "can can't cannot could couldn't will won't would wouldn't may might must mustn't should "
    "shouldn't don't didn't haven't hadn't am need want think hope agree disagree suggest propose "
    "recommend prefer appreciate apologise apologize wonder believe expect regret know understand "
    "doubt wish miss"
).split()
PAST = (
    "spoke saw forgot wrote went came took knew began sent got met found made paid left heard "
    "received booked checked talked called asked finished tried looked reviewed enjoyed lost missed broke bought"
).split()
ADJECTIVES = (
    "happy glad afraid able unable available free sure certain pleased delighted ready busy away ill "
    "sick late back unavailable interested worried sorry-about keen excited aware unsure grateful "
    "fine stuck in-favour"
).split()
STATES = (
    "working waiting looking planning hoping travelling traveling preparing coming arriving leaving "
    "going writing thinking trying staying flying driving heading returning moving sitting living"
).split()
# With these the object follows at once: "taking the next one", "bringing dessert".
DOING = "taking bringing sending attending visiting catching expecting considering finishing enclosing attaching".split()
# Participles that tell of a change that took place; the others tell of a state.
CHANGES = frozenset(
    (
        "moved extended postponed cancelled canceled approved rejected confirmed sent booked paid "
        "updated changed fixed shipped delivered received rescheduled delayed accepted declined "
        "reserved ordered submitted released merged deployed refunded transferred uploaded replaced "
        "removed renewed sold published corrected repaired revised signed "
        "reached adopted amended announced appointed archived assigned authorised blocked calculated certified cleaned collected "
        "compiled configured connected converted copied created credited debited deducted deleted destroyed disabled disconnected "
        "discussed dismissed distributed documented drafted edited enabled encrypted evaluated examined executed exported filed "
        "finalised finalized forwarded granted identified implemented imported inspected issued launched negotiated notarised omitted "
        "overlooked packed painted posted processed purchased recalled recorded recovered reduced registered reimbursed reinstalled "
        "renamed reported requested restarted restored retrieved returned reversed secured selected serviced stamped suspended "
        "terminated transcribed treated unlocked upgraded validated verified withdrawn stolen"
    ).split()
)
PARTICIPLES = [
    *(
        "attached enclosed finished completed done scheduled closed opened arranged planned prepared agreed settled "
        "resolved solved reviewed tested installed broken lost found gone chosen made written given taken held kept known "
        "shown invoiced downloaded printed translated provided included covered checked due needed required missing "
        "expected ready overdue unpaid affected excluded filled insured produced stored supplied"
    ).split(),
    *sorted(CHANGES),
]
STATIVE = ["down", "up", "late", "available", "unavailable", "open", "full", "empty", "ok", "okay", "fine", "wrong", "correct", "broken", "offline", "online", "free", "urgent", "unclear", "clear", "complete", "incomplete", "useful", "helpful", "in-progress", "in-place", "on-track", "on-hold", "on-time", "under-way", "under-control", "at-risk", "out-of-stock", "on-the-way", "out-of-order", "up-to-date"]  # fmt: skip
ADVERBS = "(?:not|now|nearly|currently|completely|probably|temporarily|partially|already|still|finally|just|almost|also|never|fully|partly|only|yet|no longer|all|both|slightly|very|quite|rather|really|much|somewhat|extremely|far too|a bit|a little)"
# Said of a thing at the end of a clause, and only of a noun that is known: "hotel nice", but not "pretty good".
ADJECTIVE = (
    "nice terrible great good bad better worse wonderful awful lovely cold hot warm expensive cheap high low short long busy slow "
    "fast quiet noisy dirty clean wet dry heavy light difficult easy hard possible impossible important necessary normal stable "
    "unstable dangerous safe tired ill sick asleep happy sad angry upset worried disappointed satisfied valid invalid illegal legal "
    "positive negative live small large big tight ready alone useless visible loose stuck swollen painful sore healthy unchanged strange "
    "corrupt corrupted blurred unreadable illegible outdated pending outstanding incorrect faulty damaged blank frozen unsigned inaccurate"
).split()
# Participles that go with a particle: changes, and states that go on ("sold out").
PUT_OFF = (
    "pushed back|pushed forward|pushed|put off|put back|put on hold|brought forward|called off|set up|sent out|sent off|sent back|handed in|handed over|"
    "handed out|turned down|turned away|filled in|filled out|ruled out|carried out|paid back|paid off|paid out|picked up|dropped off|drawn up|written off|"
    "signed off|taken down|taken over|taken out|taken off|thrown out|thrown away|given back|cut off|closed down|moved forward|moved back|moved up|crossed out|left out|"
    "voted down|voted through|struck out|passed on|held up|fixed up|sorted out|worked out|cleared up|wound up|watered down|scaled back|scaled up|rolled out|rolled back"
).split("|")
STAYS_SO = "switched off|switched on|turned off|turned on|sold out|booked out|booked up|used up|worn out|blocked off|logged in|locked up".split(
    "|"
)
# What was done once and for all: on a day it was.
PAST_ACTS = frozenset(
    "sent paid signed filed received delivered submitted shipped handed published approved rejected stolen issued served lodged refunded transferred "
    "returned uploaded posted reported repaired fixed replaced dismissed granted withdrawn notarised served examined".split()
)
# What was done where nothing is said of a state: "no decision made", "report not reviewed yet".
DONE = frozenset(
    "given made taken found agreed reached arranged prepared chosen shown written reviewed tested checked settled resolved solved "
    "installed completed finished invoiced translated printed".split()
)
# "61 colleagues signed" says what they did, not what was done to them.
PEOPLE = frozenset(
    (
        "colleagues people members customers clients patients students parents neighbours neighbors employees "
        "friends guests tenants candidates applicants nurses doctors users staff everyone"
    ).split()
)
# "boiler broke down": with such a verb before it, the word belongs to the verb and is no state.
OF_VERBS = frozenset("up down open free".split())
WENT = frozenset(
    "blew broke came drove fell flew gave got grew held kept knew laid led left let made met put ran rode rose sat set "
    "shot shut slept spoke split spun stood swung threw took tore went woke wound wrote".split()
)
DONE_BY_PEOPLE = frozenset("signed agreed accepted declined ordered paid booked reviewed confirmed".split())
# What a person is far likelier to have done than to have had done to them: "plumber cancelled".
DONE_BY_ONE = frozenset("cancelled canceled declined accepted agreed confirmed".split())
# Verbs in their base form that are not nouns as well; at the start of a point they are an order or a promise.
ORDERS = frozenset(
    "attach arrange accept apologise apologize agree add allow approve avoid become believe bring build buy choose "
    "collect compare complete confirm consider continue create decide decline deliver describe discuss download "
    "ensure explain extend finish follow forget forward handle hear hold inform install invite join keep learn "
    "leave look lose make meet mention move notify open pay pick postpone prepare prevent print provide publish "
    "put reach reject remember remind remove replace resend reserve resolve return say see sell send set share "
    "show sign solve speak spend stand stop submit suggest take talk tell thank think translate turn understand "
    "update upload use verify visit wait want wish work write".split()
)
NOT_NOUNS = frozenset(
    (
        "please not no never very also still just already if when because but and or so then maybe "
        "perhaps thanks thank sorry happy glad great good nice well hope hopefully unfortunately "
        "until by from with without let get send make keep have be give take put find call ask tell "
        "check see come go bring need want sent got received booked paid review read use try wait "
        "stop start confirm pay sign move all everything everyone you we they it i he she"
    ).split()
)
# What happens at a time of its own: the last word of its noun.
EVENTS = (
    "meeting|workshop|call|lunch|dinner|breakfast|training|review|interview|party|presentation|appointment|flight|train|course|seminar|"
    "webinar|conference|kick-?off|demo|dress rehearsal|rehearsal|discharge|surgery|operation|hearing|handover|inspection|departure|arrival|"
    "exam|class|lesson|match|concert|wedding|funeral|audit|viewing|tour|ceremony|launch|election|strike|session|vote"
)
TESTS = "test|tests|check-?up|scan|x-?ray|follow-?up|ultrasound|screening|vaccination|consultation|visit"
# Abbreviations that are counted like the noun they stand for, and no names.
SHORT_NOUNS = frozenset("MRI NDA INR CT ECG EEG CV PDF SLA VPN URL PCR TSH".split())
# Whose value is a date, which then takes no "on".
DATES = "deadline|date|birthday|cut-?off"
MASS = frozenset(
    (
        "lunch dinner breakfast work help money time information feedback progress training support "
        "research travel everything delivery access payment parking hiring recruitment production"
    ).split()
)
# What is said of a thing at the end of a clause, as a pattern.
STATE_WORD = r"too\s\w+|" + "|".join(
    sorted(
        (word.replace("-", r"\s") for word in [*PARTICIPLES, *PUT_OFF, *STAYS_SO, *STATIVE, *ADJECTIVE]),
        key=len,
        reverse=True,
    )
)
