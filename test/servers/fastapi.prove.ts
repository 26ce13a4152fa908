import { describeServer } from './support/expectations.ts';
import { POLICIES, WITH_CREDENTIALS } from './support/policies.ts';
import { startPython } from './support/python-app.ts';

/** The authentication is added after the snippet, which is the order that usually goes wrong. */
const source = (snippet: string): string => `
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()

${snippet}

@app.middleware("http")
async def authenticate(request: Request, call_next):
    if request.url.path == "/private" and "authorization" not in request.headers:
        return JSONResponse({"error": "who are you?"}, status_code=401)
    return await call_next(request)

@app.api_route("/items", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def items():
    return JSONResponse([1], headers={"X-Total": "1"})

@app.get("/private")
def private():
    return "secret"

@app.get("/fail")
def fail():
    raise RuntimeError("on purpose")

import socket, uvicorn
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
print("listening on", listener.getsockname()[1])
uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listener])
`;

describeServer({
  name: 'FastAPI',
  policies: {
    ...POLICIES,
    'a method in lower case': { ...WITH_CREDENTIALS, methods: ['patch'] },
  },
  // Starlette lists the safelisted headers in every preflight, and Content-Type among them.
  own: { headers: ['content-type'] },
  start: (policy) =>
    startPython(
      {
        targetId: 'fastapi',
        modules: 'fastapi, uvicorn',
        packages: 'python3-fastapi python3-uvicorn',
        source,
      },
      policy,
    ),
});
