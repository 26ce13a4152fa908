import { describeServer } from './support/expectations.ts';
import { POLICIES } from './support/policies.ts';
import { startPython } from './support/python-app.ts';
import { ROUTES_WITHOUT_CRASH } from './support/routes.ts';

/** Starlette by itself, which the configuration of FastAPI is for as well: its middleware has the same name in a module of its own. */
const source = (snippet: string): string => `
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

class Authentication:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http" and scope["path"] == "/private" and "authorization" not in Request(scope).headers:
            await JSONResponse({"error": "who are you?"}, status_code=401)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

async def items(request):
    return JSONResponse([1], headers={"X-Total": "1"})

async def private(request):
    return JSONResponse("secret")

app = Starlette(routes=[
    Route("/items", items, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
    Route("/private", private),
])
app.add_middleware(Authentication)

${snippet.replace('from fastapi.middleware.cors', 'from starlette.middleware.cors')}

import socket, uvicorn
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
print("listening on", listener.getsockname()[1])
uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listener])
`;

describeServer({
  name: 'Starlette',
  policies: POLICIES,
  // It lists the safelisted headers in every preflight, and Content-Type among them.
  own: { headers: ['content-type'] },
  routes: ROUTES_WITHOUT_CRASH,
  start: (policy) => startPython({ targetId: 'fastapi', source }, policy),
});
