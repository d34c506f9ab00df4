package io.snapwarden.domain.fleet;

import java.util.regex.Pattern;

/// What a restore needs to make a volume again as it was.
///
/// @param device where it was attached, for example `/dev/sda1`; empty when it was not
/// @param type the EBS volume type, for example `gp3`
/// @param iops provisioned operations per second; 0 when the type has none
/// @param throughput provisioned MiB/s; 0 when the type has none
/// @param sizeGiB size in GiB
/// @param zone the Availability Zone
public record VolumeShape(VolumeId id, String device, String type, int iops, int throughput, int sizeGiB, String zone) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9/_.:-]{0,64}");

    public VolumeShape {
        requireWord("device", device);
        requireWord("type", type);
        requireWord("zone", zone);
        if (iops < 0 || throughput < 0 || sizeGiB < 0) {
            throw new IllegalArgumentException("iops, throughput and size of " + id + " must not be negative but are "
                    + iops + ", " + throughput + ", " + sizeGiB);
        }
    }

    private static void requireWord(String what, String value) {
        if (!WORD.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the " + what + " of a volume has letters, digits and / _ . : - but is \"" + value + "\"");
        }
    }
}
