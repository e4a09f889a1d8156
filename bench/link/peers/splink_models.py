"""The models that Splink is given for each data set: as in its own examples, and variations that do better.

Every model is trained without labels, as Splink's documentation advises: the prior from rules that hardly ever err,
u from random pairs, m by expectation maximisation in one session a rule. The variations were sought with the truth
at hand, and the benchmark takes the best of them, which favours Splink. Where an example has no seed for its random
pairs, one is set here, so that a run can be repeated.
"""

from dataclasses import dataclass, field

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import block_on


@dataclass(frozen=True)
class Model:
    """Comparisons and how to train them; derived columns are SQL expressions over the columns of the data set."""

    says: str
    comparisons: list
    prior_rules: list
    prior_recall: float
    em_rules: list
    u_pairs: float = 1e6
    u_seed: int = 1
    em_without_term_frequencies: bool = True
    derived: dict = field(default_factory=dict)


def with_tf(comparison):
    """The comparison, its exact level weighted by how frequent the value is."""
    return comparison.configure(term_frequency_adjustments=True)


def name_or_swapped(name, other):
    """Splink's NameComparison with one level more: the name stands in the other record's other field."""
    return cl.CustomComparison(
        output_column_name=name,
        comparison_levels=[
            cll.NullLevel(name),
            cll.ExactMatchLevel(name, term_frequency_adjustments=True),
            cll.CustomLevel(
                f'"{name}_l" = "{other}_r" or "{other}_l" = "{name}_r"', label_for_charts=f"{name} is the other {other}"
            ),
            cll.JaroWinklerLevel(name, 0.92),
            cll.JaroWinklerLevel(name, 0.88),
            cll.JaroWinklerLevel(name, 0.7),
            cll.ElseLevel(),
        ],
    )


# FEBRL 1, 3 and 4

FEBRL_SAME = [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")]
FEBRL_SWAPPED = "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth"
FEBRL_EM = [block_on("date_of_birth"), block_on("postcode")]


def febrl_birth():
    return cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d")


def febrl3_documented():
    return Model(
        says="as in the example febrl3: separate names, few term frequencies",
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            febrl_birth(),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            with_tf(cl.ExactMatch("street_number")),
            with_tf(cl.ExactMatch("postcode")),
        ],
        prior_rules=[*FEBRL_SAME, FEBRL_SWAPPED],
        prior_recall=0.9,
        em_rules=FEBRL_EM,
        em_without_term_frequencies=False,
        u_seed=2,
    )


def febrl4_documented():
    return Model(
        says="as in the example febrl4, detailed model: separate names, term frequencies",
        comparisons=[
            with_tf(cl.NameComparison("given_name")),
            with_tf(cl.NameComparison("surname")),
            febrl_birth(),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            with_tf(cl.ExactMatch("street_number")),
            with_tf(cl.DamerauLevenshteinAtThresholds("postcode", [1, 2])),
        ],
        prior_rules=FEBRL_SAME,
        prior_recall=0.8,
        em_rules=FEBRL_EM,
    )


def febrl_variation(says, names, distance, address=True, derived=None):
    similar = [
        with_tf(cl.JaroWinklerAtThresholds("address_1", [0.9, 0.8])),
        with_tf(cl.JaroWinklerAtThresholds("suburb", [0.9, 0.8])),
    ]
    return Model(
        says=says,
        comparisons=[
            *names,
            febrl_birth(),
            distance("soc_sec_id", [1, 2]),
            with_tf(cl.ExactMatch("street_number")),
            with_tf(distance("postcode", [1, 2])),
            *(similar if address else []),
        ],
        prior_rules=[*FEBRL_SAME, FEBRL_SWAPPED],
        prior_recall=0.9,
        em_rules=FEBRL_EM,
        derived=derived or {},
    )


def febrl_joint_names():
    return [cl.ForenameSurnameComparison("given_name", "surname", forename_surname_concat_col_name="full_name")]


def febrl_separate_names():
    return [name_or_swapped("given_name", "surname"), name_or_swapped("surname", "given_name")]


FEBRL_FULL_NAME = {"full_name": "given_name || ' ' || surname"}

FEBRL_VARIATIONS = {
    "joint": lambda: febrl_variation(
        "names in one comparison, term frequencies everywhere",
        febrl_joint_names(),
        cl.DamerauLevenshteinAtThresholds,
        address=False,
        derived=FEBRL_FULL_NAME,
    ),
    "joint-address": lambda: febrl_variation(
        "names in one comparison; street and suburb too; Levenshtein, which costs less",
        febrl_joint_names(),
        cl.LevenshteinAtThresholds,
        derived=FEBRL_FULL_NAME,
    ),
    "separate-address": lambda: febrl_variation(
        "separate names that know when they are swapped; street and suburb too",
        febrl_separate_names(),
        cl.DamerauLevenshteinAtThresholds,
    ),
    "separate-address-lean": lambda: febrl_variation(
        "the same with Levenshtein, which costs less", febrl_separate_names(), cl.LevenshteinAtThresholds
    ),
}

