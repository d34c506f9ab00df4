package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeLockedSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.LockState;

/// What must not be deleted: what an image uses, a disabled one too, and what is locked.
///
/// Locks that cannot be read, for want of the right or because this AWS does not know the call, count as unknown. That
/// is safe: EC2 refuses to delete a locked snapshot, and the refusal is told like any other.
final class ProtectedSnapshots {

    private static final int PAGE = 1000;
    private static final Logger log = LoggerFactory.getLogger(ProtectedSnapshots.class);

    private final Ec2Clients clients;
    private final Set<Scope> said = ConcurrentHashMap.newKeySet();

    ProtectedSnapshots(Ec2Clients clients) {
        this.clients = clients;
    }

    Map<SnapshotId, String> in(Scope scope) {
        var reasons = new HashMap<SnapshotId, String>();
        reasons.putAll(locked(scope));
        reasons.putAll(clients.read(AwsCall.ec2("DescribeImages", scope), scope, ProtectedSnapshots::inUse));
        return reasons;
    }

    private static Map<SnapshotId, String> inUse(Ec2Client client) {
        try {
            return inUse(client, true);
        } catch (SdkException e) {
            if (AwsError.of(e) == AwsError.INVALID) {
                return inUse(client, false); // not every local AWS knows that images can be disabled
            }
            throw e;
        }
    }

    private static Map<SnapshotId, String> inUse(Ec2Client client, boolean disabledToo) {
        var reasons = new HashMap<SnapshotId, String>();
        for (var page : client.describeImagesPaginator(
                request -> request.owners("self").maxResults(PAGE).includeDisabled(disabledToo ? true : null))) {
            page.images().forEach(image -> addUses(image, reasons));
        }
        return reasons;
    }

    private static void addUses(Image image, Map<SnapshotId, String> reasons) {
        for (var mapping : image.blockDeviceMappings()) {
            if (mapping.ebs() != null && mapping.ebs().snapshotId() != null) {
                reasons.put(new SnapshotId(mapping.ebs().snapshotId()), "the image " + image.imageId() + " uses it");
            }
        }
    }

    private Map<SnapshotId, String> locked(Scope scope) {
        var call = AwsCall.ec2("DescribeLockedSnapshots", scope);
        var client = clients.reading(scope);
        try {
            return locks(client);
        } catch (SdkException e) {
            var error = AwsError.of(e);
            return switch (error) {
                case DENIED, INVALID, UNCLEAR -> {
                    sayOnce(scope, call.explain(error, e));
                    yield Map.of();
                }
                default -> throw clients.trouble(call, scope, error, e);
            };
        }
    }

    private void sayOnce(Scope scope, String why) {
        if (said.add(scope)) {
            log.info("Locks are not known beforehand; EC2 itself refuses to delete what is locked. {}", why);
        }
    }

    private static Map<SnapshotId, String> locks(Ec2Client client) {
        var reasons = new HashMap<SnapshotId, String>();
        DescribeLockedSnapshotsResponse page = null;
        do {
            var from = page == null ? null : page.nextToken();
            page = client.describeLockedSnapshots(
                    request -> request.maxResults(PAGE).nextToken(from));
            page.snapshots().stream()
                    .filter(lock -> lock.lockState() != LockState.EXPIRED)
                    .forEach(lock -> reasons.put(
                            new SnapshotId(lock.snapshotId()), "it is locked (" + lock.lockStateAsString() + ")"));
        } while (page.nextToken() != null && !page.nextToken().isEmpty());
        return reasons;
    }
}
