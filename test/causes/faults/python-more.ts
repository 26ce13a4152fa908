import { JSON_BODY } from '../fault.ts';
import type { PythonFault } from '../servers/python.ts';

export const FLASK_MORE: readonly PythonFault[] = [
  {
    id: 'flask-forbidden-preflight',
    title: 'before_request refuses everything without a key, the preflight too',
    causes: ['options-blocked-by-authentication'],
    server: 'flask',
    requests: [{ path: '/items', headers: { 'X-Api-Key': '1' } }],
    source: `
      CORS(app, origins=PAGE)
      @app.before_request
      def authenticate():
          if "X-Api-Key" not in request.headers:
              return jsonify(error="no key"), 403
      @app.get("/items")
      def items():
          return jsonify([1])`,
  },
  {
    id: 'flask-without-credentials',
    title: 'supports_credentials is missing',
    causes: ['allow-credentials-missing', 'wildcard-origin-with-credentials'],
    server: 'flask',
    requests: [{ path: '/items', credentials: 'include' }],
    source: `
      CORS(app, origins=[PAGE])
      @app.get("/items")
      def items():
          return jsonify([1])`,
  },
  {
    id: 'flask-wrong-path',
    title: 'The path is not routed, and CORS covers /api alone',
    causes: ['wrong-path-without-headers'],
    server: 'flask',
    requests: [{ path: '/api/items' }, { path: '/itmes' }],
    source: `
      CORS(app, resources={r"/api/*": {"origins": "*"}})
      @app.get("/api/items")
      def items():
          return jsonify([1])`,
  },
  {
    id: 'flask-refusal-of-a-get',
    title: 'One resource is open to all, the other to another origin',
    causes: ['origin-not-in-allow-list', 'cors-on-route-group-only'],
    server: 'flask',
    requests: [{ path: '/public' }, { path: '/items' }],
    source: `
      CORS(app, resources={r"/public": {"origins": "*"}, r"/items": {"origins": "https://app.example.com"}})
      @app.get("/public")
      @app.get("/items")
      def items():
          return jsonify([1])`,
  },
  {
    id: 'flask-refusal-alone',
    title: 'The one allowed origin is another',
    causes: ['origin-not-in-allow-list'],
    indistinct: true,
    server: 'flask',
    requests: [{ path: '/items' }],
    source: `
      CORS(app, origins="https://app.example.com")
      @app.get("/items")
      def items():
          return jsonify([1])`,
  },
];

export const FASTAPI_MORE: readonly PythonFault[] = [
  {
    id: 'fastapi-wildcard-with-cookies',
    title: 'allow_origins is *, and the page sends cookies',
    causes: ['wildcard-origin-with-credentials'],
    server: 'fastapi',
    requests: [{ path: '/items', credentials: 'include' }],
    source: `
      app.add_middleware(CORSMiddleware, allow_origins=["*"])
      @app.get("/items")
      async def items():
          return [1]`,
  },
  {
    id: 'fastapi-method-refused',
    title: 'allow_methods lacks PUT: 400 for the preflight',
    causes: ['method-not-allowed', 'starlette-disallowed-cors'],
    server: 'fastapi',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app.add_middleware(CORSMiddleware, allow_origins=[PAGE], allow_methods=["GET"], allow_headers=["*"])
      @app.put("/items")
      async def items():
          return "stored"`,
  },
  {
    id: 'fastapi-sub-application',
    title: 'CORSMiddleware is on a mounted application, the route outside of it',
    causes: ['cors-mounted-too-late', 'cors-on-route-group-only'],
    server: 'fastapi',
    requests: [{ path: '/api/items' }, { path: '/items' }],
    source: `
      inner = FastAPI()
      inner.add_middleware(CORSMiddleware, allow_origins=[PAGE])
      @inner.get("/items")
      @app.get("/items")
      async def items():
          return [1]
      app.mount("/api", inner)`,
  },
  {
    id: 'fastapi-origin-with-slash',
    title: 'The listed origin ends with a slash, so that it never matches',
    causes: ['origin-not-in-allow-list'],
    server: 'fastapi',
    requests: [{ path: '/items' }],
    source: `
      app.add_middleware(CORSMiddleware, allow_origins=[PAGE + "/"], allow_credentials=True)
      @app.get("/items")
      async def items():
          return [1]`,
  },
];

export const DJANGO_MORE: readonly PythonFault[] = [
  {
    id: 'django-wrong-host',
    title: 'The host is not in ALLOWED_HOSTS, and no CorsMiddleware is there',
    causes: ['dev-server-host-guard', 'bad-request-without-headers'],
    server: 'django',
    requests: [{ path: '/items/' }],
    source: `
      settings.MIDDLEWARE = ["application.check_host"]
      app = WSGIHandler()`,
  },
  {
    id: 'django-login',
    title: 'login_required redirects to the login page',
    causes: ['login-redirect'],
    server: 'django',
    requests: [{ path: '/items/', credentials: 'include' }],
    source: `
      settings.MIDDLEWARE = ["application.require_login", CORS]
      app = WSGIHandler()`,
  },
  {
    id: 'django-crash',
    title: 'A middleware outside of CorsMiddleware fails',
    causes: ['server-error-without-headers'],
    server: 'django',
    requests: [{ path: '/items/' }],
    source: `
      settings.MIDDLEWARE = ["application.fail", CORS]
      app = WSGIHandler()`,
  },
];

/** In a process of its own, whose settings the others do not share. */
export const DJANGO_PATHS: readonly PythonFault[] = [
  {
    id: 'django-other-paths',
    title: 'CORS_URLS_REGEX covers /api/ alone',
    causes: ['cors-on-route-group-only', 'cors-mounted-too-late'],
    server: 'django',
    requests: [{ path: '/api/items/' }, { path: '/items/' }],
    source: `
      settings.CORS_URLS_REGEX = r"^/api/.*$"
      settings.MIDDLEWARE = [CORS, COMMON]
      app = WSGIHandler()`,
  },
];

/** The middlewares of the above. */
export const DJANGO_MIDDLEWARES = `
def check_host(get_response):
    def middleware(request):
        raise DisallowedHost("Invalid HTTP_HOST header")
    return middleware
def require_login(get_response):
    def middleware(request):
        return HttpResponseRedirect("/accounts/login/?next=" + request.path)
    return middleware
def fail(get_response):
    def middleware(request):
        raise RuntimeError("no database")
    return middleware`;
