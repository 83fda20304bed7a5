"""When and where people are heard, and by which rules they are answered. What the database refuses
stands in `consultations/migrations/0002_rules.py`."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from drafts.clock import PolicyClock
from drafts.models import Draft, Policy


class Channel(models.TextChoices):
    """The ways in which a comment may arrive."""

    ONLINE = "online", _("Online form")
    TABLE = "table", _("Specialised table")
    FORUM = "forum", _("Regional forum")
    MEETING = "meeting", _("Working meeting")
    EMAIL = "email", _("E-mail")
    BODY = "body", _("Session of a body")


class ConsultationQuerySet(models.QuerySet):
    """Consultations, with where each stands by its policy's clock."""

    def with_now(self):
        """Annotate `now`, the instant by which `Consultation.stage` judges."""
        return self.annotate(now=PolicyClock("draft__policy_id"))


class Consultation(models.Model):
    """A window on one published draft: from `opens_at` up to, not including, `closes_at`."""

    class Stage(models.TextChoices):
        UPCOMING = "upcoming", _("Upcoming")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    draft = models.ForeignKey(
        Draft, models.PROTECT, related_name="consultations", verbose_name=_("draft")
    )
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    channels = ArrayField(
        models.CharField(max_length=12, choices=Channel), verbose_name=_("channels")
    )
    created_at = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords()

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-opens_at"]
        constraints = [
            models.CheckConstraint(
                name="consultation_closes_after_opening",
                condition=models.Q(closes_at__gt=models.F("opens_at")),
            ),
            models.CheckConstraint(
                name="consultation_has_a_channel", condition=models.Q(channels__len__gte=1)
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def stage(self):
        """Where the window stands. Needs `with_now()`."""
        if self.now < self.opens_at:
            return self.Stage.UPCOMING
        return self.Stage.OPEN if self.now < self.closes_at else self.Stage.CLOSED

    @property
    def is_open(self):
        return self.stage == self.Stage.OPEN

    @property
    def takes_online_comments(self):
        return self.is_open and Channel.ONLINE in self.channels

    def get_absolute_url(self):
        return reverse("draft", args=[self.draft.policy.slug, self.draft.number])


class Session(models.Model):
    """One table, forum, meeting or sitting of a body at which comments were taken down."""

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="sessions", verbose_name=_("consultation")
    )
    channel = models.CharField(_("channel"), max_length=12, choices=Channel)
    title = models.CharField(_("title"), max_length=250)
    place = models.CharField(_("place"), max_length=200, blank=True)
    held_on = models.DateField(_("date"))
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["held_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="session_is_in_person_or_live",
                condition=~models.Q(channel__in=["online", "email"]),
            ),
        ]

    def __str__(self):
        return self.title


class Methodology(models.Model):
    """The versioned rules of one policy's process. Published before the first answer, then frozen;
    a change is a new version with a public note."""

    policy = models.ForeignKey(
        Policy, models.PROTECT, related_name="methodologies", verbose_name=_("policy")
    )
    version = models.PositiveIntegerField(_("version"))
    text = models.TextField(_("text"))
    note = models.TextField(_("what changed and why"), blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("methodology")
        verbose_name_plural = _("methodologies")
        ordering = ["policy", "version"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "version"], name="methodology_version_once"),
            models.CheckConstraint(
                name="methodology_later_version_has_a_note",
                condition=models.Q(version=1) | models.Q(note__regex=r"\S"),
            ),
        ]

    def __str__(self):
        name = _("Methodology")
        return f"{self.policy.title} · {name} {self.version}"

    @property
    def is_published(self):
        return self.published_at is not None


class Outcome(models.Model):
    """One of the answers' senses that a methodology allows."""

    methodology = models.ForeignKey(
        Methodology, models.CASCADE, related_name="outcomes", verbose_name=_("methodology")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.SlugField(_("code"), max_length=40)
    name_es = models.CharField(_("name in Spanish"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    definition_es = models.TextField(_("definition in Spanish"))
    definition_en = models.TextField(_("definition in English"), blank=True)

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["methodology", "position"]
        constraints = [
            models.UniqueConstraint(fields=["methodology", "code"], name="outcome_code_once"),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """The name in the reader's language."""
        return in_language(self.name_es, self.name_en)

    @property
    def definition(self):
        """The definition in the reader's language."""
        return in_language(self.definition_es, self.definition_en)


def in_language(spanish, english):
    """Return the text of the active language, Spanish where there is no English one."""
    return english if english and (get_language() or "").startswith("en") else spanish
