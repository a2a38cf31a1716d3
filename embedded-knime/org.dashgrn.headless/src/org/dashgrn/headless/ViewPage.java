package org.dashgrn.headless;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import org.dashgrn.embedded.EmbeddedView;
import org.knime.core.webui.page.Page;

/**
 * The view of an executed node as one file: its page with all scripts, styles and data in it. Where KNIME would pass on
 * the calls of the page to a service, the page looks for the data in an element with the id {@value #DATA}: the initial
 * data with a field "parts", which has what the service's method {@code part} gives for each of {@code parts()}.
 */
final class ViewPage {

    static final String DATA = "dash-data";

    /** Characters of parts that a file holds; a page says so if one that it needs is not there. */
    private static final int MOST_PARTS = 12_000_000;

    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");

    private static final Pattern SCRIPT = Pattern.compile("<script src=\"([^\"]+)\"></script>");

    private static final Pattern KIND = Pattern.compile("data-view=\"([a-z]+)\"");

    private final EmbeddedView m_view;

    private final String m_html;

    private ViewPage(final EmbeddedView view, final String html) {
        m_view = view;
        m_html = html;
    }

    static ViewPage of(final EmbeddedView view) throws IOException {
        return new ViewPage(view, new String(view.page().getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** @return what the page draws, such as "network" */
    String kind() {
        final Matcher kind = KIND.matcher(m_html);
        if (!kind.find()) {
            throw new IllegalStateException("The page " + m_view.page().getRelativePath() + " has no data-view.");
        }
        return kind.group(1);
    }

    String description() {
        return m_view.description();
    }

    /** @return the paths of the scripts, in their order */
    List<String> scripts() {
        return SCRIPT.matcher(m_html).results().map(match -> match.group(1)).toList();
    }

    /** @return the paths of the styles, in their order */
    List<String> styles() {
        return STYLE.matcher(m_html).results().map(match -> match.group(1)).toList();
    }

    /** @return the text of a file that belongs to the page */
    String resource(final String path) throws IOException {
        final Page page = m_view.page();
        final var resource = page.getResource(path).orElseThrow(
            () -> new IOException("The page " + page.getRelativePath() + " has no file " + path + "."));
        return new String(resource.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** @return the page as it is, in one file */
    String html() throws IOException {
        final String styled = replace(STYLE, m_html, path -> style(resource(path)));
        final String scripted = replace(SCRIPT, styled, path -> script(resource(path)));
        final int body = scripted.indexOf("<body>") + "<body>".length();
        return scripted.substring(0, body) + "\n" + data(DATA, json(MOST_PARTS)) + scripted.substring(body);
    }

    /** Gives what stands in place of a reference to a file. */
    private interface Inlined {
        String of(String path) throws IOException;
    }

    private static String replace(final Pattern pattern, final String html, final Inlined inlined)
        throws IOException {
        final StringBuilder text = new StringBuilder();
        int end = 0;
        for (Matcher match = pattern.matcher(html); match.find(); end = match.end()) {
            text.append(html, end, match.start()).append(inlined.of(match.group(1)));
        }
        return text.append(html.substring(end)).toString();
    }

    static String style(final String css) {
        return "<style>\n" + css + "</style>";
    }

    static String script(final String code) {
        return "<script>\n" + code.replace("</script", "<\\/script") + "\n</script>";
    }

    /** @return an element with JSON, in which nothing can end the element */
    static String data(final String id, final JsonValue json) {
        return "<script type=\"application/json\" id=\"" + id + "\">" + json.toString().replace("<", "\\u003c")
            + "</script>\n";
    }

    /**
     * @param most characters of parts
     * @return the initial data, and as many parts as fit
     */
    JsonObject json(final int most) {
        final JsonObject data = m_view.initialData().map(text -> Json.parse(text).asObject().get("result"))
            .filter(JsonValue::isObject).map(JsonValue::asObject).orElseGet(JsonObject::new);
        final JsonObject parts = new JsonObject();
        if (m_view.services().contains("")) {
            final Object service = m_view.service("");
            int left = most;
            for (String name : names(service)) {
                final String part = (String)call(service, "part", name);
                left -= part.length();
                if (left < 0) {
                    break;
                }
                parts.add(name, part);
            }
        }
        return data.add("parts", parts);
    }

    private static List<String> names(final Object service) {
        final List<String> names = new ArrayList<>();
        ((List<?>)call(service, "parts")).forEach(name -> names.add((String)name));
        return names;
    }

    /** Calls a method by its name, as KNIME would for the page. */
    private static Object call(final Object service, final String method, final Object... arguments) {
        for (var candidate : service.getClass().getMethods()) {
            if (candidate.getName().equals(method) && candidate.getParameterCount() == arguments.length) {
                try {
                    return candidate.invoke(service, arguments);
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException("The service of the view fails: " + method, e);
                }
            }
        }
        throw new IllegalStateException("The service of the view has no method " + method + ".");
    }
}
