package io.snapwarden.domain.fleet;

import io.snapwarden.domain.text.Digest;
import io.snapwarden.domain.text.Form;

/// The id of a resource that a policy protects: `i-0abc…`, `vol-0abc…`, the ARN of what AWS Backup takes, or what RDS
/// calls the resource id of a database, `db-ABC…` or `cluster-ABC…`: that never changes, and is never given again.
///
/// What a command backs up on an instance is `command-i-0abc…`: the instance itself may obey another policy.
public record ResourceId(String value) implements Comparable<ResourceId> {

    private static final Form KIND = Form.of("a-z", 1, 8);
    private static final Form DIGITS = Form.of("0-9a-f", 1, 40);
    private static final Form OF_DATABASE = Form.of("A-Z0-9", 1, 40);
    private static final Form OF_COMMAND = Form.of("command-i-", "0-9a-f", 1, 40);
    private static final String COMMAND = "command-";
    private static final int KEY_DIGITS = 32;

    public ResourceId {
        if (Arn.begins(value) ? !Arn.fits(value) : !isOfEc2(value) && !isOfRds(value) && !isOfCommand(value)) {
            throw new IllegalArgumentException("a resource id looks like vol-0123abcd but is \"" + value + "\"");
        }
    }

    private static boolean isOfEc2(String value) {
        int dash = value.indexOf('-');
        return KIND.fits(value, 0, dash) && DIGITS.fits(value, dash + 1, value.length());
    }

    private static boolean isOfRds(String value) {
        int dash = value.indexOf('-');
        return (value.startsWith("db-") || value.startsWith("cluster-"))
                && OF_DATABASE.fits(value, dash + 1, value.length());
    }

    private static boolean isOfCommand(String value) {
        return OF_COMMAND.fits(value);
    }

    /// What a command backs up on that instance.
    public static ResourceId ofCommandOn(ResourceId instance) {
        return new ResourceId(COMMAND + instance);
    }

    /// Whether it is what a command backs up on an instance.
    public boolean isCommand() {
        return isOfCommand(value);
    }

    /// The instance that the command is run on.
    public ResourceId instance() {
        if (!isCommand()) {
            throw new IllegalArgumentException(
                    "expected what a command backs up, such as command-i-0123abcd, found " + value);
        }
        return new ResourceId(value.substring(COMMAND.length()));
    }

    /// Whether it is a database of RDS.
    public boolean isDatabase() {
        return isOfRds(value);
    }

    /// Whether it is a cluster of RDS.
    public boolean isCluster() {
        return isDatabase() && value.startsWith("cluster-");
    }

    /// Whether its points are made as one thing, by AWS Backup, RDS or an application, and not of volumes by EC2.
    public boolean isWhole() {
        return isArn() || isDatabase() || isCommand();
    }

    /// Whether it is an ARN: AWS Backup keeps its points, and EC2 is never asked about it.
    public boolean isArn() {
        return Arn.begins(value);
    }

    /// The id as one word of a ledger key: an ARN has characters that mean something there.
    public String keyWord() {
        return isArn() ? "arn-" + Digest.hex(value, KEY_DIGITS) : value;
    }

    @Override
    public int compareTo(ResourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