# fake_1000

FAKE_PRIOR = [
    "l.first_name = r.first_name and levenshtein(r.dob::varchar, l.dob::varchar) <= 1",
    "l.surname = r.surname and levenshtein(r.dob::varchar, l.dob::varchar) <= 1",
    "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
    block_on("email"),
]
DOB_AS_DATE = {"dob": "try_cast(dob as date)"}


def fake_model(says, names, birth, city, email, derived):
    return Model(
        says=says,
        comparisons=[*names, birth, with_tf(city), email],
        prior_rules=FAKE_PRIOR,
        prior_recall=0.7,
        em_rules=[block_on("dob"), block_on("email"), block_on("first_name", "surname")],
        u_seed=5,
        derived=derived,
    )


FAKE = {
    "documented": lambda: fake_model(
        "as in the example on accuracy from a labels column",
        [cl.ForenameSurnameComparison("first_name", "surname")],
        cl.DateOfBirthComparison("dob", input_is_string=False),
        cl.ExactMatch("city"),
        cl.EmailComparison("email"),
        DOB_AS_DATE,
    ),
    "joint": lambda: fake_model(
        "the same, with the frequency of the whole name, and city by similarity",
        [cl.ForenameSurnameComparison("first_name", "surname", forename_surname_concat_col_name="full_name")],
        cl.DateOfBirthComparison("dob", input_is_string=False),
        cl.JaroWinklerAtThresholds("city", [0.9, 0.8]),
        cl.EmailComparison("email"),
        {**DOB_AS_DATE, "full_name": "first_name || ' ' || surname"},
    ),
    "separate": lambda: fake_model(
        "separate names that know when they are swapped; date by letters; city and email by similarity",
        [name_or_swapped("first_name", "surname"), name_or_swapped("surname", "first_name")],
        cl.LevenshteinAtThresholds("dob", [1, 2, 4]),
        cl.JaroWinklerAtThresholds("city", [0.9, 0.7]),
        cl.JaroWinklerAtThresholds("email", [0.95, 0.88, 0.7]),
        {},
    ),
}

# historical persons

HISTORICAL_BY_NAME = block_on("first_name", "surname")
HISTORICAL_BY_DATE = block_on("dob")


def historical_model(says, names, birth, postcode, place, u_pairs, em_rules, derived=None):
    return Model(
        says=says,
        comparisons=[*names, birth, postcode, with_tf(place), with_tf(cl.ExactMatch("occupation"))],
        prior_rules=[
            block_on("first_name", "surname", "dob"),
            block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"),
            block_on("dob", "postcode_fake"),
        ],
        prior_recall=0.6,
        em_rules=em_rules,
        u_pairs=u_pairs,
        derived=derived or {},
    )


def historical_documented():
    whole = "first_name_surname_concat"
    return historical_model(
        "as in the example that deduplicates 50k historical persons",
        [cl.ForenameSurnameComparison("first_name", "surname", forename_surname_concat_col_name=whole)],
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.PostcodeComparison("postcode_fake"),
        cl.ExactMatch("birth_place"),
        1e7,
        [HISTORICAL_BY_NAME, HISTORICAL_BY_DATE],
        {whole: "first_name || ' ' || surname"},
    )


def historical_separate(says, postcode, u_pairs, em_rules):
    return historical_model(
        says,
        [name_or_swapped("first_name", "surname"), name_or_swapped("surname", "first_name")],
        cl.LevenshteinAtThresholds("dob", [1, 2]),
        postcode,
        cl.JaroWinklerAtThresholds("birth_place", [0.9]),
        u_pairs,
        em_rules,
    )


HISTORICAL = {
    "documented": historical_documented,
    "separate": lambda: historical_separate(
        "separate names that know when they are swapped; date and postcode by letters; place by similarity",
        cl.LevenshteinAtThresholds("postcode_fake", [1, 2]),
        1e7,
        [HISTORICAL_BY_NAME, HISTORICAL_BY_DATE],
    ),
    "separate-lean": lambda: historical_separate(
        "the same with 1e6 random pairs, and trained on dates and postcodes",
        cl.LevenshteinAtThresholds("postcode_fake", [1, 2]),
        1e6,
        [HISTORICAL_BY_DATE, block_on("postcode_fake")],
    ),
    "separate-parts": lambda: historical_separate(
        "separate, with the postcode by its parts as documented",
        cl.PostcodeComparison("postcode_fake"),
        1e7,
        [HISTORICAL_BY_NAME, HISTORICAL_BY_DATE],
    ),
}

MODELS = {
    "febrl1": {"documented": febrl3_documented, **FEBRL_VARIATIONS},
    "febrl3": {"documented": febrl3_documented, **FEBRL_VARIATIONS},
    "febrl4": {"documented": febrl4_documented, **FEBRL_VARIATIONS},
    "fake_1000": FAKE,
    "historical_half": HISTORICAL,
}


def model_of(dataset, name):
    """The model of that name for that data set."""
    return MODELS[dataset][name]()
