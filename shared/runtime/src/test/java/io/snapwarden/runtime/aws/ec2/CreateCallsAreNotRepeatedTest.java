package io.snapwarden.runtime.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.FakeAws;
import io.snapwarden.runtime.aws.FakeAws.Answer;
import io.snapwarden.runtime.aws.client.Accounts;
import io.snapwarden.runtime.aws.client.ApiCalls;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.aws.client.AwsTime;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// CreateSnapshot has no client token: a lost reply that is answered with a second request makes a twin.
class CreateCallsAreNotRepeatedTest {

    private static final Scope SCOPE = Scope.parse(FakeAws.ACCOUNT + "/eu-west-1");
    private static final VolumeId VOLUME = new VolumeId("vol-0a");
    private static final Request REQUEST = new Request.OfVolume(VOLUME, "snapwarden/1", Map.of("k", "v"));
    private static final Answer CREATED = FakeAws.ok(
            "CreateSnapshot", "<snapshotId>snap-01</snapshotId><volumeId>vol-0a</volumeId><status>pending</status>");

    private final ApiCalls calls = new ApiCalls();

    @Test
    void aThrottledCreateIsSentAgainUntilItIsTaken() {
        var answered = new AtomicInteger();
        try (var aws = new FakeAws(_ -> answered.incrementAndGet() <= 2 ? throttle() : CREATED)) {
            assertThat(create(aws)).isEqualTo(new Creation.Created(Map.of(VOLUME, new SnapshotId("snap-01"))));
            assertThat(aws.requests("CreateSnapshot")).hasSize(3);
        }
        assertThat(calls.throttled()).containsEntry("CreateSnapshot", 2L);
    }

    @Test
    void aThrottleThatOutlastsItsPatienceIsBusyAndNothingWasMade() {
        try (var aws = new FakeAws(_ -> new Answer.Xml(429, ""))) {
            assertThat(create(aws)).isInstanceOf(Creation.Busy.class);
            assertThat(aws.requests("CreateSnapshot")).hasSize(4);
        }
    }

    @Test
    void anInternalErrorIsNotAnsweredWithASecondRequest() {
        ambiguousAfterOneRequest(FakeAws.error(500, "InternalError", "An internal error has occurred"));
    }

    @Test
    void anUnavailableServiceIsNotAnsweredWithASecondRequest() {
        ambiguousAfterOneRequest(FakeAws.error(503, "Unavailable", "The server is overloaded"));
    }

    @Test
    void aReplyThatNeverComesIsNotAnsweredWithASecondRequest() {
        ambiguousAfterOneRequest(new Answer.Silence());
    }

    @Test
    void aConnectionThatClosesWithoutAReplyIsNotAnsweredWithASecondRequest() {
        ambiguousAfterOneRequest(new Answer.Dropped());
    }

    @Test
    void aReplyThatCannotBeReadIsNotAnsweredWithASecondRequest() {
        ambiguousAfterOneRequest(new Answer.Xml(200, "<CreateSnapshotResponse><snapshotId>snap-"));
    }

    @Test
    void aRefusedConnectIsTriedAgainBecauseNothingWasSent() {
        var nobody = new FakeAws(_ -> CREATED);
        nobody.close();
        try (var aws = new FakeAws(_ -> CREATED)) {
            var accounts = new Accounts(clients(aws), null);
            var creator = new Ec2SnapshotCreator(new Ec2Clients(clients(nobody), accounts));
            assertThat(creator.create(SCOPE, REQUEST)).isInstanceOf(Creation.Busy.class);
        }
        assertThat(calls.sent()).containsEntry("CreateSnapshot", 4L);
    }

    @Test
    void anInstanceCreateIsNotRepeatedEither() {
        try (var aws = new FakeAws(_ -> FakeAws.error(500, "InternalError", "broken"))) {
            var set = new Request.OfInstance(new ResourceId("i-0a"), false, List.of(), "snapwarden/1", Map.of(), true);
            assertThat(creator(aws).create(SCOPE, set)).isInstanceOf(Creation.Ambiguous.class);
            assertThat(aws.requests("CreateSnapshots")).hasSize(1);
        }
    }

    private void ambiguousAfterOneRequest(Answer answer) {
        try (var aws = new FakeAws(_ -> answer)) {
            assertThat(create(aws)).isInstanceOf(Creation.Ambiguous.class);
            assertThat(aws.requests("CreateSnapshot")).hasSize(1);
        }
    }

    private Creation create(FakeAws aws) {
        return creator(aws).create(SCOPE, REQUEST);
    }

    private Ec2SnapshotCreator creator(FakeAws aws) {
        var clients = clients(aws);
        return new Ec2SnapshotCreator(new Ec2Clients(clients, new Accounts(clients, null)));
    }

    private AwsClients clients(FakeAws aws) {
        return new AwsClients(aws.connection(), calls, new AwsTime(InstantSource.system()));
    }

    private static Answer throttle() {
        return FakeAws.error(503, "RequestLimitExceeded", "Request limit exceeded.");
    }
}
