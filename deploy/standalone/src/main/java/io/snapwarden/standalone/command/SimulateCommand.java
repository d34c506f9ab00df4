package io.snapwarden.standalone.command;

import io.snapwarden.domain.policy.PruneRule;
import io.snapwarden.runtime.policyfile.FleetFileReader;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.Prices;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.standalone.cli.DateConverter;
import io.snapwarden.standalone.cli.DurationConverter;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.cli.FileArgument;
import io.snapwarden.standalone.cli.Progress;
import io.snapwarden.standalone.cli.UsageException;
import io.snapwarden.standalone.process.AwsWorld;
import io.snapwarden.standalone.simulate.Simulation;
import io.snapwarden.standalone.simulate.fleet.FleetOfAccount;
import io.snapwarden.standalone.simulate.fleet.FleetOfFile;
import io.snapwarden.standalone.simulate.fleet.LookedAt;
import io.snapwarden.standalone.simulate.fleet.ModelFleet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Says what a policy file will do to a fleet: how many points live on each day, which nights",
            "would be too short, how close the API gets to its limits, and what it costs.",
            "The services themselves run, over a simulated AWS and a clock that jumps. Nothing real is changed."
        },
        footer = {
            "",
            "Examples:",
            "  snapwarden simulate policy.yaml --fleet examples/fleet.yaml",
            "  snapwarden simulate policy.yaml --from-account --for 30d",
            "  snapwarden simulate policy.yaml --fleet fleet.yaml --prune delete --on-date 2027-03-31",
            "  snapwarden simulate policy.yaml --fleet fleet.yaml --for 1d --output json",
            "  snapwarden simulate policy.yaml --fleet fleet.yaml --output html > forecast.html",
            "",
            "Exit codes: 0 every obligation would be met, 1 some would not, 2 usage or invalid file,",
            "4 AWS unreachable or denied (--from-account)."
        })
final class SimulateCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofDays(3660);

    @Mixin
    private final FileArgument file = new FileArgument();

    @ArgGroup(multiplicity = "1")
    private Fleet fleet = new Fleet();

    /// Where the fleet comes from.
    static final class Fleet {

        @Option(names = "--fleet", paramLabel = "FLEET.yaml", description = "a fleet as that file describes it")
        private @Nullable Path file;

        @Option(
                names = "--from-account",
                description = "the fleet that the account has now; it is listed, and nothing is changed")
        private boolean account;
    }

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "P365D",
            converter = DurationConverter.class,
            description = "how much time passes (default: ${DEFAULT-VALUE})")
    private Duration length = Duration.ofDays(365);

    @Option(
            names = "--start",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "the first day, from midnight UTC on (default: today)")
    private @Nullable LocalDate start;

    @Option(
            names = "--on-date",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "list the points that are left at the end of that day (default: the last)")
    private @Nullable LocalDate onDate;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            description = "snapshotters (default: ${DEFAULT-VALUE})")
    private int workers = 2;

    @Option(names = "--prune", paramLabel = "off|dry-run|delete", description = "as if the file said so in prune.mode")
    private @Nullable String prune;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "another seed, another chance (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Mixin
    private final ForecastOutput form = new ForecastOutput();

    @Override
    public Integer call() {
        var forecastable = Forecastable.of(withPruneMode(file.read()));
        var policies = forecastable.file();
        var begin = Objects.requireNonNullElseGet(
                        start, () -> LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        check(begin);
        var fleetFile = fleet.account || fleet.file == null ? null : new FleetFileReader().read(fleet.file);
        var whole = fleetFile == null ? ofAccount(policies, begin) : FleetOfFile.of(fleetFile, begin);
        var looked = LookedAt.of(whole, policies.scopes());
        var settings = new Simulation.Settings(
                begin,
                length,
                workers,
                Limits.published(),
                fleetFile == null ? Prices.USUAL : fleetFile.prices(),
                seed,
                Objects.requireNonNullElseGet(onDate, () -> lastDay(begin)));
        try (var progress = Progress.onTerminal()) {
            var forecast = new Simulation(settings, policies, looked).run(day -> progress.show("simulating " + day));
            progress.clear();
            form.print(System.out, forecast.warning(forecastable.leftOut()), policies.policies());
            return forecast.bad() ? ExitCode.FAILED : ExitCode.ALL_WELL;
        }
    }

    private void check(Instant begin) {
        if (workers < 1 || workers > 64) {
            throw new UsageException("--workers: expected 1 to 64, found " + workers);
        }
        if (length.compareTo(Duration.ofDays(1)) < 0 || length.compareTo(LONGEST) > 0) {
            throw new UsageException("--for: expected a day to ten years, such as 1d or P365D, found " + length);
        }
        if (onDate != null && (onDate.isAfter(lastDay(begin)) || startOf(onDate).isBefore(begin))) {
            throw new UsageException("--on-date: expected a day of the simulation, which begins on "
                    + LocalDate.ofInstant(begin, ZoneOffset.UTC) + " and ends on " + lastDay(begin) + ", found "
                    + onDate);
        }
    }

    private LocalDate lastDay(Instant begin) {
        return LocalDate.ofInstant(begin.plus(length).minusNanos(1), ZoneOffset.UTC);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private PolicyFile withPruneMode(PolicyFile read) {
        if (prune == null) {
            return read;
        }
        for (var mode : PruneRule.Mode.values()) {
            if (mode.toString().equals(prune)) {
                return new PolicyFile(
                        read.scopes(),
                        read.ledger(),
                        new PruneRule(mode, read.prune().maxDeletes()),
                        read.notification(),
                        read.policies());
            }
        }
        throw new UsageException("--prune: expected off, dry-run or delete, found " + prune);
    }

    private static ModelFleet ofAccount(PolicyFile policies, Instant begin) {
        try (var aws = AwsWorld.of(policies)) {
            return FleetOfAccount.of(
                    aws.world().scopes().scopes(),
                    aws.world().fleets(),
                    aws.world().snapshots(),
                    begin);
        }
    }
}
