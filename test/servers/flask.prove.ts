import { describeServer } from './support/expectations.ts';
import { SHOWN } from './support/generated.ts';
import { POLICIES, TWO_POLICIES, WITH_CREDENTIALS } from './support/policies.ts';
import { startPython } from './support/python-app.ts';

/** Asks who is there: as it should, or of every preflight as well. */
const CHECK =
  'request.path == "/private" and request.method != "OPTIONS" and "Authorization" not in request.headers';

const application = (snippet: string, check: string): string => `
from flask import Flask, abort, jsonify, request

app = Flask(__name__)

${snippet}

@app.before_request
def authenticate():
    if ${check}:
        abort(401)

@app.route("/items", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def items():
    return jsonify([1]), 200, {"X-Total": "1"}

@app.get("/private")
def private():
    return jsonify("secret")

@app.get("/fail")
def fail():
    raise RuntimeError("on purpose")

from werkzeug.serving import make_server
server = make_server("127.0.0.1", 0, app, threaded=True)
print("listening on", server.server_port)
server.serve_forever()
`;

const server = {
  targetId: 'flask',
  source: (snippet: string) => application(snippet, CHECK),
};

describeServer({
  name: 'Flask with Flask-CORS',
  policies: {
    ...POLICIES,
    'a method in lower case': { ...WITH_CREDENTIALS, methods: ['patch'] },
  },
  variesAlone: false,
  start: (policy) => startPython(server, policy),
});

describeServer({
  name: 'Flask behind a cache',
  policies: POLICIES,
  start: (policy) => startPython({ ...server, shown: SHOWN.caching }, policy),
});

describeServer({
  name: 'Flask whose own check refused the preflight',
  policies: TWO_POLICIES,
  variesAlone: false,
  start: (policy) =>
    startPython(
      {
        ...server,
        shown: SHOWN.refusedPreflight,
        source: (snippet: string) => application(snippet, `request.method == "OPTIONS" or (${CHECK})`),
      },
      policy,
    ),
});

describeServer({
  name: 'The Flask and Flask-CORS of Debian',
  policies: TWO_POLICIES,
  variesAlone: false,
  start: (policy) =>
    startPython(server, policy, {
      modules: 'flask, flask_cors',
      packages: 'python3-flask python3-flask-cors',
    }),
});
