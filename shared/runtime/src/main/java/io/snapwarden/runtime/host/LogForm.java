package io.snapwarden.runtime.host;

import ch.qos.logback.core.PropertyDefinerBase;
import java.util.Map;

/// How lines are logged: `json`, or `text` on a terminal. `SNAPWARDEN_LOG_FORMAT` says otherwise.
public final class LogForm extends PropertyDefinerBase {

    private static final String NAME = "SNAPWARDEN_LOG_FORMAT";

    private final Map<String, String> environment;
    private final boolean onTerminal;
    private String otherwise = "json";

    /// For Logback, by its name.
    public LogForm() {
        this(System.getenv(), isTerminal());
    }

    LogForm(Map<String, String> environment, boolean onTerminal) {
        this.environment = environment;
        this.onTerminal = onTerminal;
    }

    /// @param form where nothing is set and nobody looks on
    public void setOtherwise(String form) {
        otherwise = form;
    }

    @Override
    public String getPropertyValue() {
        return switch (environment.getOrDefault(NAME, "").strip()) {
            case "json" -> "json";
            case "text" -> "text";
            case "" -> usual();
            default -> {
                addError(NAME + ": expected json or text, found \"" + environment.get(NAME) + "\"");
                yield usual();
            }
        };
    }

    private String usual() {
        return onTerminal ? "text" : otherwise;
    }

    @SuppressWarnings("SystemConsoleNull") // java.base has none where stdin or stdout is no terminal
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }
}
