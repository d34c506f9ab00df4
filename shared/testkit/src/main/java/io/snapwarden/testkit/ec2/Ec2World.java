package io.snapwarden.testkit.ec2;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.VolumeRestorer;
import java.util.Map;
import java.util.Set;

/// An account with nothing in it, the ports over it, and what a test needs done behind their back.
public interface Ec2World {

    Scope scope();

    FleetReader fleet();

    SnapshotReader snapshots();

    SnapshotCreator creator();

    SnapshotTagger tagger();

    SnapshotDeleter deleter();

    VolumeRestorer restorer();

    /// Makes a volume of 8 GiB that is attached to nothing.
    VolumeId makeVolume(Map<String, String> tags);

    void removeVolume(VolumeId volume);

    /// Makes a running instance: a boot volume and so many more.
    ResourceId makeInstance(int dataVolumes, Map<String, String> tags);

    void tagVolume(VolumeId volume, Map<String, String> tags);

    /// Lets pass what pending snapshots need to complete and reads need to catch up.
    void settle();

    /// Where this world is known to be unlike EC2.
    Set<Difference> differences();

    /// How a world can be unlike EC2, each with what EC2 does.
    enum Difference {
        COMPLETES_AT_ONCE("EC2 returns a snapshot as pending and completes it later"),
        IGNORES_COPIED_TAGS("EC2 copies the tags of each volume with CopyTagsFromSource=volume"),
        IGNORES_EXCLUDED_DATA_VOLUMES("EC2 leaves out the data volumes that are named"),
        IGNORES_CLIENT_TOKENS("EC2 answers a repeated CreateVolume with the volume of the first"),
        HAS_NO_SIZES("EC2 tells the full size of a completed snapshot"),
        ALLOWS_TWO_IN_A_ROW("EC2 refuses a second snapshot of a volume within 15 seconds");

        private final String fact;

        Difference(String fact) {
            this.fact = fact;
        }

        public String fact() {
            return fact;
        }
    }
}
