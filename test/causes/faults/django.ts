import { JSON_BODY } from '../fault.ts';
import { DJANGO_MIDDLEWARES, DJANGO_MORE, DJANGO_PATHS } from './python-more.ts';
import { pythonGroups, type PythonFault, type PythonFramework } from '../servers/python.ts';

const DJANGO: readonly PythonFault[] = [
  {
    id: 'django-append-slash',
    title: 'CorsMiddleware stands after CommonMiddleware, which adds the slash by a redirect',
    causes: ['trailing-slash-redirect'],
    server: 'django',
    requests: [{ path: '/items' }],
    source: `
      settings.MIDDLEWARE = [COMMON, CORS]
      app = WSGIHandler()`,
  },
  {
    id: 'django-forbidden-first',
    title: 'A middleware that refuses with 403 stands before CorsMiddleware',
    causes: ['unauthorised-without-headers', 'cors-mounted-too-late'],
    server: 'django',
    requests: [{ path: '/items/' }, { path: '/items/', method: 'POST', body: 'name=lamp' }],
    source: `
      settings.MIDDLEWARE = ["application.refuse_posts", CORS]
      app = WSGIHandler()`,
  },
  {
    id: 'django-without-cors',
    title: 'django-cors-headers is not in the middleware',
    causes: ['options-answered-by-default-handler', 'options-not-routed', 'no-cors-configured'],
    server: 'django',
    requests: [{ path: '/items/', method: 'PUT', ...JSON_BODY }],
    source: `
      settings.MIDDLEWARE = [COMMON]
      app = WSGIHandler()`,
  },
];

const FRAMEWORK: PythonFramework = {
  name: 'Django',
  imports: `
import sys
sys.modules["application"] = sys.modules["__main__"]
import django
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpResponseForbidden, HttpResponseRedirect, JsonResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views import View
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
COMMON = "django.middleware.common.CommonMiddleware"
CORS = "corsheaders.middleware.CorsMiddleware"
settings.configure(SECRET_KEY="for tests", ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF="application", LOGGING_CONFIG=None,
    INSTALLED_APPS=["corsheaders"], MIDDLEWARE=[], DEBUG=False)
django.setup()
def refuse_posts(get_response):
    def middleware(request):
        return HttpResponseForbidden() if request.method == "POST" else get_response(request)
    return middleware
${DJANGO_MIDDLEWARES}
class Items(View):
    def get(self, request):
        return JsonResponse([1], safe=False)
    post = get
    put = get
urlpatterns = [path("items/", Items.as_view()), path("api/items/", Items.as_view())]
from django.core.handlers.wsgi import WSGIHandler
class Quiet(WSGIRequestHandler):
    def log_message(self, *words):
        pass`,
  begin: 'settings.CORS_ALLOWED_ORIGINS = [PAGE]',
  serve: `server = WSGIServer(listener.getsockname(), Quiet, bind_and_activate=False)
server.socket.close()
server.socket = listener
server.server_name = "127.0.0.1"
server.server_port = listener.getsockname()[1]
server.setup_environ()
server.set_app(app)
server.serve_forever()`,
};

const DEBIAN = {
  modules: 'django, corsheaders',
  packages: 'python3-django python3-django-cors-headers',
};

export const DJANGO_GROUPS = [
  ...pythonGroups(FRAMEWORK, DEBIAN, [...DJANGO, ...DJANGO_MORE]),
  ...pythonGroups(FRAMEWORK, DEBIAN, DJANGO_PATHS),
];
