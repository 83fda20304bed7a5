"""The key under which a person's comments stand."""

from accounts.models import Author, User


def author_of(user: User, public_name: str = "") -> Author:
    """Return the author under which `user` appears as `public_name`; empty means anonymous."""
    author, _created = Author.objects.get_or_create(user=user, public_name=public_name.strip())
    return author
