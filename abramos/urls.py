from django.contrib import admin
from django.urls import path

urlpatterns = [path("panel/", admin.site.urls)]
