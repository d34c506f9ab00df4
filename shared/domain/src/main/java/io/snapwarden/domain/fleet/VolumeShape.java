package io.snapwarden.domain.fleet;

import io.snapwarden.domain.text.Form;

/// What a restore needs to make a volume again as it was. Of a volume that was captured without having been listed
/// little is known: see [#unseen].
///
/// @param device where it was attached, for example `/dev/sda1`; empty when it was not
/// @param type the EBS volume type, for example `gp3`; empty when not known
/// @param iops provisioned operations per second; 0 when the type has none
/// @param throughput provisioned MiB/s; 0 when the type has none
/// @param sizeGiB size in GiB; 0 when not known, and then the snapshot's own size holds
/// @param zone the Availability Zone; empty when not known
public record VolumeShape(VolumeId id, String device, String type, int iops, int throughput, int sizeGiB, String zone) {

    private static final Form WORD = Form.of("A-Za-z0-9/_.:-", 0, 64);

    public VolumeShape {
        requireWord("device", device);
        requireWord("type", type);
        requireWord("zone", zone);
        if (iops < 0 || throughput < 0 || sizeGiB < 0) {
            throw new IllegalArgumentException("iops, throughput and size of " + id + " must not be negative but are "
                    + iops + ", " + throughput + ", " + sizeGiB);
        }
    }

    /// A volume that was attached after its instance had been listed: it is in the zone of its neighbours, and a
    /// restore takes EC2's defaults for the rest.
    public static VolumeShape unseen(VolumeId id, String zone) {
        return new VolumeShape(id, "", "", 0, 0, 0, zone);
    }

    private static void requireWord(String what, String value) {
        if (!WORD.fits(value)) {
            throw new IllegalArgumentException(
                    "the " + what + " of a volume has letters, digits and / _ . : - but is \"" + value + "\"");
        }
    }
}
