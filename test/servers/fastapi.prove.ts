import { describeServer } from './support/expectations.ts';
import { SHOWN } from './support/generated.ts';
import { POLICIES, TWO_POLICIES, WITH_CREDENTIALS } from './support/policies.ts';
import { startPython } from './support/python-app.ts';
import { ROUTES_WITHOUT_CRASH } from './support/routes.ts';

/** The application around `above`, which stands where other middleware has been added, and `below`, at the end of the file. */
const source = (above: string, below: string): string => `
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()

@app.middleware("http")
async def authenticate(request: Request, call_next):
    if request.url.path == "/private" and "authorization" not in request.headers:
        return JSONResponse({"error": "who are you?"}, status_code=401)
    return await call_next(request)

${above}

@app.api_route("/items", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def items():
    return JSONResponse([1], headers={"X-Total": "1"})

@app.get("/private")
def private():
    return "secret"

@app.get("/fail")
def fail():
    raise RuntimeError("on purpose")

${below}

import socket, uvicorn
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
print("listening on", listener.getsockname()[1])
uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listener])
`;

/** As the idiom has it: below the other middleware. */
const added = { targetId: 'fastapi', source: (snippet: string) => source(snippet, '') };

// Starlette lists the safelisted headers in every preflight, and Content-Type among them.
const own = { headers: ['content-type'] };

describeServer({
  name: 'FastAPI, as its documentation has it',
  policies: {
    ...POLICIES,
    'a method in lower case': { ...WITH_CREDENTIALS, methods: ['patch'] },
  },
  own,
  routes: ROUTES_WITHOUT_CRASH,
  start: (policy) => startPython(added, policy),
});

describeServer({
  name: 'FastAPI that crashed without headers',
  policies: TWO_POLICIES,
  own,
  start: (policy) =>
    startPython(
      { targetId: 'fastapi', shown: SHOWN.crash, source: (snippet) => source('', snippet) },
      policy,
    ),
});

describeServer({
  name: 'The FastAPI of Debian',
  policies: { 'with credentials': WITH_CREDENTIALS },
  own,
  routes: ROUTES_WITHOUT_CRASH,
  start: (policy) =>
    startPython(added, policy, {
      modules: 'fastapi, uvicorn',
      packages: 'python3-fastapi python3-uvicorn',
    }),
});
