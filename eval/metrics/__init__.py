"""Every metric, under the heading it is shown with."""

from __future__ import annotations

from collections.abc import Mapping

from eval.metrics import answers, citing, following, ranking, refusal, scope, speaking, spent
from eval.metrics.metric import Metric

ROOMS: Mapping[str, tuple[Metric, ...]] = {
    "search": ranking.METRICS,
    "answers": answers.METRICS,
    "citations": citing.METRICS,
    "who said what": speaking.METRICS,
    "refusal": refusal.METRICS,
    "time": scope.METRICS,
    "follow-ups": following.METRICS,
    "spent": spent.METRICS,
}
METRICS: Mapping[str, Metric] = {metric.name: metric for room in ROOMS.values() for metric in room}
