"""Words that stand in many sentences of health pages: trying phrases wherever one of them stands costs the most.

`python bench/common_words.py` prints the table.
"""

from __future__ import annotations

from functools import cache

# By how many of 1,000 sentences hold a word, at the least: a band reaches to the next. Counted in 36,586 sentences
_BANDS = {
    512: """
        .
    """,
    256: """
        , the
    """,
    128: """
        a and in is it of to
    """,
    64: """
        : ? are can for not on or that with you your
    """,
    32: """
        about an as at be do from has have i if may people they what
    """,
    16: """
        " 's ( ) ; after back been before blood but by day does first get help how more most my no one out pain so some
        take than them there this treatment two up was we when which who
    """,
    8: """
        / 1 2 advice all also any ask baby because better body call cancer cause child children days disease doctor dose
        down effects every feel found go good gp had health heart into keep last less like long low make many medicine
        medicines minutes months need never nhs off often oil only other our over own put references risk same see
        should side skin sleep small stop such symptoms tablets tell their these three time too trials uk under us use
        used usually water week weeks well were will within without work years
    """,
    4: """
        % & 10 100 3 5 6 999 [ ] acid adults again against age alcohol around attack away babies between bleeding bone
        both bowel brain bring c cannot capsules care cells change check clear clinic cochrane cold come comes common
        could course cure daily depression diabetes did diet doctors don't drink drops dry during each ear early even
        everyone evidence exercise eye fever few find five follow food four free general give given gives goes hair half
        harm he headache her here high home hours https immune include infection information its joint just know leave
        life light little live liver longer look loss lower makes me medical men month much muscle national new next
        nice night nothing now number nurse once others page part patients person pharmacist place please pregnancy
        pregnant pressure problems questions read red replace research rest review right safe said say says several
        severe she short since six sore start still stomach studies sugar surgery taken takes taking talk team ten test
        then therapy those through told trial trouble type until vaccine very vitamin way weight where whether while why
        women works would www year £ –
    """,
    2: """
        ! 'd 're 've - 111 12 14 20 2023 2026 30 4 50 7 9 above acupuncture add afterwards allergy alone already
        although always among amount another answer anti antibiotics antidepressants anyone anything appointment arm
        arthritis asked asthma attacks average avoid bad become bed behind being below benefit benefits best black bones
        book bottle breast breathing brings british calcium called calm came can't capsule carry cartilage caused causes
        chance changes checked chest choose chronic clean clinical coffee collagen compared complaints condition
        conditions cough cut d damage dark dementia depends diarrhoea difference different disorder doesn't done doses
        dr drinking drop drug drugs e ease eat eating eczema effect eight else emergency enough evening ever eyes face
        fact family far fast fat feeling feet fewer fine fish flu flushes foot full further garlic gets getting glass
        going gone got green group grow gut hand hands happens hard having head headaches healthy hear hearing heavy
        heel helps herbal higher hip his hold honey hormone hospital hot hour hrt ibuprofen illness including infections
        inflammation injection injections insomnia institute insulin iron isn't itself joints juice keeps kidney kidneys
        knee known knows label large laser lasts later lead leaflet least left legs let level likely lining list looked
        lost lowers made magnesium mean means measles melatonin menopause might migraine mild milk mood morning mostly
        mouth muscles must natural nausea nearly neck needed needs nerve nights nine nobody none normal nose notice
        offer offered old older ones open operation org osteoarthritis painful painkillers paracetamol parents pill
        pills plan plenty poor possible powder prescribed prescription prevent product products professional prostate
        published raise raised rare rash reading reason recommended reduce regular relief remission report reported
        result results reviewed ring risks room root run s school screening second seen serious sessions set show shown
        sick signs single sit sleeping slow smoking sold someone something sources speak statins stay stem steroid stiff
        stopping straight stress stroke study sudden suddenly suggest supplement supplements support swelling swollen
        syndrome system tablet talking tea teeth temperature term tested tests therapist thing things think though
        throat thyroid times tinnitus tired tiredness tissue today together took treat treated treatments try turn
        unless urine users usual vaccines vinegar virus visit visits wait want warm wear whole whose worn worse worth
        wrong yes yet yourself | “ ”
    """,
    1: """
        ' 'll 'm 1,000 11 123 15 16 18 19 2019 2021 2022 2024 24 25 38 40 60 8 90 according ache act active advise
        advised advises affect affects aged agency air al alkaline allergic almost along alongside alternative am
        american amounts answered anxiety apple asks asleep aspirin assessment autism available b bacteria bag balance
        becomes begin behavioural big birth bit bladder bloating blocked blue box break breakfast breastfeeding breath
        breathe breathlessness broken broth burn burns buy cancers carries case cases catch cbd cbt cell cent certain
        changed chemotherapy choice cholesterol cider clears clients clinics close clots cognitive colds colic college
        colour combined coming complementary confusion constipation consultant contact contain contains content control
        cool cost costs count countries cramps cream creams cupping cups dangerous data date death deaths deserves desk
        detox diagnosed diagnosis didn't die died dietitian diets differ dizziness doing door drinks drip drips drive
        drowsiness drowsy due dummy ears easier effective eggs either elbow eleven empty end ends energy england
        epilepsy et everything exactly example excellence exercises expect explain explains extra extract fall falls
        false families faster february feels felt fit fluid fluids following follows foods form forms forty fractures
        frequent fresh fridge friend fruit gain gave generally gentle germs gland glasses glucose gluten gout groups
        growing grows growth guidance guide guideline gums happen happy hardly harms hay heal healing heard heat held
        herbs him history hiv holds hormones hurt ice idea ill improve increase inflammatory injury inside instead jab
        january job john june keeping kept kind kinds kit kitchen knees laboratory lancet lasting late leaves leaving
        leg lemon lets letter levels library lice lie lift line link linked living local looking looks loose lose losing
        lot love machine main making man management march mask massage matter matters meal meals meant medically memory
        methotrexate mg mice micrograms midwife millions mind mine minute missed mixed mmr moderate money move movement
        myth name near needle needles needling neither nerves news noise note numbers nutrition occur oestrogen omega
        online option options order ordinary osteoporosis outside oxygen palmetto panic paper pass passed past patches
        patient per phone physicians placebo plain plant point points pollen post posted practice prescribe prevention
        prevents price probably probiotics problem programme promise protect protection protects protein proven prp psa
        pulling quality question quick quickly quiet raises rarely rather raw reach reaction readers readings real
        recommend recovery reduces reflexology registered related remedies remove replacement researchers restless
        return reviews ringing roughly round royal rule running runs safety salt saw scalp scan scans scientists seizure
        seizures send september session settle seven sex share shingles shockwave shop shows sickness sight sign similar
        simply size skip slightly slowly society soft somebody sometimes soon sooner soreness sound soup specialist
        specialists speech spinal spine spread spring st staff stand standard standing started starts statin stays step
        steps stiffness stone stones stools stopped stops story strain strength strong stronger studied success suitable
        sun sure surgeon surgeons swallow swallowed switches table tape taste tells tendon testing themselves therapies
        thin thinking thinners thinning third thirty thought thoughts tight tiny tongue top toxins trained training
        travel tried true trust trying tube tummy turmeric turned turns twelve twenty twice uncertain unwell upset
        urgent useful uses using viruses vision vitamins vomiting waiting wake walk walking wall warfarin wash watch
        weak weakened weakness went whatever white widely winter withdrawal womb won't word words worked working world
        worried worry wort wound write written wrote yellow young yours zinc ° · —
    """,
}
_RARE = 0.1  # all other words


@cache
def _rates() -> dict[str, float]:
    return {word: 1.5 * band for band, words in _BANDS.items() for word in words.split()}


def rate_of(word: str) -> float:
    """How many of 1,000 sentences hold a word, roughly."""
    return _rates().get(word, _RARE)
