package io.snapwarden.runtime.config;

import io.snapwarden.runtime.aws.S3Document;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where the policy file of a deployable is: a path, or `s3://bucket/key`.
record PolicyFileLocation(String text) {

    private static final Pattern IN_S3 = Pattern.compile("s3://([^/]+)/(.+)");

    PolicyFileLocation {
        if (text.contains("://") && !IN_S3.matcher(text).matches()) {
            throw new SettingException(
                    "SNAPWARDEN_POLICY_FILE: expected a path or s3://bucket/key, found \"" + text + "\"");
        }
    }

    /// @throws io.snapwarden.runtime.policyfile.PolicyFileException with all that is wrong with the file
    PolicyFile read(AwsClients clients) {
        var inS3 = IN_S3.matcher(text);
        return inS3.matches()
                ? new PolicyFileReader().read(text, new S3Document(inS3.group(1), inS3.group(2)).read(clients))
                : new PolicyFileReader().read(Path.of(text));
    }
}
