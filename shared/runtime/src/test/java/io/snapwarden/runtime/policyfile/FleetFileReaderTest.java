package io.snapwarden.runtime.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.runtime.policyfile.FleetGroup.GroupVolume;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetFileReaderTest {

    private static final String SMALL = """
            version: 1
            fleet:
              - name: web
                count: 3
                regions: [eu-west-1]
                volumes: [ { size: 20 } ]
            """;

    private final FleetFileReader reader = new FleetFileReader();

    @Test
    void theExampleMeansWhatItSays() {
        var file = reader.read(Corpus.projectRoot().resolve("examples/fleet.yaml"));

        assertThat(file.groups()).extracting(FleetGroup::name).containsExactly("web", "database", "share");
        assertThat(file.groups().get(1))
                .isEqualTo(new FleetGroup(
                        "database",
                        6,
                        List.of(new AccountId("111122223333")),
                        List.of(new Region("eu-west-1")),
                        ResourceKind.INSTANCE,
                        List.of(
                                new GroupVolume("gp3", 20, 0.6, 0.01),
                                new GroupVolume("io2", 1000, 0.8, 0.06),
                                new GroupVolume("io2", 1000, 0.8, 0.06)),
                        Map.of("Backup", "daily"),
                        null,
                        true));
        assertThat(file.groups().getLast().created()).isEqualTo(LocalDate.parse("2027-01-15"));
        assertThat(file.prices()).isEqualTo(Prices.USUAL);
    }

    @Test
    void aFileThatSaysLittleGetsTheUsualShares() {
        var group = read(SMALL).groups().getFirst();

        assertThat(group.kind()).isEqualTo(ResourceKind.INSTANCE);
        assertThat(group.volumes()).containsExactly(new GroupVolume("gp3", 20, 0.6, 0.03));
        assertThat(group.snapshotted()).isFalse();
    }

    @Test
    void aRegionMayHaveItsOwnPrice() {
        var prices = read(SMALL + "prices: { snapshot-gib-month: 0.06, regions: { eu-west-1: 0.055 } }\n")
                .prices();

        assertThat(prices.snapshotGiBMonth(new Region("eu-west-1"))).isEqualTo(0.055);
        assertThat(prices.snapshotGiBMonth(new Region("us-east-1"))).isEqualTo(0.06);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count: 3            | cuont: 3               | fleet.yaml:4:5: fleet[0].cuont: expected name, count,",
                "count: 3            | cuont: 3               | did you mean count?",
                "count: 3            | count: 0               | fleet.yaml:4:12: fleet[0].count: expected a whole number from 1",
                "{ size: 20 }        | { size: 20, type: gp9 } | fleet.yaml:6:34: fleet[0].volumes[0].type: expected gp3,",
                "{ size: 20 }        | { size: 20, used: 60 }  | fleet[0].volumes[0].used: expected a share from 0% to 100%",
                "{ size: 20 }        | { size: 20, used: 101% }| expected a share from 0% to 100%, such as 3% or 0.5%, found",
                "{ size: 20 }        | { type: gp3 }           | fleet[0].volumes[0]: expected the key size, found none",
                "count: 3            | 'count: 3, created: x'  | fleet.yaml:4",
                "name: web           | name: we b              | fleet.yaml:3:11: fleet[0].name: expected 1 to 63 letters",
                "version: 1          | version: 2              | fleet.yaml:1:10: version: expected 1, found the number 2",
            })
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String told) {
        var refusal = catchThrowableOfType(PolicyFileException.class, () -> read(SMALL.replace(good, bad)));

        assertThat(refusal).hasMessageContaining(told);
    }

    @Test
    void twoGroupsDoNotShareAName() {
        var refusal = catchThrowableOfType(
                PolicyFileException.class, () -> read(SMALL + SMALL.substring(SMALL.indexOf("  - name"))));

        assertThat(refusal)
                .hasMessage("fleet.yaml:7:5: fleet[1]: expected a name of its own, found web, which fleet[0] has too");
    }

    @Test
    void aVolumeIsOneVolume() {
        var refusal = catchThrowableOfType(
                PolicyFileException.class,
                () -> read(SMALL.replace("count: 3", "count: 3\n    kind: volume")
                        .replace("{ size: 20 }", "{ size: 20 }, { size: 30 }")));

        assertThat(refusal).hasMessageContaining("expected one volume for the kind volume, found 2 in the group web");
    }

    private FleetFile read(String text) {
        return reader.read("fleet.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
