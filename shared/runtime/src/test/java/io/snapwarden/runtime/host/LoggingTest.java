package io.snapwarden.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The configuration as services load it.
class LoggingTest {

    private static final String AS_A_SERVICE = """
            <configuration><include resource="io/snapwarden/runtime/host/logging.xml"/></configuration>""";
    private static final String AS_THE_COMMAND_LINE = """
            <configuration>
              <property name="LOG_TARGET" value="System.err"/>
              <property name="LOG_FORM" value="text"/>
              <include resource="io/snapwarden/runtime/host/logging.xml"/>
            </configuration>""";

    @Test
    void aServiceLogsAnObjectPerLineWithWhatItIsAbout() throws Exception {
        var lines = lines(AS_A_SERVICE);

        var text = new String(lines.getEncoder().encode(event(lines)), StandardCharsets.UTF_8);

        assertThat(lines.getTarget()).isEqualTo("System.out");
        assertThat(text).endsWith("\n").hasLineCount(1);
        var line = JsonParser.parseString(text).getAsJsonObject();
        assertThat(line.get("level").getAsString()).isEqualTo("WARN");
        assertThat(line.get("formattedMessage").getAsString()).isEqualTo("Later, \"soon\"\nor not");
        assertThat(line.getAsJsonObject("mdc").entrySet())
                .containsExactlyInAnyOrderElementsOf(
                        context("daily-prod 2026-11-21T01:00:00Z").entrySet());
    }

    @Test
    void theCommandLineLogsTextBesideItsAnswer() throws Exception {
        var lines = lines(AS_THE_COMMAND_LINE);

        assertThat(lines.getTarget()).isEqualTo("System.err");
        assertThat(new String(lines.getEncoder().encode(event(lines)), StandardCharsets.UTF_8))
                .matches("(?s)2026-11-21T01:00:00\\.000Z WARN  Worker - Later, \"soon\"\nor not\\R");
    }

    @Test
    void onATerminalItIsTextAndASettingSaysOtherwise() {
        assertThat(form("", true)).isEqualTo("text");
        assertThat(form("", false)).isEqualTo("json");
        assertThat(form("json", true)).isEqualTo("json");
        assertThat(form("text", false)).isEqualTo("text");
        assertThat(form("xml", false)).isEqualTo("json");
    }

    private static String form(String setting, boolean onTerminal) {
        var form = new LogForm(Map.of("SNAPWARDEN_LOG_FORMAT", setting), onTerminal);
        form.setContext(new LoggerContext());
        return form.getPropertyValue();
    }

    private static ConsoleAppender<ILoggingEvent> lines(String configuration) throws Exception {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)));
        return (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("LINES");
    }

    private static LoggingEvent event(ConsoleAppender<ILoggingEvent> lines) {
        var event = new LoggingEvent();
        event.setLoggerContext((LoggerContext) lines.getContext());
        event.setLoggerName("io.snapwarden.runtime.work.Worker");
        event.setLevel(ch.qos.logback.classic.Level.WARN);
        event.setThreadName("worker-1");
        event.setMessage("Later, \"soon\"\nor not");
        event.setTimeStamp(1_795_222_800_000L);
        event.setMDCPropertyMap(Map.of("run", "daily-prod 2026-11-21T01:00:00Z"));
        return event;
    }

    private static Map<String, com.google.gson.JsonElement> context(String run) {
        var object = new JsonObject();
        object.addProperty("run", run);
        return object.asMap();
    }
}
