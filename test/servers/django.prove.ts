import { describeServer } from './support/expectations.ts';
import { POLICIES, TWO_POLICIES } from './support/policies.ts';
import { startPython } from './support/python-app.ts';

/** The settings with the snippet at their end, and an application whose authentication is the first middleware that is listed. */
const source = (snippet: string): string => `
import sys
sys.modules["application"] = sys.modules["__main__"]

SECRET_KEY = "for tests"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "application"
INSTALLED_APPS = []
MIDDLEWARE = ["application.authenticate", "django.middleware.common.CommonMiddleware"]
LOGGING_CONFIG = None

${snippet}

from django.conf import settings
settings.configure(**{name: value for name, value in globals().items() if name.isupper()})

import django
from django.http import HttpResponse, JsonResponse
from django.urls import path
django.setup()

def authenticate(get_response):
    def middleware(request):
        if request.path == "/private" and "Authorization" not in request.headers:
            return HttpResponse(status=401)
        return get_response(request)
    return middleware

def items(request):
    return JsonResponse([1], safe=False, headers={"X-Total": "1"})

def private(request):
    return JsonResponse("secret", safe=False)

def fail(request):
    raise RuntimeError("on purpose")

urlpatterns = [path("items", items), path("private", private), path("fail", fail)]

from django.core.management import call_command
call_command("check")

from django.core.wsgi import get_wsgi_application
from wsgiref.simple_server import WSGIRequestHandler, make_server
class Quiet(WSGIRequestHandler):
    def log_message(self, *words):
        pass
server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
print("listening on", server.server_port)
server.serve_forever()
`;

describeServer({
  name: 'Django with django-cors-headers',
  policies: POLICIES,
  start: (policy) => startPython({ targetId: 'django', source }, policy),
});

describeServer({
  name: 'The Django and django-cors-headers of Debian',
  policies: TWO_POLICIES,
  start: (policy) =>
    startPython({ targetId: 'django', source }, policy, {
      modules: 'django, corsheaders',
      packages: 'python3-django python3-django-cors-headers',
    }),
});
