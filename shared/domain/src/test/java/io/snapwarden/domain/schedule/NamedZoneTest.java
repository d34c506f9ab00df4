package io.snapwarden.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedZoneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Etc/UTC",
                "Europe/Berlin",
                "America/Argentina/Buenos_Aires",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "US/Eastern"
            })
    void takesRegionsAndUtc(String name) {
        assertThat(NamedZone.parse(name)).isEqualTo(ZoneId.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+02:00", "-5", "Z", "UTC+1", "GMT-03:00", "UT+1", "Etc/GMT+5"})
    void refusesFixedOffsets(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedZone.parse(name))
                .withMessage(
                        "time zone \"%s\" is a fixed offset, which no clock change moves; write a region such as"
                                + " Europe/Berlin, or UTC",
                        name);
    }

    @ParameterizedTest
    @CsvSource({
        "EST, America/New_York",
        "EST5EDT, America/New_York",
        "CET, Europe/Berlin",
        "cest, Europe/Berlin",
        "PST, America/Los_Angeles",
        "IST, Asia/Kolkata",
        "GMT, UTC"
    })
    void refusesAbbreviationsAndNamesARegion(String name, String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedZone.parse(name))
                .withMessage("time zone \"%s\" is an abbreviation; write a region or UTC, perhaps %s", name, region);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berln, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
        "Berlin, Europe/Berlin",
        "Europe/ Berlin, Europe/Berlin",
        "America/New York, America/New_York",
        "Asia/Calcuta, Asia/Calcutta",
        "Singapore, Asia/Singapore",
        "utc, UTC"
    })
    void suggestsTheNearestName(String name, String meant) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedZone.parse(name))
                .withMessage("time zone \"%s\" is unknown; did you mean %s?", name, meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Moon/Tranquility_Base", "../../etc/localtime", "SystemV/PST8PDT"})
    void saysWhatIsExpectedWhenNothingIsNear(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedZone.parse(name))
                .withMessage("time zone \"%s\" is unknown; write a region such as Europe/Berlin, or UTC", name);
    }

    @Test
    void refusesEndlessTextShortly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedZone.parse("Europe/".repeat(1_000_000)))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void everyRegionOfTheDatabaseIsNamedOrRefusedWithReason() {
        for (var id : ZoneId.getAvailableZoneIds()) {
            if (id.matches("UTC|(?!SystemV/|Etc/GMT[+-]).+/.+")) {
                assertThat(NamedZone.parse(id).getId()).isEqualTo(id);
            } else {
                assertThatIllegalArgumentException().as(id).isThrownBy(() -> NamedZone.parse(id));
            }
        }
    }

    @Test
    void theOffsetOfUtcIsUtc() {
        assertThat(NamedZone.of(ZoneOffset.UTC)).isEqualTo(ZoneId.of("UTC"));
        assertThatIllegalArgumentException().isThrownBy(() -> NamedZone.of(ZoneOffset.ofHours(1)));
    }
}
