package io.snapwarden.notifier;

import static io.snapwarden.notifier.Reports.IRELAND;
import static io.snapwarden.notifier.Reports.closed;
import static io.snapwarden.notifier.Reports.daily;
import static io.snapwarden.notifier.Reports.failed;
import static io.snapwarden.notifier.Reports.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.notifier.digest.DigestSettings;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotifierPortsTest {

    private static final String POLICIES = """
            policies:
              - name: daily-prod
                select: { kind: instance, tags: { Backup: daily } }
                schedule: { cron: "0 2 * * *", timezone: Europe/Berlin }
                retain: { daily: 7 }
            """;

    private final Outside outside = new Outside();
    private final NotifierPorts ports =
            new NotifierPorts(outside.ledger, _ -> outside.topic, outside.sink, _ -> outside.desk, outside);
    private final Event event = closed(daily(20), scope(IRELAND, 10, 0, 1, List.of(failed(7, "error")), 0));

    @Test
    void tellsEverybodyTheFileNames() {
        var handler = ports.handler(file("""
                notify:
                  sns: arn:aws:sns:eu-west-1:111122223333:snapwarden
                  tickets: { webhook: { url: "https://desk.example.com/hooks" } }
                """));

        handler.handle(event);
        handler.flush();

        assertThat(outside.mails).hasSize(1);
        assertThat(outside.tickets).hasSize(1);
        assertThat(outside.metrics).isNotEmpty();
    }

    @Test
    void measuresEvenWhenTheFileNamesNobody() {
        var handler = ports.handler(file(""));

        handler.handle(event);
        handler.flush();

        assertThat(outside.mails).isEmpty();
        assertThat(outside.tickets).isEmpty();
        assertThat(outside.metrics).isNotEmpty();
    }

    @Test
    void takesTheDigestsSettingsFromTheFile() {
        var settings = NotifierPorts.digests(file("""
                notify: { sns: "arn:aws:sns:eu-west-1:111122223333:snapwarden", digest: problems, fold-within: 5m }
                """));

        assertThat(settings)
                .isEqualTo(new DigestSettings(
                        DigestSettings.When.PROBLEMS,
                        Duration.ofMinutes(5),
                        Map.of(daily(20).policy(), ZoneId.of("Europe/Berlin"))));
    }

    private static PolicyFile file(String notification) {
        var text = "version: 1\n" + notification + POLICIES;
        return new PolicyFileReader().read("test.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
