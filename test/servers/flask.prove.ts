import { describeServer } from './support/expectations.ts';
import { POLICIES, WITH_CREDENTIALS } from './support/policies.ts';
import { startPython } from './support/python-app.ts';

const source = (snippet: string): string => `
from flask import Flask, abort, jsonify

app = Flask(__name__)

${snippet}

@app.before_request
def authenticate():
    if request.path == "/private" and "Authorization" not in request.headers:
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

describeServer({
  name: 'Flask with Flask-CORS',
  policies: {
    ...POLICIES,
    'a method in lower case': { ...WITH_CREDENTIALS, methods: ['patch'] },
  },
  start: (policy) =>
    startPython(
      {
        targetId: 'flask',
        modules: 'flask, flask_cors',
        packages: 'python3-flask python3-flask-cors',
        source,
      },
      policy,
    ),
});
