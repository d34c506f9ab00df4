package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.SimulatedHosts;
import java.util.regex.Pattern;

/// What an EC2 and an STS answer that know nothing: a set of snapshots to each `CreateSnapshots`, no snapshots to each
/// listing, one name to who asks for his.
final class InstantEc2 {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"";
    private static final String NONE = HEAD + "<DescribeSnapshotsResponse" + NAMESPACE
            + "><requestId>r-1</requestId><snapshotSet/></DescribeSnapshotsResponse>";
    private static final String IDENTITY = HEAD
            + "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
            + "<Arn>arn:aws:iam::111122223333:user/benchmark</Arn><UserId>AIDABENCHMARK</UserId>"
            + "<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    private static final Pattern INSTANCE = Pattern.compile("InstanceId=i-([0-9a-f]+)");

    private InstantEc2() {}

    static String answer(String asked) {
        var instance = INSTANCE.matcher(asked);
        if (instance.find()) {
            return created(instance.group(1));
        }
        return asked.contains("GetCallerIdentity") ? IDENTITY : NONE;
    }

    private static String created(String instance) {
        var answer = new StringBuilder(HEAD)
                .append("<CreateSnapshotsResponse")
                .append(NAMESPACE)
                .append("><requestId>r-1</requestId><snapshotSet>");
        for (int volume = 0; volume < SimulatedHosts.VOLUMES_OF_AN_INSTANCE; volume++) {
            answer.append("<item><snapshotId>snap-")
                    .append(instance)
                    .append(volume)
                    .append("</snapshotId><volumeId>")
                    .append(CaptureMessages.volume(instance, volume))
                    .append("</volumeId><state>pending</state><volumeSize>8</volumeSize>")
                    .append("<startTime>2026-11-21T02:00:00.000Z</startTime><ownerId>111122223333</ownerId></item>");
        }
        return answer.append("</snapshotSet></CreateSnapshotsResponse>").toString();
    }
}
