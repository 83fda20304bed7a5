"""The Celery application: `celery -A abramos worker`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "abramos.settings")

app = Celery("abramos")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
