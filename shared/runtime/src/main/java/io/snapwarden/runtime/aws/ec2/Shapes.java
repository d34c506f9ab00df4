package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads how a volume is. A device name is free text in EC2, and one odd name must not cost the whole listing: what a
/// shape does not take is replaced, so that the volume is still captured and a restore still has all but that name.
final class Shapes {

    private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9/_.:-]");
    private static final int LONGEST = 64;

    private final Interned interned;

    Shapes(Interned interned) {
        this.interned = interned;
    }

    VolumeShape of(software.amazon.awssdk.services.ec2.model.Volume volume, String device) {
        return new VolumeShape(
                new VolumeId(volume.volumeId()),
                interned.text(word(device)),
                interned.text(word(volume.volumeTypeAsString())),
                number(volume.iops()),
                number(volume.throughput()),
                number(volume.size()),
                interned.text(word(volume.availabilityZone())));
    }

    /// The volume as another instance sees it: a volume can be attached to several, under several names.
    Volume moved(Volume volume, Attached.Place place) {
        var shape = volume.shape();
        var device = interned.text(word(place.device()));
        if (device.equals(shape.device()) && place.boot() == volume.boot()) {
            return volume;
        }
        var there = new VolumeShape(
                shape.id(), device, shape.type(), shape.iops(), shape.throughput(), shape.sizeGiB(), shape.zone());
        return new Volume(there, place.boot(), volume.tags());
    }

    private static String word(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var plain = ODD.matcher(text).replaceAll("_");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : Math.max(0, number);
    }
}
