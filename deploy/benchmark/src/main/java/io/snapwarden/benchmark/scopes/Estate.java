package io.snapwarden.benchmark.scopes;

import io.snapwarden.benchmark.DailyPolicy;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.model.AccountRow;
import io.snapwarden.simulation.model.SimulatedAccount;
import io.snapwarden.simulation.model.SimulatedAws;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An organization whose accounts have 17 Regions each. Every tenth account has an instance in each of two of them. Of
/// three accounts one lets nobody in, one denies to list instances, and one is suspended.
record Estate(int accounts) {

    static final AccountId HUB = new AccountId("111122223333");
    static final Region HOME = new Region("eu-west-1");

    /// By which the hub's services are known to the accounts.
    static final String ROLE = "snapwarden";

    static final int REGIONS = 17;

    private static final Region OTHER = new Region("us-east-2");
    private static final int VOLUMES = 2;
    private static final int GIB = 8;

    void stage(SimulatedAws aws) {
        var organization = aws.organization().found(HUB);
        for (int number = 0; number < accounts; number++) {
            var account = account(number);
            organization.put(account, "member-" + number, AccountRow.ACTIVE);
            regions().forEach(aws.account(account)::enable);
            if (number % 10 == 0) {
                for (var region : List.of(HOME, OTHER)) {
                    aws.stage(new Scope(account, region))
                            .instance(Collections.nCopies(VOLUMES, GIB), DailyPolicy.SELECTED, Map.of());
                }
            }
        }
        aws.account(account(11)).deny(ROLE, actions());
        aws.account(account(12)).deny(ROLE, List.of("DescribeInstances"));
        organization.suspend(account(13));
    }

    /// In two Regions of every tenth account.
    int captures() {
        return 2 * ((accounts + 9) / 10);
    }

    private static List<String> actions() {
        return List.of("DescribeRegions", "DescribeInstances", "DescribeVolumes", "DescribeSnapshots");
    }

    private static AccountId account(int number) {
        return number == 0 ? HUB : new AccountId("%012d".formatted(200_000_000_000L + number));
    }

    private static List<Region> regions() {
        var common = SimulatedAccount.COMMON_REGIONS;
        return Stream.concat(
                        common.stream(),
                        IntStream.rangeClosed(1, REGIONS - common.size()).mapToObj(number -> "sa-south-" + number))
                .map(Region::new)
                .toList();
    }
}
