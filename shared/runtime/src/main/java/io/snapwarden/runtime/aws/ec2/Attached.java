package io.snapwarden.runtime.aws.ec2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Instance;

/// The instances of a listing, reduced at once to what a fleet needs: tags, and which EBS volume is where.
final class Attached {

    /// A place in an instance where an EBS volume is; instance store has no volume id and is not one.
    record Place(String device, boolean boot) {}

    /// @param windows as EC2 says of what is billed as such
    record Machine(String id, Map<String, String> tags, Map<String, Place> placesByVolume, boolean windows) {}

    /// EC2 writes it small, and the SDK's list of values large.
    private static final String WINDOWS = "windows";

    private final Interned interned;
    private final List<Machine> machines = new ArrayList<>();
    private final Map<String, Place> firstPlaces = new HashMap<>();

    Attached(Interned interned) {
        this.interned = interned;
    }

    void add(Instance instance) {
        var places = new HashMap<String, Place>();
        for (var mapping : instance.blockDeviceMappings()) {
            if (mapping.ebs() != null && mapping.ebs().volumeId() != null) {
                var device = mapping.deviceName() == null ? "" : interned.text(mapping.deviceName());
                var place = new Place(device, !device.isEmpty() && device.equals(instance.rootDeviceName()));
                places.put(mapping.ebs().volumeId(), place);
                firstPlaces.putIfAbsent(mapping.ebs().volumeId(), place);
            }
        }
        machines.add(new Machine(
                instance.instanceId(),
                interned.tags(Ec2Tags.read(instance.tags())),
                places,
                WINDOWS.equalsIgnoreCase(instance.platformAsString())));
    }

    List<Machine> machines() {
        return machines;
    }

    /// Where the volume is in the first instance that has it.
    Place placeOf(String volume) {
        return firstPlaces.getOrDefault(volume, new Place("", false));
    }
}
