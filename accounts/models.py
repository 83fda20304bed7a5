"""Who: accounts, and how a person appears in public apart from the account."""

import uuid

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    """Accounts are known by their e-mail address alone."""

    use_in_migrations = True

    def create_user(self, email, password=None, **fields):
        """Create an account; without a password it is entered by an e-mailed code only."""
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """Create the account that sets up the installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email=email.lower())


class User(AbstractUser):
    """An account. Its e-mail address is never shown to the public."""

    username = None
    first_name = None
    last_name = None
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            # Ana@example.org and ana@example.org are one person.
            models.CheckConstraint(
                name="user_email_in_lower_case", condition=models.Q(email=Lower("email"))
            ),
        ]

    def __str__(self):
        return self.get_full_name()

    def get_full_name(self):
        """The name colleagues see in the panel; the address where none was given."""
        return self.name or self.email

    def get_short_name(self):
        return self.get_full_name()


class Author(models.Model):
    """The key that a comment carries in place of a person.

    Personal data live here and in `User`, never in the comment: erasing a person empties this row
    and leaves every comment, and every hash over it, as it was.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="authors",
        verbose_name=_("account"),
    )
    # Empty: shown to the public as anonymous.
    public_name = models.CharField(_("public name"), max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = [
            models.UniqueConstraint("user", "public_name", name="author_once_per_user_and_name"),
        ]

    def __str__(self):
        return self.public_name or str(_("Anonymous"))
