package io.snapwarden.runtime.config;

import io.snapwarden.runtime.aws.S3Document;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileException;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.runtime.port.DependencyException;
import java.util.Optional;

/// A policy file in a bucket that remembers earlier ones. Only a good one takes effect: while the newest is invalid or
/// was removed, the last good one stays in force.
record PolicyVersions(S3Document document, AwsClients clients) {

    /// What names a file that is not there.
    private static final String NONE = "none";

    PolicyInForce newestGood() {
        var newest = newest(); // before it is read: one that is put meanwhile is found by the next look
        var content = document.read(clients);
        if (content.isEmpty()) {
            return inForceAgain(newest, nothing());
        }
        try {
            return new PolicyInForce(parse(content.get()), newest, null);
        } catch (PolicyFileException e) {
            return inForceAgain(newest, e);
        }
    }

    String newest() {
        return document.tag(clients).orElse(NONE);
    }

    private PolicyInForce inForceAgain(String newest, RuntimeException trouble) {
        try {
            return document.versions(clients).stream()
                    .flatMap(version -> good(version).stream())
                    .findFirst()
                    .map(file -> new PolicyInForce(file, newest, trouble.getMessage()))
                    .orElseThrow(() -> trouble);
        } catch (DependencyException e) {
            if (e != trouble) {
                trouble.addSuppressed(e);
            }
            throw trouble;
        }
    }

    private Optional<PolicyFile> good(String version) {
        try {
            return document.read(clients, version).map(this::parse);
        } catch (PolicyFileException _) {
            return Optional.empty();
        }
    }

    private PolicyFile parse(byte[] content) {
        return new PolicyFileReader().read(document.toString(), content);
    }

    private DependencyException nothing() {
        return new DependencyException(
                DependencyException.Kind.INVALID,
                "There is no policy file at " + document + ". Put one there: snapwarden policy push FILE --to "
                        + document,
                null);
    }
}
