package io.snapwarden.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.schedule.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofTemplateTest {

    private static final String EXECUTION = "0b5ae5a6-6a0e-4fd4-9f0e-3a1d54a1c001";

    private static final PointKey KEY = new PointKey(
            new Obligation(
                    new PolicyName("graphs"),
                    Slot.parse("2026-11-20T02:00:00Z"),
                    Scope.parse("111122223333/eu-west-1"),
                    ResourceId.ofCommandOn(new ResourceId("i-0a"))),
            2);

    @Test
    void eachWordStandsForWhatTheBackupIsOf() {
        var template = new ProofTemplate(
                "s3://backups-{account}-{region}/{policy}/{instance}/{slot}/{attempt}-{executionId}.dump");

        assertThat(template.of(KEY, EXECUTION))
                .hasToString("s3://backups-111122223333-eu-west-1/graphs/i-0a/2026-11-20T02:00:00Z/2-" + EXECUTION
                        + ".dump");
    }

    @Test
    void anAddressIsReadAsItWasWritten() {
        var address = new ObjectAddress("backups", "neo4j/a:b=c+d@e.dump");

        assertThat(ObjectAddress.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3://backups/newest.dump | names {instance} or {executionId}",
                "s3://backups/{slot}.dump | names {instance} or {executionId}",
                "backups/{instance} | is an object such as",
                "s3://backups | is an object such as",
                "s3://backups/ | has 1 to 512 letters",
                "s3://backups/{instance}/ | no empty part",
                "s3://backups//{instance} | no empty part",
                "s3://backups/../{instance} | none of dots",
                "s3://backups/./{instance} | none of dots",
                "s3://backups/{instance | has 1 to 512 letters",
                "s3://backups/{{instance}} | has 1 to 512 letters",
                "s3://backups/{instance}/{} | found \"{}\"",
                "s3://backups/{instance}/{Slot} | did you mean {slot}?",
                "s3://backups/{instance} and more | has 1 to 512 letters",
                "s3://backups/{instance}?versionId=1 | has 1 to 512 letters",
                "s3://backups/{instance}/ümlaut | has 1 to 512 letters",
                "s3://Backups/{instance} | a bucket has 3 to 63",
                "s3://-backups/{instance} | a bucket has 3 to 63",
                "s3://back..ups/{instance} | a bucket has 3 to 63",
                "s3:///{instance} | a bucket has 3 to 63",
                "s3://backups-{instance}/a | may have {account} and {region} alone"
            })
    void whatLeadsToNoObjectOfTheOneInstanceIsRefused(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProofTemplate(text))
                .withMessageContaining(why);
    }

    @Test
    void aLongOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProofTemplate("s3://backups/{instance}/" + "a".repeat(500)))
                .withMessageContaining("at most 512");
    }
}
