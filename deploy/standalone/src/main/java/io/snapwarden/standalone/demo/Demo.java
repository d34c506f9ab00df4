package io.snapwarden.standalone.demo;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.planner.Coverage;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.standalone.demo.aws.DemoAws;
import io.snapwarden.standalone.demo.aws.DemoFleet;
import io.snapwarden.standalone.process.AwsWorld;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The story: a fleet, some nights, one of them bad, and a restore. Every act is the product's own, on a local AWS.
public final class Demo {

    private static final int LAST_NIGHT = 4;
    private static final int BAD_NIGHT = 3;

    private final DemoAws aws;
    private final Path folder;
    private final Path report;
    private final Narrator narrator;

    /// @param folder for the policy file and the run ledger
    /// @param quiet whether to tell nothing on the way
    public Demo(DemoAws aws, Path folder, Path report, PrintStream out, boolean quiet) {
        this.aws = aws;
        this.folder = folder;
        this.report = report;
        this.narrator = new Narrator(out, quiet);
    }

    public Told play() throws InterruptedException {
        narrator.chapter("Snapwarden demo, on " + aws.words() + ".");
        var ports = aws.connect();
        var fleet = new DemoFleet(aws, ports.clients()).make();
        try (var desk = new DemoDesk(aws.time())) {
            var policy = DemoPolicy.write(folder, aws.mark(), fleet.topic(), desk.url());
            try (var real = AwsWorld.over(ports, policy.file())) {
                introduce(fleet, policy);
                var world = new DemoWorld(real.world(), fleet.breaks(), desk, aws.time());
                var nights = new Nights(aws, world, policy.file());
                var played = play(nights, world.sabotage(), desk);
                var coverage = coverage(policy, world);
                var restored = restore(fleet, world, real, played);
                DemoReport.write(report, aws.time().instant(), policy.file(), nights, coverage, restored, desk.taken());
                return new Told(
                        aws.words(),
                        Told.name(policy.path()),
                        Told.name(report),
                        fleet.instances(),
                        fleet.volumes(),
                        Told.chapters(played),
                        Told.tickets(desk.taken()),
                        Told.volumes(restored),
                        Told.bare(coverage),
                        asTold(played, desk.taken(), restored));
            }
        }
    }

    private void introduce(DemoFleet.Made fleet, DemoPolicy policy) {
        narrator.chapter("A fleet");
        narrator.say(fleet.instances() + " instances and " + fleet.volumes() + " volumes in " + DemoFleet.HOME + " and "
                + DemoFleet.OTHER + ", made with the AWS SDK.");
        narrator.say("One is excluded by a tag, two things nobody thought of, one name is an attack: "
                + DemoFleet.HOSTILE_NAME);
        narrator.say("The policy file is " + policy.path());
        narrator.command("plan policy.yaml             what would be captured, and why");
    }

    private List<Night> play(Nights nights, Sabotage sabotage, DemoDesk desk) throws InterruptedException {
        var played = new ArrayList<Night>();
        for (int number = 1; number <= LAST_NIGHT; number++) {
            narrator.chapter("Night " + number);
            if (number == BAD_NIGHT) {
                sabotage.begin();
                narrator.say("Tonight the encryption key of orders-db is disabled: its capture will be refused.");
            } else if (number == BAD_NIGHT + 1) {
                sabotage.heal();
                narrator.say("The key works again.");
            }
            int tickets = desk.taken().size();
            var night = nights.next();
            played.add(night);
            tell(night, desk.taken().subList(tickets, desk.taken().size()));
        }
        narrator.command("run policy.yaml --once       one such night; from cron, or leave --once out and let it stay");
        return played;
    }

    private void tell(Night night, List<TicketDesk.Ticket> tickets) {
        narrator.say(night.at() + "  captured " + night.captured() + " recovery points, failed "
                + night.failed().size() + ", deleted " + night.deleted()
                + (night.deleted() > 0 ? ", each proven older than the two that stay" : ""));
        night.failed().forEach(line -> narrator.say("FAILED  " + line));
        tickets.forEach(ticket -> narrator.say("ticket " + ticket.status() + "  " + ticket.title()));
        night.mails().forEach(subject -> narrator.say("mail    " + subject));
        if (night.pending()) {
            narrator.say("Some points were still pending when the demo went on.");
        }
    }

    private List<Coverage.Line> coverage(DemoPolicy policy, DemoWorld world) {
        var reader = new Coverage(
                policy.file().policies(), world.world().fleets(), world.world().snapshots());
        var lines = world.world().scopes().scopes().stream()
                .flatMap(scope -> reader.of(scope).stream())
                .toList();
        narrator.chapter("What is protected");
        narrator.say((lines.size() - Told.bare(lines).size()) + " of " + lines.size() + " resources.");
        Told.bare(lines).forEach(line -> narrator.say("PROTECTED BY NOTHING  " + line));
        narrator.command("coverage policy.yaml");
        return lines;
    }

    private Restored restore(DemoFleet.Made fleet, DemoWorld world, AwsWorld real, List<Night> played) {
        narrator.chapter("A restore");
        var scope = new Scope(real.aws().accounts().own(), new Region(DemoFleet.HOME));
        var before = played.getLast().at();
        var restored = Restored.of(world.world(), scope, fleet.comesBack(), before);
        narrator.say("web-shop as it was at " + restored.plan().takenAt().truncatedTo(ChronoUnit.SECONDS)
                + ", the night before the last:");
        restored.plan()
                .items()
                .forEach(item ->
                        narrator.say(item.shape().device() + "  " + item.shape().id() + " -> "
                                + restored.volumes().get(item.shape().id()) + "  "
                                + item.shape().type() + ", "
                                + item.shape().sizeGiB() + " GiB"));
        narrator.say(
                restored.sameAgain()
                        ? "Applied a second time, it found the same volumes."
                        : "Applied a second time, it made other volumes: that is a bug.");
        narrator.command("restore plan policy.yaml --source " + fleet.comesBack() + " --save restore.json");
        narrator.command("restore apply policy.yaml restore.json");
        return restored;
    }

    private static boolean asTold(List<Night> played, List<TicketDesk.Ticket> tickets, Restored restored) {
        return played.stream().noneMatch(Night::pending)
                && played.stream().filter(night -> !night.failed().isEmpty()).count() == 1
                && played.getLast().deleted() > 0
                && tickets.stream().anyMatch(ticket -> ticket.status() == TicketDesk.Status.CLOSED)
                && restored.sameAgain();
    }
}
