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

# Typing slips in Latin keys: length of the key -> edits that are allowed (OSA).
EDITS_BY_LENGTH = ((12, 3), (7, 2), (5, 1))
MIN_PINYIN_KEY = 5  # shorter pinyin ("boli" excepted by being a name) collides with English words
MIN_INITIALS = 3
LONGEST_HAN_WINDOW = 10
LONGEST_LATIN_WINDOW = 5

# What a word is worth.
UNKNOWN_WORD = 4.0  # a content word that the file never uses speaks against every entry
UNKNOWN_HAN = 1.7  # the same for one Chinese character
NUMBER = 0.6  # numbers support, but alone they prove nothing
IDEA = 0.75  # a word of the same idea instead of the word itself
SLIP = 0.8  # a misspelt content word
CONTEXT = 0.35  # a word of the entry's topic or speaker instead of the statement's own
PROFILE = 0.8  # a word of the entity's own profile
FURTHER_POINTS = 0.25  # what the second and third best statement add

# When to answer, when to ask back.
ANSWER_SHARE = 0.52  # of the question's content explained
SUGGEST_SHARE = 0.30
ANSWER_EVIDENCE = 3.0
SUGGEST_EVIDENCE = 2.2
LONG_EVIDENCE = 16.0  # a long question is answered on this much evidence whatever else it says
LONG_SHARE = 0.16

# Which points answer.
POINT_EVIDENCE = 1.0  # less, and it was a bare name
POINT_SHARE = 0.4  # of the best point's evidence
MAX_POINTS = 6
