import { describeServer } from './support/expectations.ts';
import { HOSTILE_WITHOUT_STAR, POLICIES } from './support/policies.ts';
import { startPython } from './support/python-app.ts';

const source = (snippet: string): string => `
from litestar import Litestar, Request, Response, get, route
from litestar.exceptions import NotAuthorizedException

${snippet}

@route("/items", http_method=["GET", "POST", "PUT", "PATCH", "DELETE"], status_code=200)
async def items() -> Response[list[int]]:
    return Response([1], headers={"X-Total": "1"})

@get("/private")
async def private() -> str:
    return "secret"

@get("/fail")
async def fail() -> None:
    raise RuntimeError("on purpose")

async def authenticate(request: Request) -> None:
    if request.url.path == "/private" and "authorization" not in request.headers:
        raise NotAuthorizedException("who are you?")

app = Litestar(route_handlers=[items, private, fail], cors_config=cors_config, before_request=authenticate)

import socket, uvicorn
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
print("listening on", listener.getsockname()[1])
uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listener])
`;

describeServer({
  name: 'Litestar',
  policies: { ...POLICIES, 'hostile names': HOSTILE_WITHOUT_STAR },
  // It lists the safelisted headers in every preflight, and Content-Type among them.
  own: { headers: ['content-type'] },
  start: (policy) => startPython({ targetId: 'litestar', source }, policy),
});
