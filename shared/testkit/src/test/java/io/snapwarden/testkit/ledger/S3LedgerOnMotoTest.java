package io.snapwarden.testkit.ledger;

import io.snapwarden.runtime.ledger.S3Ledger;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.testkit.contract.RunLedgerContract;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.s3.S3Client;

@RequiresLane("moto")
class S3LedgerOnMotoTest extends RunLedgerContract {

    private static final String BUCKET = "snapwarden-ledger";

    @BeforeAll
    static void makeBucket() {
        var aws = MotoServer.shared().reset().aws();
        try (var s3 = aws.clients().atHome(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(bucket ->
                    bucket.bucket(BUCKET).createBucketConfiguration(where -> where.locationConstraint("eu-west-1")));
        }
    }

    @Override
    protected RunLedger openLedger() {
        return new S3Ledger(MotoServer.shared().aws().clients(), BUCKET, "fleet");
    }

    /// moto 5.2.1 looks and then writes, so that of two writers at once both may win. S3 judges in one step; the
    /// simulated S3 does too, and runs the races.
    @Override
    protected boolean racesAreJudged() {
        return false;
    }
}
