# The site's image: web, worker and beat run from it, with different commands.
FROM debian:12-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /srv/abramos abramos

WORKDIR /srv/abramos/site
COPY requirements-uv.lock requirements.lock ./
RUN python3 -m venv .venv \
    && .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.lock \
    && .venv/bin/uv pip install -q --python .venv/bin/python --require-hashes -r requirements.lock

COPY . .
RUN for file in locale/*/LC_MESSAGES/django.po; do \
        .venv/bin/pybabel -q compile -i "$file" -o "${file%.po}.mo"; done \
    && STATIC_ROOT=/srv/abramos/static .venv/bin/python manage.py collectstatic --noinput -v 0 \
    && install -d -o abramos /srv/abramos/files

ENV STATIC_ROOT=/srv/abramos/static MEDIA_ROOT=/srv/abramos/files PYTHONUNBUFFERED=1
USER abramos
EXPOSE 8000
CMD [".venv/bin/gunicorn", "abramos.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
