package io.snapwarden.standalone.demo.aws;

import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.standalone.cli.UsageException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;

/// The account that the environment's credentials belong to. What the demo makes there is real and costs money, so the
/// account has to be named, everything carries a mark of its own, and whatever carries it is removed in the end.
public final class RealAws implements DemoAws {

    private static final int CONNECTIONS = 32;
    private static final int ID_BYTES = 3;

    private final String account;
    private final InstantSource machine;
    private final DemoMark mark;

    private RealAws(String account, InstantSource machine, DemoMark mark) {
        this.account = account;
        this.machine = machine;
        this.mark = mark;
    }

    /// @param named the account that the caller expects; null when he names none
    /// @throws UsageException when it is another
    /// @throws io.snapwarden.runtime.port.DependencyException when AWS is not reached or denies
    public static RealAws in(@Nullable String named, InstantSource machine) {
        try (var ports = usual()) {
            var account = ports.accounts().own().value();
            if (!account.equals(named)) {
                throw new UsageException("--on aws makes six instances, their volumes and snapshots in account "
                        + account + ", which costs some cents, and removes them in the end. "
                        + (named == null
                                ? "To go on, name the account: --account " + account
                                : "--account names another one: " + named));
            }
            var id = new byte[ID_BYTES];
            ThreadLocalRandom.current().nextBytes(id);
            return new RealAws(account, machine, new DemoMark(HexFormat.of().formatHex(id)));
        }
    }

    @Override
    public String words() {
        return "the account " + account + ". What it makes carries the tag " + DemoMark.KEY + "=" + mark.id()
                + " and is removed in the end";
    }

    @Override
    public AwsPorts connect() {
        return usual();
    }

    @Override
    public InstantSource time() {
        return machine;
    }

    @Override
    public DemoMark mark() {
        return mark;
    }

    @Override
    public String image(Ec2Client ec2) {
        return ec2
                .describeImages(request -> request.owners("amazon")
                        .filters(filter("name", "al2023-ami-2023.*"), filter("architecture", "x86_64")))
                .images()
                .stream()
                .max(Comparator.comparing(Image::creationDate))
                .map(Image::imageId)
                .orElseThrow(
                        () -> new UsageException("--on aws finds no Amazon Linux 2023 image in account " + account));
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void close() {
        try (var ports = usual()) {
            new Removal(ports.clients(), mark).everything();
        }
    }

    private static AwsPorts usual() {
        return AwsPorts.usual(CONNECTIONS, new ScopeChoice.Accounts.Own());
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
