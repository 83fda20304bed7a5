"""The site: settings, addresses, jobs and the local launcher."""

from abramos.celery import app as celery_app

__all__ = ["celery_app"]
