package io.snapwarden.runtime.aws.client;

import static java.util.Map.entry;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;

/// What an answer of AWS means, or the lack of one. The only place that reads the SDK's exceptions.
public enum AwsError {
    /// Too fast: refused before anything was done.
    THROTTLED,
    /// A limit on what may be or go on at once, of the account or of one thing: refused, has room again later.
    LIMIT,
    /// The account has as many pending snapshots in the Region as it may have.
    PENDING_LIMIT,
    /// A snapshot of the volume was made less than 15 seconds ago.
    TOO_SOON,
    NOT_FOUND,
    /// In use, locked or owned by another service: not to be deleted.
    PROTECTED,
    TAGS_REFUSED,
    DENIED,
    CREDENTIALS,
    /// Credentials that are wrong, or a Region that is off: EC2 says the same for both.
    CREDENTIALS_OR_REGION,
    REGION_OFF,
    /// The service refuses the request as it is.
    INVALID,
    /// The request provably never reached the service.
    NEVER_SENT,
    /// The service broke or the reply was lost: what was asked for may or may not have been done.
    UNCLEAR;

    private static final int SERVER_ERROR = 500;
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;

    private static final Map<String, AwsError> BY_CODE = Map.ofEntries(
            entry("ConcurrentSnapshotLimitExceeded", LIMIT),
            entry("ResourceLimitExceeded", LIMIT),
            entry("InsufficientVolumeCapacity", LIMIT),
            entry("LimitExceededException", LIMIT),
            entry("SnapshotQuotaExceeded", LIMIT),
            entry("InvalidDBInstanceState", LIMIT),
            entry("InvalidDBClusterStateFault", LIMIT),
            entry("PendingSnapshotLimitExceeded", PENDING_LIMIT),
            entry("SnapshotCreationPerVolumeRateExceeded", TOO_SOON),
            entry("InvalidVolume.NotFound", NOT_FOUND),
            entry("InvalidInstanceID.NotFound", NOT_FOUND),
            entry("InvalidSnapshot.NotFound", NOT_FOUND),
            entry("ResourceNotFoundException", NOT_FOUND),
            entry("InvalidDocument", NOT_FOUND),
            entry("DBInstanceNotFound", NOT_FOUND),
            entry("DBClusterNotFoundFault", NOT_FOUND),
            entry("DBSnapshotNotFound", NOT_FOUND),
            entry("DBClusterSnapshotNotFoundFault", NOT_FOUND),
            entry("InvocationDoesNotExist", NOT_FOUND),
            entry("NoSuchKey", NOT_FOUND),
            entry("NoSuchBucket", NOT_FOUND),
            entry("InvalidSnapshot.InUse", PROTECTED),
            entry("InvalidResourceStateException", PROTECTED),
            entry("InvalidDBSnapshotState", PROTECTED),
            entry("InvalidDBClusterSnapshotStateFault", PROTECTED),
            entry("InvalidTagKey.Malformed", TAGS_REFUSED),
            entry("TagLimitExceeded", TAGS_REFUSED),
            entry("TagPolicyViolation", TAGS_REFUSED),
            entry("UnauthorizedOperation", DENIED),
            entry("AccessDenied", DENIED),
            entry("AccessDeniedException", DENIED),
            entry("AuthorizationError", DENIED),
            entry("ExpiredToken", CREDENTIALS),
            entry("ExpiredTokenException", CREDENTIALS),
            entry("RequestExpired", CREDENTIALS),
            entry("InvalidClientTokenId", CREDENTIALS),
            entry("UnrecognizedClientException", CREDENTIALS),
            entry("SignatureDoesNotMatch", CREDENTIALS),
            entry("MissingAuthenticationToken", CREDENTIALS),
            entry("AuthFailure", CREDENTIALS_OR_REGION),
            entry("OptInRequired", REGION_OFF),
            entry("RegionDisabledException", REGION_OFF));

    /// By name, because the HTTP client is the deployable's choice.
    private static final Set<String> NOT_CONNECTED =
            Set.of("ConnectTimeoutException", "ConnectionRequestTimeoutException");

    public static AwsError of(SdkException e) {
        if (RetryUtils.isThrottlingException(e)) {
            return THROTTLED;
        }
        if (e instanceof AwsServiceException answer) {
            return ofAnswer(answer);
        }
        return neverConnected(e) ? NEVER_SENT : UNCLEAR;
    }

    /// The same for a call whose requests were watched: one that ran out of time between two throttled tries, or
    /// before the first, has done nothing.
    public static AwsError of(SdkException e, Transmission transmission) {
        return e instanceof ApiCallTimeoutException && !transmission.unanswered() ? THROTTLED : of(e);
    }

    private static AwsError ofAnswer(AwsServiceException answer) {
        var known = BY_CODE.get(code(answer));
        if (known != null) {
            return known;
        }
        if (answer.statusCode() >= SERVER_ERROR) {
            return UNCLEAR;
        }
        return isAboutTags(answer) ? TAGS_REFUSED : ofStatus(answer);
    }

    /// What S3 answers to a question for a head has no words.
    private static AwsError ofStatus(AwsServiceException answer) {
        if (code(answer).chars().anyMatch(Character::isLetter)) {
            return INVALID;
        }
        return switch (answer.statusCode()) {
            case FORBIDDEN -> DENIED;
            case MISSING -> NOT_FOUND;
            default -> INVALID;
        };
    }

    private static boolean isAboutTags(AwsServiceException answer) {
        return code(answer).startsWith("InvalidParameter")
                && words(answer).toLowerCase(Locale.ROOT).contains("tag");
    }

    private static boolean neverConnected(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException
                    || NOT_CONNECTED.contains(cause.getClass().getSimpleName())) {
                return true;
            }
        }
        return false;
    }

    /// The service's own code, or an empty text.
    static String code(SdkException e) {
        return e instanceof AwsServiceException answer
                        && answer.awsErrorDetails() != null
                        && answer.awsErrorDetails().errorCode() != null
                ? answer.awsErrorDetails().errorCode()
                : "";
    }

    /// The service's own words, or the SDK's.
    static String words(SdkException e) {
        return e instanceof AwsServiceException answer
                        && answer.awsErrorDetails() != null
                        && answer.awsErrorDetails().errorMessage() != null
                ? answer.awsErrorDetails().errorMessage()
                : String.valueOf(e.getMessage());
    }
}
