package io.snapwarden.simulation.wire;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.simulation.model.SimulatedAccount;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedEc2;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Regions and Availability Zones.
final class PlaceActions {

    private static final List<String> ZONES = List.of("a", "b", "c");

    private PlaceActions() {}

    static Map<String, Action> all(SimulatedAws aws) {
        return Map.of(
                "DescribeRegions",
                (ec2, params, xml) -> regions(aws, ec2, params, xml),
                "DescribeAvailabilityZones",
                PlaceActions::zones);
    }

    private static void regions(SimulatedAws aws, SimulatedEc2 ec2, Params params, Xml xml) {
        var enabled = ec2.describeRegions();
        var account = aws.account(ec2.scope().account());
        var asked = params.list("RegionName").stream().map(Region::new).toList();
        var shown = new TreeSet<Region>(enabled);
        if (params.flag("AllRegions")) {
            SimulatedAccount.OPT_IN_REGIONS.forEach(id -> shown.add(new Region(id)));
            shown.addAll(asked);
        }
        if (!asked.isEmpty()) {
            shown.retainAll(asked);
        }
        xml.items(
                "regionInfo",
                shown,
                (item, region) -> item.text("regionName", region)
                        .text("regionEndpoint", "ec2." + region + ".amazonaws.com")
                        .text("optInStatus", status(account, region)));
    }

    private static String status(SimulatedAccount account, Region region) {
        if (!account.isEnabled(region)) {
            return "not-opted-in";
        }
        return SimulatedAccount.OPT_IN_REGIONS.contains(region.id()) ? "opted-in" : "opt-in-not-required";
    }

    private static void zones(SimulatedEc2 ec2, Params params, Xml xml) {
        var region = ec2.scope().region().id();
        ec2.describeAvailabilityZones();
        xml.items(
                "availabilityZoneInfo",
                ZONES,
                (item, letter) -> item.text("zoneName", region + letter)
                        .text("zoneState", "available")
                        .text("regionName", region)
                        .text("zoneType", "availability-zone"));
    }
}
