"""What an article says about itself, under one name each: author, reviewer, published, updated, reviewed, title …

Keys as sites spell them are folded to these names; an unknown key keeps its own, folded spelling. Values are not judged
here.
"""

from __future__ import annotations

from claimlint.article.patterns import lazy_pattern
from claimlint.values import NamedTuple

_NAMES = {
    "author": "author authors by byline writer writers writtenby authorname creator contributor dccreator"
    " pageowner contentowner informationowner documentowner leafletowner",
    "reviewer": """reviewer reviewers reviewername reviewedby approvedby verifiedby medicalreviewer
        medicalreviewers medicallyreviewedby medicalreviewedby clinicalreviewer clinicallyreviewedby
        expertreviewer scientificreviewer clinicaleditor medicaleditor scientificeditor clinicalcheck
        clinicalapproval""",
    "fact-checker": "factchecker factcheckers factcheckedby checkedby",
    "author.credentials": """authorcredentials authorcredential authorqualifications authorqualification authorrole
        authorjobtitle authorposition authorprofession""",
    "reviewer.credentials": """reviewercredentials reviewercredential reviewerqualifications reviewerrole
        reviewerjobtitle""",
    "editor": "editor editors editedby",
    "published": """published date datepublished publishdate publisheddate publishedat publishedon publishedtime
        pubdate publicationdate created createdat datecreated firstpublished posted posteddate
        articlepublishedtime issued""",
    "updated": """updated updatedat updatedon updateddate dateupdated lastupdated lastupdate lastmod lastmodified
        modified modifieddate datemodified modifiedtime updatedtime articlemodifiedtime ogupdatedtime revised
        lastrevised""",
    "reviewed": """reviewed reviewedon reviewedat reviewdate datereviewed lastreviewed lastreview lastrevieweddate
        lastreviewdate datelastreviewed medicallyreviewed medicallyreviewedon medicalreviewdate lastmedicalreview
        factchecked factcheckedon lastchecked""",
    "next-review": """nextreview nextreviewdate nextreviewdue reviewdue reviewby reviewduedate duereview expires
        expirydate""",
    "title": """title headline ogtitle name pagetitle seotitle metatitle twittertitle socialtitle alternativeheadline
        alternatetitle""",
    "description": """description summary excerpt abstract teaser subtitle subheading subheadline standfirst lede lead
        dek deck ogdescription metadescription seodescription twitterdescription socialdescription""",
    "type": "type contenttype pagetype articletype layouttype kind pagekind ogtype",
    "topic": "topic topics subject category categories section condition conditions articlesection about",
    "tags": "tags keywords tag newskeywords",
    "sponsor": """sponsor sponsors sponsored sponsoredby funder funders funding fundedby paidby advertiser partner
        promoted""",
    "disclosure": """disclosure disclosures affiliatedisclosure conflictofinterest conflictsofinterest coi interests
        competinginterest competinginterests declarationofinterests""",
    "publisher": """publisher publishedby provider producer organisation organization site sitename ogsitename
        copyrightholder""",
    "references": "references sources citations citation bibliography",
    "language": "lang language locale inlanguage oglocale",
    "audience": "audience medicalaudience",
    "jurisdiction": "jurisdiction region country market",
}
_BY_KEY = {key: name for name, keys in _NAMES.items() for key in keys.split()}
_FOLD = lazy_pattern(r"[^a-z0-9]+")


class Value(NamedTuple):
    """One scalar: the keys that lead to it, its words, and its offsets in the source."""

    trail: tuple[str, ...]
    text: str
    start: int
    end: int


def field_name(key: str) -> str:
    """The name under which a key is known: lastReviewed, last_reviewed and 'Last reviewed' are all `reviewed`."""
    folded = _FOLD.sub("", key.lower())
    return _BY_KEY.get(folded) or key.strip().lower()


def is_known(name: str) -> bool:
    """Whether a name is one of those that keys are folded to."""
    return name in _NAMES
