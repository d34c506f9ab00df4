package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;

/// One call as people are told of it: which service, which operation, about what, where.
///
/// @param service as in the name of the right that it needs, for example `ec2`
/// @param about the thing and the place, for example `vol-0abc in 111122223333/eu-west-1`
public record AwsCall(String service, String operation, String about) {

    private static final int MOST_WORDS = 400;
    private static final Pattern MISSING_RIGHT = Pattern.compile("not authorized to perform:? ([a-z0-9-]+:[A-Za-z]+)");

    public static AwsCall ec2(String operation, Scope scope) {
        return new AwsCall("ec2", operation, scope.toString());
    }

    public static AwsCall ec2(String operation, Object thing, Scope scope) {
        return new AwsCall("ec2", operation, thing + " in " + scope);
    }

    public static AwsCall backup(String operation, Object thing, Scope scope) {
        return new AwsCall("backup", operation, thing + " in " + scope);
    }

    public static AwsCall rds(String operation, Object thing, Scope scope) {
        return new AwsCall("rds", operation, thing + " in " + scope);
    }

    /// Runs it; any trouble leaves as a [DependencyException].
    public <T> T run(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw trouble(AwsError.of(e), e);
        }
    }

    public DependencyException trouble(AwsError error, SdkException cause) {
        return new DependencyException(kind(error), explain(error, cause), cause);
    }

    /// What happened, in AWS's words, and what a person can do.
    public String explain(AwsError error, SdkException cause) {
        var code = AwsError.code(cause);
        return operation + " for " + about + " failed: " + (code.isEmpty() ? "" : code + ": ")
                + shortened(AwsError.words(cause)) + remedy(error, cause);
    }

    private static DependencyException.Kind kind(AwsError error) {
        return switch (error) {
            case THROTTLED, LIMIT, PENDING_LIMIT, TOO_SOON -> DependencyException.Kind.THROTTLED;
            case NOT_FOUND, PROTECTED, TAGS_REFUSED, INVALID -> DependencyException.Kind.INVALID;
            case DENIED -> DependencyException.Kind.DENIED;
            case CREDENTIALS, CREDENTIALS_OR_REGION -> DependencyException.Kind.CREDENTIALS;
            case REGION_OFF -> DependencyException.Kind.REGION_OFF;
            case NEVER_SENT, UNCLEAR -> DependencyException.Kind.UNAVAILABLE;
        };
    }

    private String remedy(AwsError error, SdkException cause) {
        return switch (error) {
            case THROTTLED, LIMIT, PENDING_LIMIT, TOO_SOON -> ". It is tried again by itself";
            case DENIED -> ". Allow " + missingRight(cause) + " to the role that Snapwarden runs under" + ofTheOther();
            case CREDENTIALS -> ". Renew the AWS credentials, or check the role of this process";
            case CREDENTIALS_OR_REGION ->
                ". Renew the AWS credentials; if they are good, the Region is not enabled for the account";
            case REGION_OFF -> ". Enable the Region for the account, or take it out of scopes.regions";
            case NEVER_SENT -> ". Check the network, the endpoint and the Region's name";
            case UNCLEAR -> ". It is tried again by itself; if it stays so, see the AWS Health Dashboard";
            case NOT_FOUND, PROTECTED, TAGS_REFUSED, INVALID -> "";
        };
    }

    /// AWS says the same of a role that is not there.
    private String ofTheOther() {
        return operation.equals("AssumeRole")
                ? "; and see that the role is there, trusts it, and asks for no other external id"
                : "";
    }

    /// The right that AWS names, for a call can want more than its own: a create call with tags wants CreateTags.
    private String missingRight(SdkException cause) {
        var named = MISSING_RIGHT.matcher(AwsError.words(cause));
        return named.find() ? named.group(1) : service + ":" + operation;
    }

    private static String shortened(String words) {
        var line = words.strip().replaceAll("\\s+", " ");
        var cut = line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "…" : line;
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
