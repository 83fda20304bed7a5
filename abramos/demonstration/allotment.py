"""How many comments make each claim, so that topics and outcomes come out as in a real process."""

from abramos.demonstration.claims import Claim, Topic

# Tuned with the texts: what people are told most often is that they were right.
WEIGHT = {
    "accepted": 1.0,
    "partially_accepted": 1.2,
    "not_accepted": 1.4,
    "already_covered": 1.5,
    "out_of_scope": 2.2,
    "other_instrument": 1.0,
}


def allot(topic: Topic) -> list[tuple[Claim, int]]:
    """Share the topic's comments among its claims, by weight and by how many ways each has."""
    shares = [0] * len(topic.claims)
    for _ in range(topic.count):
        open_ = [at for at, claim in enumerate(topic.claims) if shares[at] < _ways(claim)]
        best = min(open_, key=lambda at: (shares[at] + 0.5) / WEIGHT[topic.claims[at].outcome])
        shares[best] += 1
    return list(zip(topic.claims, shares, strict=True))


def _ways(claim: Claim) -> int:
    return len(claim.say) * (1 + len(claim.why)) * (1 + len(claim.ask))
