package io.snapwarden.domain.point;

/// The idempotency token of a job of AWS Backup: the same for every delivery of the same order, so that AWS itself
/// makes one job of all of them. It stands on the point as its capture id.
///
/// @param turn grows when AWS has ended a job because another one of the resource was running: no attempt was made,
///     and the same token would only show the same ended job
public record BackupToken(PointKey key, int turn) {

    public static final int MOST_TURNS = 99;

    public BackupToken {
        requireTurn(turn);
    }

    public static void requireTurn(int turn) {
        if (turn < 0 || turn > MOST_TURNS) {
            throw new IllegalArgumentException("a turn is 0 to " + MOST_TURNS + " but is " + turn);
        }
    }

    public CaptureId capture() {
        return new CaptureId(beginning(key) + turn);
    }

    static boolean isOf(PointKey key, CaptureId capture) {
        var text = capture.value();
        var beginning = beginning(key);
        return text.startsWith(beginning) && text.substring(beginning.length()).matches("\\d{1,2}");
    }

    private static String beginning(PointKey key) {
        return key.obligation().workId() + "-" + key.attempt() + "-";
    }

    @Override
    public String toString() {
        return capture().value();
    }
}
