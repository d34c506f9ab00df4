package io.snapwarden.runtime.config;

import io.snapwarden.runtime.aws.S3Document;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the policy file of a deployable is: a path, or `s3://bucket/key`.
public record PolicyFileLocation(String text) {

    private static final Pattern IN_S3 = Pattern.compile("s3://([^/]+)/(.+)");

    public PolicyFileLocation {
        if (text.contains("://") && !IN_S3.matcher(text).matches()) {
            throw new SettingException(
                    "SNAPWARDEN_POLICY_FILE: expected a path or s3://bucket/key, found \"" + text + "\"");
        }
    }

    /// @throws io.snapwarden.runtime.policyfile.PolicyFileException with all that is wrong with the file
    public PolicyInForce read(AwsClients clients) {
        return document()
                .map(document -> new PolicyVersions(document, clients).newestGood())
                .orElseGet(() -> PolicyInForce.forEver(new PolicyFileReader().read(Path.of(text))));
    }

    /// The object in S3; empty when it is a path.
    Optional<S3Document> document() {
        return IN_S3.matcher(text)
                .results()
                .map(parts -> new S3Document(parts.group(1), parts.group(2)))
                .findFirst();
    }
}
