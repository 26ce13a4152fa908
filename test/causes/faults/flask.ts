import { JSON_BODY } from '../fault.ts';
import { FASTAPI_MORE, FLASK_MORE } from './python-more.ts';
import { pythonGroups, type PythonFault } from '../servers/python.ts';

const FLASK: readonly PythonFault[] = [
  {
    id: 'flask-without-cors',
    title: 'Flask-CORS was never added, and Flask answers OPTIONS by itself',
    causes: ['options-answered-by-default-handler', 'no-cors-configured'],
    server: 'flask',
    requests: [{ path: '/items', method: 'POST', ...JSON_BODY }],
    source: `
      @app.post("/items")
      def items():
          return jsonify("stored")`,
  },
  {
    id: 'flask-other-resources',
    title: 'resources covers /api/*, the route is elsewhere',
    causes: ['cors-on-route-group-only', 'response-without-allow-origin', 'no-cors-configured'],
    server: 'flask',
    requests: [{ path: '/api/items' }, { path: '/items' }],
    source: `
      CORS(app, resources={r"/api/*": {"origins": PAGE}})
      @app.get("/api/items")
      @app.get("/items")
      def items():
          return jsonify([1])`,
  },
  {
    id: 'flask-origin-not-listed',
    title: 'The list of origins lacks this page, and Flask-CORS then adds nothing to what Flask answers',
    causes: ['origin-not-in-allow-list'],
    indistinct: true,
    server: 'flask',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      CORS(app, origins=["https://app.example.com", "https://admin.example.com"])
      @app.put("/items")
      def items():
          return jsonify("stored")`,
  },
  {
    id: 'flask-crash',
    title: 'The header is set with the answer, and the view fails before',
    causes: ['server-error-without-headers'],
    server: 'flask',
    requests: [{ path: '/items' }],
    source: `
      @app.get("/items")
      def items():
          response = jsonify(1 / 0)
          response.headers["Access-Control-Allow-Origin"] = PAGE
          return response`,
  },
  {
    id: 'flask-slash-redirect',
    title: 'The route ends with a slash, the request does not',
    causes: ['trailing-slash-redirect'],
    server: 'flask',
    requests: [{ path: '/items', method: 'POST', ...JSON_BODY }],
    source: `
      CORS(app, origins=PAGE)
      @app.post("/items/")
      def items():
          return jsonify("stored")`,
  },
  {
    id: 'flask-login',
    title: 'before_request sends everybody without a session to the login page, the preflight too',
    causes: ['login-redirect'],
    server: 'flask',
    requests: [{ path: '/items', method: 'POST', ...JSON_BODY }],
    source: `
      @app.before_request
      def authenticate():
          if request.path != "/login" and "session" not in request.cookies:
              return redirect("/login?next=" + request.path)
      CORS(app, origins=PAGE)
      @app.post("/items")
      def items():
          return jsonify("stored")`,
  },
];

const FASTAPI: readonly PythonFault[] = [
  {
    id: 'fastapi-without-cors',
    title: 'CORSMiddleware was never added: OPTIONS is answered with 405',
    causes: ['options-not-routed'],
    server: 'fastapi',
    requests: [{ path: '/items', method: 'POST', ...JSON_BODY }],
    source: `
      @app.post("/items")
      async def items():
          return "stored"`,
  },
  {
    id: 'fastapi-origin-not-listed',
    title: 'allow_origins lacks this page: 400 for the preflight',
    causes: ['starlette-disallowed-cors', 'origin-not-in-allow-list'],
    server: 'fastapi',
    requests: [{ path: '/items', method: 'POST', ...JSON_BODY }],
    source: `
      app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com"], allow_methods=["*"], allow_headers=["*"])
      @app.post("/items")
      async def items():
          return "stored"`,
  },
  {
    id: 'fastapi-crash',
    title: 'A route fails; the answer 500 is made outside of CORSMiddleware',
    causes: ['server-error-without-headers'],
    server: 'fastapi',
    requests: [{ path: '/items' }, { path: '/fail' }],
    source: `
      app.add_middleware(CORSMiddleware, allow_origins=[PAGE])
      @app.get("/items")
      async def items():
          return [1]
      @app.get("/fail")
      async def fail():
          raise RuntimeError("no database")`,
  },
  {
    id: 'fastapi-authentication-outside',
    title: 'The middleware that asks for a token is added after CORSMiddleware, so it runs first',
    causes: ['options-blocked-by-authentication'],
    server: 'fastapi',
    requests: [{ path: '/items', headers: { Authorization: 'Bearer 1' } }],
    source: `
      app.add_middleware(CORSMiddleware, allow_origins=[PAGE], allow_headers=["*"])
      @app.middleware("http")
      async def authenticate(request: Request, call_next):
          if "authorization" not in request.headers:
              return JSONResponse({"error": "no token"}, status_code=401)
          return await call_next(request)
      @app.get("/items")
      async def items():
          return [1]`,
  },
  {
    id: 'fastapi-slash-redirect',
    title: 'The route ends with a slash, and there is no CORSMiddleware around the redirect',
    causes: ['trailing-slash-redirect'],
    server: 'fastapi',
    requests: [{ path: '/items' }],
    source: `
      @app.get("/items/")
      async def items():
          return JSONResponse([1], headers={"Access-Control-Allow-Origin": PAGE})`,
  },
  {
    id: 'fastapi-header-refused',
    title: 'allow_headers lacks one header: 400 for the preflight',
    causes: ['header-not-allowed', 'starlette-disallowed-cors'],
    server: 'fastapi',
    requests: [{ path: '/items', headers: { 'X-Tenant': 'blue' } }],
    source: `
      app.add_middleware(CORSMiddleware, allow_origins=[PAGE], allow_headers=["Authorization"])
      @app.get("/items")
      async def items():
          return [1]`,
  },
];

export const FLASK_GROUPS = pythonGroups(
  {
    name: 'Flask',
    imports:
      'from flask import Flask, jsonify, redirect, request\nfrom flask_cors import CORS\nfrom werkzeug.serving import make_server',
    begin: 'app = Flask(__name__)',
    serve: 'make_server("127.0.0.1", 0, app, threaded=True, fd=listener.fileno()).serve_forever()',
  },
  { modules: 'flask, flask_cors', packages: 'python3-flask python3-flask-cors' },
  [...FLASK, ...FLASK_MORE],
);

export const FASTAPI_GROUPS = pythonGroups(
  {
    name: 'FastAPI',
    imports:
      'import uvicorn\nfrom fastapi import FastAPI, Request\nfrom fastapi.middleware.cors import CORSMiddleware\nfrom fastapi.responses import JSONResponse',
    begin: 'app = FastAPI()',
    serve: 'uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[listener])',
  },
  { modules: 'fastapi, uvicorn', packages: 'python3-fastapi python3-uvicorn' },
  [...FASTAPI, ...FASTAPI_MORE],
);
