"""The panel's door is the site's own sign-in; whoever is signed in and may not pass is told so."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group

admin.site.login = secure_admin_login(admin.site.login)

# Rights come from memberships, and an account has the one address that it enters with.
admin.site.unregister([Group, EmailAddress])
