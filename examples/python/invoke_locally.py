"""Invokes a Lambda handler for each event that is POSTed, as the Lambda Runtime Interface Emulator does.

python3 invoke_locally.py export_on_publication 9000
"""

import importlib
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PATH = "/2015-03-31/functions/function/invocations"


def endpoint(handler, port=0, on_invocation=lambda event, result, error: None):
    """Returns the server of a handler on 127.0.0.1, and its URL. By default it takes a free port.

    Calls on_invocation after each invocation, with the event and the result or the error.
    """

    class Invocations(BaseHTTPRequestHandler):
        def do_POST(self):
            if self.path != PATH:
                self.send_error(404)
                return
            event = json.loads(self.rfile.read(int(self.headers["content-length"])))
            result = error = None
            try:
                result = handler(event, None)
            except Exception as raised:
                error = raised
            self.send_response(200)
            if error is not None:
                # Lambda responds with 200, and says in a header that the function has failed.
                self.send_header("x-amz-function-error", "Unhandled")
            self.end_headers()
            body = result if error is None else {"errorType": type(error).__name__, "errorMessage": str(error)}
            self.wfile.write(json.dumps(body).encode())
            on_invocation(event, result, error)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Invocations)
    return server, f"http://127.0.0.1:{server.server_port}{PATH}"


if __name__ == "__main__":
    module, port = [*sys.argv[1:], "9000"][:2]
    server, url = endpoint(
        importlib.import_module(module).handler,
        int(port),
        lambda event, result, error: print(event["detail-type"], error or result, flush=True),
    )
    print(f"Start the server with --event-target {url}", flush=True)
    server.serve_forever()
