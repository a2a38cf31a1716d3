package org.dashgrn.installation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a window, as Debian packages it. */
final class Browser implements AutoCloseable {

    private static final File CHROMIUM = new File("/usr/bin/chromium");

    private static final File DRIVER = new File("/usr/bin/chromedriver");

    /** What Chromium says of every frame that is embedded as KNIME embeds it. */
    private static final String SANDBOX = "can escape its sandboxing";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver m_driver;

    private final Path m_downloads;

    private Browser(final ChromeDriver driver, final Path downloads) {
        m_driver = driver;
        m_downloads = downloads;
    }

    static boolean isInstalled() {
        return CHROMIUM.canExecute() && DRIVER.canExecute();
    }

    /** @param folder for its profile and what it downloads */
    static Browser start(final Path folder) throws IOException {
        final Path downloads = Files.createDirectories(folder.resolve("downloads"));
        final ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
            "--disable-dev-shm-usage", "--user-data-dir=" + folder.resolve("profile"));
        options.setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString(),
            "download.prompt_for_download", false, "profile.default_content_setting_values.automatic_downloads", 1));
        final LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return new Browser(new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(),
            options), downloads);
    }

    /** @param width of the page, as height without what belongs to the window */
    void open(final String address, final int width, final int height) {
        m_driver.switchTo().defaultContent();
        m_driver.get("about:blank");
        m_driver.manage().window().setSize(new Dimension(width, height));
        m_driver.manage().window().setSize(new Dimension(2 * width - ((Long)evaluate("window.innerWidth")).intValue(),
            2 * height - ((Long)evaluate("window.innerHeight")).intValue()));
        m_driver.get(address);
    }

    /** Everything that follows happens in the page that the host embeds. */
    void enterFrame() {
        m_driver.switchTo().defaultContent();
        m_driver.switchTo().frame(0);
    }

    /** @return what an expression is, with the arguments as arguments[0], … */
    Object evaluate(final String expression, final Object... arguments) {
        return m_driver.executeScript("return (" + expression + ")", arguments);
    }

    boolean is(final String expression, final Object... arguments) {
        return Boolean.TRUE.equals(evaluate(expression, arguments));
    }

    String text(final String expression, final Object... arguments) {
        return String.valueOf(evaluate(expression, arguments));
    }

    /** Waits for a condition, also if it cannot be asked yet because an element is not there. */
    void await(final String condition, final Object... arguments) {
        try {
            new WebDriverWait(m_driver, PATIENCE).ignoring(org.openqa.selenium.JavascriptException.class)
                .until((Function<Object, Boolean>)driver -> is(condition, arguments));
        } catch (org.openqa.selenium.TimeoutException e) {
            throw new AssertionError("Never: " + condition + "; console: " + console() + "; page: "
                + text("document.body.innerText.slice(0, 400)"), e);
        }
    }

    void click(final String selector) {
        m_driver.executeScript("document.querySelector(arguments[0]).click()", selector);
    }

    /** Types into the first search box and presses Enter, with real key events. */
    void search(final String text) {
        final var box = m_driver.findElement(org.openqa.selenium.By.cssSelector("input[type=search]"));
        box.clear();
        box.sendKeys(text);
        box.sendKeys(org.openqa.selenium.Keys.ENTER);
    }

    /** @return what the console has said since the last call */
    List<String> console() {
        return m_driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> !entry.getMessage().contains("favicon.ico") && !entry.getMessage().contains(SANDBOX))
            .map(entry -> entry.getLevel() + " " + entry.getMessage()).toList();
    }

    /** Clicks the export button with this text and waits for its file. */
    Path export(final String button) throws Exception {
        try (Stream<Path> files = Files.list(m_downloads)) {
            for (Path file : (Iterable<Path>)files::iterator) {
                Files.delete(file);
            }
        }
        m_driver.executeScript("[...document.querySelectorAll('.tools button')]"
            + ".find(b => b.textContent === arguments[0]).click()", button);
        for (int i = 0; i < 300; i++) {
            try (Stream<Path> files = Files.list(m_downloads)) {
                final var file = files.filter(f -> !f.getFileName().toString().matches(".*\\.crdownload|\\..*"))
                    .findFirst();
                if (file.isPresent() && Files.size(file.get()) > 0) {
                    return file.get();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("No file after " + button + "; console: " + console());
    }

    void screenshot(final Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, m_driver.getScreenshotAs(OutputType.BYTES));
    }

    static String read(final Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        m_driver.quit();
    }
}
