"""Every weight and threshold of the search, in one place.

Found by hand on the development questions and checked on questions that were written blind; see
docs/benchmarks.md. Strengths and scores are 0..1; evidence is measured in nats (natural-log idf).
"""

from knowledge.match import Why

# How much a name counts by how it was met.
STRENGTH: dict[Why, float] = {
    "exact": 1.0,
    "order": 0.98,
    "pinyin": 0.96,
    "sound": 0.92,
    "typo": 0.90,
    "initials": 0.85,
    "text": 0.0,
}

# Typing slips in Latin keys: length of what was typed -> edits that are allowed.
EDITS_BY_LENGTH = ((12, 3), (7, 2), (5, 1))
CLOSE_NAME, CLOSE_ALIAS = 0.29, 0.2  # edits by letters of the key: more is only a hint
LETTERS_A_SLIP = 3  # one slip a word, and one more for each so many letters
MIN_SPELT, MAX_SPELT = 5, 28  # letters of the keys that slips are looked for in
MIN_PINYIN_KEY = 5  # shorter pinyin of an alias collides with English words
MIN_GIVEN_NAME = 4  # "Xuedong" finds its bearer, "Bo" nobody
MIN_INITIALS = 3

# Names half typed, for results as one types.
NAME_BEGUN, ALIAS_BEGUN = 0.85, 0.7
MAX_BEGUN = 200  # keys that are looked at

# How far a search goes, whatever is typed.
LONGEST_WINDOW = 10  # units of a name
LONGEST_HEARD = 6  # characters of an alias that is found by its sound
LONGEST_NAME = 12  # the same of somebody's name
LONGEST_SPELT = 3  # words of a misspelt name
LONG_QUESTION = 60  # units: in so much text, a likeness to a name may be chance
MAX_SPELT_WINDOWS = 24  # misspelt windows that are looked up
MAX_SLIP_PLACES = 64  # characters of a question that may begin a name with a slip

CROWD = 300  # people: among more, a slip that is spelt as a name may be one
USUAL = 3  # people: whatever so many are called by is usual in names
MAX_MENTIONS = 64  # names that stand in a question literally
MAX_COMPARED = 200  # Chinese names that a question's characters are compared with
MAX_ALIKE = 128  # Chinese names that are kept for two characters in common
MAX_BEARERS = 16  # entries that are kept for one way to write a name
MANY_WORDS = 20_000  # of more, longer beginnings and endings must be right
MAX_SPELLINGS = 300  # words that one misspelt word is compared with, at either end
MANY_ALIKE = 64  # words with one ending: of more, the first letter must be right
MAX_SLIPS = 8  # strange words of a question that are looked up as misspelt
MAX_IDEAS = 128  # words of a question that stand for an idea
MAX_TERMS = 32  # known terms of a question that are looked up, the rarest first
MAX_POSTINGS = 6000  # documents that are looked at for them: of many,
POSTINGS_SHARE, LEAST_POSTINGS = 0.05, 1000  # a twentieth, but not fewer
MAX_LEADING = 128  # documents that common terms are looked up for, when those are all

MAX_DOCUMENTS = 12  # the leading ones, whose entities are candidates

REMEMBERED, LONGEST_REMEMBERED = 1024, 64  # answers that are kept, and their questions' characters

# What a word is worth.
NAME_WORTH_HAN, NAME_WORTH_LATIN = 2.5, 4.0  # at least, for a unit of somebody's name
UNKNOWN_WORD = 5.5  # a content word that the file never uses speaks against every entry
OTHER_NAME = 9.0  # the same for a name that all know, of something else
UNKNOWN_HAN = 2.0  # the same for one Chinese character
NUMBER = 0.6  # numbers and single letters support, but alone they prove nothing
GROUND = 1.0  # at most, for a word that speaks of any event
IDEA = 0.75  # a word of the same idea instead of the word itself
SLIP = 0.8  # a misspelt content word
SLIPS_BY_LENGTH = ((10, 2), (7, 1))  # length of the known word -> edits that are allowed
CONTEXT = 0.35  # a word of the entry's topic or speaker instead of the statement's own
PROFILE = 0.8  # a word of the entity's own profile
HINTED = 0.1  # what each unit of the name adds that is met, or looked like
NAMED = 0.5  # what being named adds to the rank
NEGLIGIBLE = 0.4  # of the best document's worth: what explains less is not looked at
OWN = 0.1  # what the words of its own profile add once more to the rank,
WHOLE_OWN, WHOLE_PROFILE = 0.4, 0.9  # and where they are so much of all that is asked
FURTHER_POINTS = 0.25  # what the second and third best statement add
MOST_EDITS = 2

# When to answer, when to ask back.
ANSWER_SHARE = 0.58  # of the question's content explained
SUGGEST_SHARE = 0.45
ANSWER_EVIDENCE = 3.0
WHOLE_SHARE = 0.75  # from here on, a question is as good as explained
WORDS_OF_A_WHOLE = 2  # one word alone is no question
TERM = 10  # letters of a Latin word that is a term rather than an everyday word
WORDS_OF_A_PART = 3  # where much stays unexplained, more words must agree
NAME_SHARE = 0.85  # a name that is (nearly) all of the question answers whatever it is worth
SUGGEST_EVIDENCE = 3.0
LONG_EVIDENCE = 16.0  # a long question is answered on this much evidence whatever else it says
LONG_SHARE = 0.16

# Which points answer.
POINT_EVIDENCE = 1.0  # less, and it was a bare name
POINT_SHARE = 0.4  # of the best point's evidence
MAX_POINTS = 10
SHARED_POINT = 2.0  # nats more for each further one of those asked about that a point is by or on
MAX_SIDES = 3  # entities that are compared
SIDE_POINTS = 3  # statements of each
MAX_VOICE_DOCUMENTS = 48  # the leading ones, whose speakers are voices
VOICE_SHARE, ANY_VOICE_SHARE = 0.5, 0.85  # of the best voice's evidence; where only "who" asks
TOLD_APART = 0.5  # nats: bearers of one name are told apart by so much
MIN_POINTS = 4  # fewer are followed by the next best
