package org.dashgrn.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.eclipsesource.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * What KNIME is for the page of a view: it embeds the page in a sandboxed frame, answers its messages with what the
 * node's services give, and serves the files of the installed bundle.
 */
final class KnimeHost implements AutoCloseable {

    private static final String HOST = """
        <!DOCTYPE html><meta charset="utf-8"><style>body{margin:0}iframe{border:0;width:100vw;height:100vh;display:block}</style>
        <script>
        const ids = { projectId: "p", workflowId: "root", nodeId: "root:1" };
        let data = null;
        window.calls = [];
        window.addEventListener("message", async event => {
          if (event.data.type === "UIExtensionReady") { window.ready = true; return; }
          if (event.data.type !== "UIExtensionRequest") return;
          const { method, params } = event.data.payload;
          window.calls.push(method);
          let payload;
          if (method === "getConfig") {
            data = data || await (await fetch("/data")).json();
            const { parts, ...result } = data;
            payload = { ...ids, extensionType: "view", hasNodeView: true, renderingConfig: { type: "DEFAULT" },
              initialData: JSON.stringify({ result }) };
          } else if (method === "callNodeDataService") {
            const call = JSON.parse(params[0].dataServiceRequest);
            const answer = call.params[0] in data.parts ? { result: data.parts[call.params[0]] }
              : { error: { code: -32601, message: "no such part" } };
            payload = { result: JSON.stringify({ jsonrpc: "2.0", id: call.id, ...answer }) };
          }
          event.source.postMessage({ type: "UIExtensionResponse", requestId: event.data.requestId, payload }, "*");
        });
        </script>
        <iframe sandbox="allow-downloads allow-scripts allow-same-origin" src="/html/%s.html"></iframe>
        """;

    private final HttpServer m_server;

    private final Path m_pages;

    private String m_view = "";

    private JsonObject m_data = new JsonObject();

    private KnimeHost(final HttpServer server, final Path pages) {
        m_server = server;
        m_pages = pages;
    }

    /** @param pages the folder html of the installed bundle */
    static KnimeHost start(final Path pages) throws IOException {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final KnimeHost host = new KnimeHost(server, pages);
        server.createContext("/", host::answer);
        server.start();
        return host;
    }

    /**
     * @param view the name of its page
     * @param data the initial data of the node, and its parts
     * @return the address that shows it
     */
    String show(final String view, final JsonObject data) {
        m_view = view;
        m_data = data;
        return "http://127.0.0.1:" + m_server.getAddress().getPort() + "/";
    }

    private void answer(final HttpExchange exchange) throws IOException {
        final String path = exchange.getRequestURI().getPath();
        byte[] body = new byte[0];
        int code = 200;
        if (path.equals("/")) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            body = HOST.formatted(m_view).getBytes(StandardCharsets.UTF_8);
        } else if (path.equals("/data")) {
            body = m_data.toString().getBytes(StandardCharsets.UTF_8);
        } else if (path.startsWith("/html/") && Files.isRegularFile(m_pages.resolve(path.substring(6)))) {
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".html") ? "text/html"
                : path.endsWith(".css") ? "text/css" : "text/javascript");
            body = Files.readAllBytes(m_pages.resolve(path.substring(6)));
        } else {
            code = 404;
        }
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        m_server.stop(0);
    }
}
