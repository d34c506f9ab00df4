package io.snapwarden.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.standalone.demo.aws.DemoFleet;
import io.snapwarden.standalone.demo.aws.SimulatedLocalAws;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void fourNightsAreCapturedPrunedReportedAndRestored() throws Exception {
        var page = folder.resolve("report.html");
        Told told;
        try (var aws = new SimulatedLocalAws(InstantSource.system())) {
            told = new Demo(aws, folder, page, new PrintStream(out, true, StandardCharsets.UTF_8), false).play();
        }

        assertThat(told.asTold()).isTrue();
        assertThat(told.nights()).extracting(Told.Chapter::captured).containsExactly(6, 6, 5, 6);
        assertThat(told.nights()).extracting(Told.Chapter::deleted).containsExactly(0, 0, 5, 6);
        assertThat(told.nights().get(2).failed()).singleElement().asString().contains("orders-db", "KMSKey");
        assertThat(told.tickets()).extracting(Told.Ticket::status).containsExactly("OPENED", "CLOSED");
        assertThat(told.nights()).allSatisfy(night -> assertThat(night.mails()).hasSize(1));
        assertThat(told.protectedByNothing()).anyMatch(line -> line.startsWith("legacy-crm"));
        assertThat(told.restored()).hasSize(2);
    }

    @Test
    void thePageEscapesWhatPeopleTypedAndNeedsNothingElse() throws Exception {
        var page = folder.resolve("report.html");
        try (var aws = new SimulatedLocalAws(InstantSource.fixed(Instant.parse("2026-11-20T13:00:00Z")))) {
            new Demo(aws, folder, page, new PrintStream(out, true, StandardCharsets.UTF_8), true).play();
        }

        assertThat(out.size()).isZero();
        assertThat(Files.readString(page))
                .contains("&lt;script&gt;alert(1)", "orders-db", "prefers-color-scheme")
                .doesNotContain(DemoFleet.HOSTILE_NAME)
                .doesNotContain("<script src", "<link");
    }
}
