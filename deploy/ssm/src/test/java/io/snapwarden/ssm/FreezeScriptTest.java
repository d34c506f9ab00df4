package io.snapwarden.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snapwarden.testkit.lane.RequiresLane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script on ext4 and xfs, with a kernel that really freezes them.
@RequiresLane("kernel")
class FreezeScriptTest {

    private static final String A = "vol-0aaaaaaaaaaaaaaa1";
    private static final String B = "vol-0bbbbbbbbbbbbbbb2";
    private static final String LEASE = "6f1c2c1e-8f38-4c5f-9d0e-000000000001";
    private static final String OTHER = "6f1c2c1e-8f38-4c5f-9d0e-000000000002";
    private static final int LONG = 60;

    private LoopHost host;

    @BeforeEach
    void start(@TempDir Path home) {
        host = new LoopHost(home);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
    void freezesEachFileSystemOfItsVolumesAndThawsIt(String shell) {
        Assumptions.assumeTrue(isThere(shell), shell + " is not installed");
        var ext4 = host.with(shell).volume(A, "ext4", "data");
        var xfs = host.volume(B, "xfs", "a \"quoted\" 'name' $(reboot)");
        host.bind(ext4, "bound");

        var frozen = host.freeze(LEASE, LONG, A, B);

        assertThat(frozen.lastLine()).isEqualTo("snapwarden: result=frozen lease=" + LEASE + " mounts=2 skipped=0");
        assertThat(host.isWritable(ext4)).isFalse();
        assertThat(host.isWritable(xfs)).isFalse();
        var thawed = host.thaw(LEASE);
        assertThat(thawed.code()).isZero();
        assertThat(thawed.lastLine())
                .matches("snapwarden: result=thawed lease=" + LEASE + " held=yes watchdog=quiet frozen-ms=[0-9]+");
        assertThat(host.isWritable(ext4)).isTrue();
        assertThat(host.isWritable(xfs)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs"})
    void aWriterWaitsAndLosesNothing(String type) throws IOException, InterruptedException {
        var mount = host.volume(A, type, "data");
        var log = mount.resolve("log");
        var stop = host.memory("stop");
        var writer = new ProcessBuilder(
                        "sh",
                        "-c",
                        "i=0; while [ ! -e \"$2\" ]; do i=$((i+1)); echo $i >>\"$1\"; done",
                        "writer",
                        log.toString(),
                        stop.toString())
                .start();
        await().until(() -> Files.exists(log) && Files.size(log) > 0);

        host.freeze(LEASE, LONG, A);
        long frozen = Files.size(log);
        assertThat(writer.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(Files.size(log)).isEqualTo(frozen);
        host.thaw(LEASE);
        await().until(() -> Files.size(log) > frozen);
        Files.createFile(stop);

        assertThat(writer.waitFor()).isZero();
        var lines = Files.readAllLines(log);
        assertThat(lines)
                .isEqualTo(IntStream.rangeClosed(1, lines.size())
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void onlyTheVolumesThatAreNamedAreFrozen() {
        var named = host.volume(A, "ext4", "data");
        var other = host.volume(B, "ext4", "more");

        host.freeze(LEASE, LONG, A);

        assertThat(host.isWritable(named)).isFalse();
        assertThat(host.isWritable(other)).isTrue();
    }

    @Test
    void theWatchdogEndsAFreezeThatNobodyThaws() {
        var mount = host.volume(A, "ext4", "data");
        var began = Instant.now();

        host.freeze(LEASE, 2, A);
        await().atMost(Duration.ofSeconds(10)).until(() -> host.isWritable(mount));

        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(6));
        var thawed = host.thaw(LEASE);
        assertThat(thawed.code()).isEqualTo(203);
        assertThat(thawed.lastLine()).contains("held=no watchdog=fired");
    }

    /// As when the agent is stopped, or gives a command up.
    @Test
    void theWatchdogOutlivesItsWholeProcessGroup() {
        host.volume(A, "ext4", "data");
        host.hook("10-app", """
                echo "$1" >>%s
                if [ "$1" = freeze ]; then kill -9 -- "-$(ps -o pgid= -p $$ | tr -d ' ')"; fi
                """.formatted(host.memory("hook")), "rwxr-xr-x");

        var killed = host.with("setsid -w sh").freeze(LEASE, 2, A);

        assertThat(killed.code()).isNotZero();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(Files.readAllLines(host.memory("hook"))).containsExactly("freeze", "thaw"));
    }

    @Test
    void saysTheSameWhenItIsAskedAgain() {
        host.volume(A, "ext4", "data");

        var first = host.freeze(LEASE, LONG, A);
        assertThat(host.freeze(LEASE, LONG, A).lastLine()).isEqualTo(first.lastLine());
        var thawed = host.thaw(LEASE);
        var again = host.thaw(LEASE);

        assertThat(again.lastLine()).isEqualTo(thawed.lastLine());
        assertThat(again.code()).isZero();
    }

    @Test
    void neverThawsOrExtendsTheFreezeOfAnotherLease() {
        var mount = host.volume(A, "ext4", "data");
        host.freeze(LEASE, LONG, A);

        var second = host.freeze(OTHER, LONG, A);
        var foreign = host.thaw(OTHER);

        assertThat(second.code()).isEqualTo(204);
        assertThat(second.err()).contains(LEASE);
        assertThat(foreign.code()).isEqualTo(205);
        assertThat(host.isWritable(mount)).isFalse();
        assertThat(host.thaw(LEASE).code()).isZero();
    }

    @Test
    void aFreezeThatItsThawHasOvertakenFreezesNothing() {
        var mount = host.volume(A, "ext4", "data");

        assertThat(host.thaw(LEASE).code()).isEqualTo(205);
        assertThat(host.freeze(LEASE, LONG, A).code()).isEqualTo(201);

        assertThat(host.isWritable(mount)).isTrue();
    }

    @Test
    void aCommandThatComesTooLateFreezesNothing() {
        var mount = host.volume(A, "ext4", "data");

        var late = host.script("pre-script", LEASE, A, "30", "1700000000");

        assertThat(late.code()).isEqualTo(207);
        assertThat(host.isWritable(mount)).isTrue();
    }

    @Test
    void aFullDiskIsFrozenLikeAnyOther() {
        var mount = host.volume(A, "ext4", "data");
        Shell.run(Map.of(), List.of("dd", "if=/dev/zero", "of=" + mount.resolve("full"), "bs=1M"));

        assertThat(host.freeze(LEASE, LONG, A).code()).isZero();
        assertThat(host.thaw(LEASE).code()).isZero();
    }

    @Test
    void whatIsReadOnlyIsLeftAndSaid() {
        host.volume(A, "ext4", "data");
        host.volume(B, "ext4", "archive", "-o", "ro");

        var both = host.freeze(LEASE, LONG, A, B);
        assertThat(both.lastLine()).endsWith("mounts=1 skipped=1");
        assertThat(both.out()).contains("archive is read-only");
        host.thaw(LEASE);

        var alone = host.freeze(OTHER, LONG, B);
        assertThat(alone.code()).isEqualTo(208);
        assertThat(alone.lastLine()).isEqualTo("snapwarden: result=error code=208 reason=nothing-to-freeze");
    }

    @Test
    void whatSomebodyElseHasFrozenStaysAndTheRestIsThawed() {
        var mine = host.volume(A, "ext4", "z-deep/first");
        var theirs = host.volume(B, "ext4", "a-later");
        Shell.must("fsfreeze", "-f", theirs.toString());

        var refused = host.freeze(LEASE, LONG, A, B);

        assertThat(refused.code()).isEqualTo(208);
        assertThat(refused.err()).contains("a-later was not frozen");
        assertThat(host.isWritable(mine)).isTrue();
        assertThat(host.isWritable(theirs)).isFalse();
        Shell.must("fsfreeze", "-u", theirs.toString());
    }

    @Test
    void hooksBracketTheFreezeInTurn() throws IOException {
        host.volume(A, "ext4", "data");
        var log = host.memory("hooks.log");
        for (var name : new String[] {"10-queue", "20-database"}) {
            host.hook(name, "echo " + name + " $1 >>" + log, "rwxr-xr-x");
        }

        host.freeze(LEASE, LONG, A);
        host.thaw(LEASE);

        assertThat(Files.readAllLines(log))
                .containsExactly("10-queue freeze", "20-database freeze", "20-database thaw", "10-queue thaw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ $1 = thaw ]", "if [ $1 = freeze ]; then sleep 100; fi"})
    void afterAHookThatFailsOrHangsAllHooksAreUndone(String body) throws IOException {
        var mount = host.volume(A, "ext4", "data");
        var log = host.memory("hooks.log");
        host.hook("10-queue", "echo queue $1 >>" + log, "rwxr-xr-x");
        host.hook("20-database", "echo database $1 >>" + log + "\n" + body, "rwxr-xr-x");

        var failed = host.freeze(LEASE, 6, A);

        assertThat(failed.code()).isEqualTo(201);
        assertThat(failed.err()).contains("20-database freeze ended with");
        assertThat(Files.readAllLines(log))
                .containsExactly("queue freeze", "database freeze", "database thaw", "queue thaw");
        assertThat(host.isWritable(mount)).isTrue();
    }

    @Test
    void aHookThatOthersMayWriteIsNotRun() {
        host.volume(A, "ext4", "data");
        host.hook("10-app", "touch " + host.memory("ran"), "rwxrwxrwx");

        var refused = host.freeze(LEASE, LONG, A);

        assertThat(refused.code()).isEqualTo(201);
        assertThat(refused.err()).contains("10-app must belong to root");
        assertThat(host.memory("ran")).doesNotExist();
    }

    /// As under LVM, RAID and encryption: what is mounted is a device that lies on the volume's.
    @Test
    void findsFileSystemsOnDevicesAboveTheVolume() {
        var mount = host.volume(A, "ext4", "data");
        host.lists(A, "259:4 259:5 LOOP");

        assertThat(host.freeze(LEASE, LONG, A).lastLine()).contains("mounts=1");
        assertThat(host.isWritable(mount)).isFalse();
    }

    @Test
    void aDryRunChangesNothing() {
        var mount = host.volume(A, "ext4", "data");

        var said = host.script("dry-run", "None", A);

        assertThat(said.out()).contains("would freeze ", "/data\n", "result=dry-run mounts=1");
        assertThat(host.isWritable(mount)).isTrue();
    }

    @Test
    void stateMustBeInMemory(@TempDir Path disk) {
        host.volume(A, "ext4", "data");
        Assumptions.assumeFalse(
                Shell.must("findmnt", "-nro", "FSTYPE", "-T", disk.toString()).equals("tmpfs"));

        var refused = host.script(Map.of("SNAPWARDEN_RUN", disk.toString()), "pre-script", LEASE, A);

        assertThat(refused.code()).isEqualTo(209);
        assertThat(refused.err()).contains("must be in memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(touch /tmp/x)", "a'b", "vol-1;reboot", "vol-1 vol-2"})
    void aParameterOfAnotherFormIsRefusedAndNeverRun(String hostile) {
        assertThat(host.script("pre-script", LEASE, hostile).code()).isEqualTo(210);
        assertThat(host.script("pre-script", LEASE, A, hostile).code()).isEqualTo(210);
        assertThat(host.script("pre-script", LEASE, A, "30", hostile).code()).isEqualTo(210);
        assertThat(host.script(hostile).code()).isEqualTo(210);
    }

    private static boolean isThere(String shell) {
        return Shell.run(Map.of(), List.of("which", shell.substring(0, (shell + " ").indexOf(' '))))
                        .code()
                == 0;
    }
}
